"""A message is completed once the rest is known, unless somebody did something to it before."""

import asyncio
from typing import cast
from unittest import mock

import discord

from bot.discord.completions import Completions
from bot.ui.message import Changes, Message


class Edits:
    """A message whose rest becomes known when the test says so, and what it was edited to."""

    def __init__(self) -> None:
        self.done: list[Changes] = []
        self.known = asyncio.Event()
        self.message = cast("discord.Message", mock.Mock(id=7))

    async def edit(self, changes: Changes) -> None:
        self.done.append(changes)

    async def _later(self) -> Message | None:
        await self.known.wait()
        return Message("full")

    @property
    def said(self) -> Message:
        return Message("short", later=self._later)


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_the_rest_takes_the_place_of_what_was_said() -> None:
    completions, edits = Completions(), Edits()
    completions.expect(edits.said, edits.message, edits.edit)
    edits.known.set()
    await settled()
    assert [each["content"] for each in edits.done] == ["full"]


async def test_what_somebody_pressed_meanwhile_stays() -> None:
    completions, edits = Completions(), Edits()
    completions.expect(edits.said, edits.message, edits.edit)
    await settled()
    completions.settle(7)
    edits.known.set()
    await settled()
    assert edits.done == []


async def test_of_two_answers_in_one_message_the_newer_is_completed() -> None:
    completions, first, second = Completions(), Edits(), Edits()
    completions.expect(first.said, first.message, first.edit)
    completions.expect(second.said, second.message, second.edit)
    first.known.set()
    second.known.set()
    await settled()
    assert (len(first.done), len(second.done)) == (0, 1)
