"""The answers to an interaction: after a slash, by a button or a form, in time or late."""

import asyncio
import logging
from enum import Enum, auto
from typing import Any, Protocol, cast

import discord
from discord.abc import Messageable

from bot.discord.answers import Answers, say_untold
from bot.discord.sending import (
    ALREADY_ACKNOWLEDGED,
    ARCHIVED,
    FAILURES,
    LOCKED,
    TOKEN_EXPIRED,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    code_of,
    is_doubtful,
    persist,
    post,
    post_privately,
    rewind,
)
from bot.discord.types import Interaction
from bot.ui.message import Changes, Parts

# Nothing can be said to the interaction any more; there are still channels and direct messages.
OVER = (UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK, TOKEN_EXPIRED)
KEPT_IN = "answers"

logger = logging.getLogger(__name__)


class _State(Enum):
    OPEN = auto()  # Discord waits for the first answer
    THINKING = auto()  # people read that one will come
    ANSWERED = auto()
    DOUBTFUL = auto()  # something was sent, and nobody knows what became of it


class InteractionAnswers:
    """The answers to one interaction, one after the other; a deferral under way is waited for."""

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._turn = asyncio.Lock()
        self._state = _State.OPEN
        self._count = 0
        self._doubted = 0  # which answer it is whose fate is unknown; 0: the deferral

    @classmethod
    def to(cls, interaction: Interaction) -> "InteractionAnswers":
        """Return the answers to an interaction, the same ones to everybody who asks."""
        if KEPT_IN not in interaction.extras:
            interaction.extras[KEPT_IN] = cls(interaction)
        return cast("InteractionAnswers", interaction.extras[KEPT_IN])

    async def defer(self, *, private: bool = False) -> None:
        """Say that an answer will come, unless there is one; `private` decides about it, too."""
        async with self._turn:
            if self._state is not _State.OPEN:
                return
            try:
                await self._interaction.response.defer(ephemeral=private)
            except FAILURES as error:
                logger.info("Discord did not take a deferral: %s", error)
                if is_doubtful(error) or code_of(error) == ALREADY_ACKNOWLEDGED:
                    self._state = _State.DOUBTFUL
            else:
                by_command = self._interaction.type is discord.InteractionType.application_command
                self._state = _State.THINKING if by_command else _State.ANSWERED

    async def send(self, parts: Parts, *, private: bool = False) -> discord.Message | None:
        """Answer; None where Discord takes no answer in any way."""
        async with self._turn:
            return await self._send(parts, private=private)

    async def edit(self, changes: Changes) -> None:
        """Change the message that was pressed; where it is gone, say privately what it would be."""
        async with self._turn:
            try:
                await persist(lambda: self._edit(changes))
            except FAILURES as error:
                await self._edit_otherwise(changes, error)

    async def ask(self, form: discord.ui.Modal) -> None:
        """Open a form; where it is too late for that, Discord itself says so."""
        async with self._turn:
            try:
                await self._interaction.response.send_modal(form)
            except FAILURES as error:
                logger.info("Discord did not open a form: %s", error)
                return
            self._state = _State.ANSWERED

    async def _send(self, parts: Parts, *, private: bool) -> discord.Message | None:
        self._count += 1
        try:
            return await self._say(parts, private=private)
        except FAILURES as error:
            if code_of(error) in (*OVER, ARCHIVED, LOCKED):
                return await self._send_elsewhere(parts, private=private)
            return await say_untold(error, lambda excuse: self._say(excuse, private=True))

    async def _say(self, parts: Parts, *, private: bool) -> discord.Message:
        first = await persist(lambda: self._first(parts, private=private))
        return first or await self._follow(parts, private=private)

    async def _first(self, parts: Parts, *, private: bool) -> discord.Message | None:
        """Give the first answer; None where there is one. It may be tried again."""
        rewind(parts)
        if self._state is _State.DOUBTFUL and (found := await self._look(_State.OPEN)):
            return found
        if self._state is _State.OPEN:
            try:
                return await self._begin(parts, private=private)
            except discord.HTTPException as error:
                if error.code != ALREADY_ACKNOWLEDGED:
                    raise
            if found := await self._look(_State.ANSWERED):
                return found
        if self._state is _State.THINKING:
            return await self._take_over(parts)
        return None

    async def _begin(self, parts: Parts, *, private: bool) -> discord.Message:
        response = self._interaction.response
        try:
            given = await response.send_message(**parts, ephemeral=private)
        except FAILURES as error:
            if is_doubtful(error) or code_of(error) == ALREADY_ACKNOWLEDGED:
                self._state, self._doubted = _State.DOUBTFUL, self._count
            raise
        self._state = _State.ANSWERED
        if isinstance(given.resource, discord.InteractionMessage):
            return given.resource
        return await self._interaction.original_response()

    async def _take_over(self, parts: Parts) -> discord.Message:
        """Put the answer in the place of what says that one will come."""
        try:
            message = await self._interaction.edit_original_response(**_as_edit(parts))
        except FAILURES as error:
            if is_doubtful(error):
                self._state, self._doubted = _State.DOUBTFUL, self._count
            raise
        self._state = _State.ANSWERED
        return message

    async def _look(self, otherwise: _State) -> discord.Message | None:
        """Find out whether there is a first answer; return it if it is the one being given."""
        try:
            original = await self._interaction.original_response()
        except discord.NotFound:
            self._state = otherwise
            return None
        self._state = _State.THINKING if original.flags.loading else _State.ANSWERED
        pressed = self._interaction.message
        is_new = pressed is None or pressed.id != original.id
        said = is_new and not original.flags.loading and self._doubted == self._count
        return original if said else None

    async def _follow(self, parts: Parts, *, private: bool) -> discord.Message:
        rewind(parts)
        return await self._interaction.followup.send(**parts, ephemeral=private, wait=True)

    async def _send_elsewhere(self, parts: Parts, *, private: bool) -> discord.Message | None:
        """Say it in the channel, or privately: the interaction cannot be answered any more."""
        nonce = f"{self._interaction.id}-{self._count}"
        channel = self._interaction.channel
        if not private and isinstance(channel, Messageable):
            try:
                return await post(channel, parts, nonce)
            except FAILURES as error:
                logger.info("Discord takes no answer in channel %s: %s", channel.id, error)
        return await post_privately(self._interaction.user, parts, nonce)

    async def _edit(self, changes: Changes) -> None:
        """Change the message that was pressed. It may be tried again."""
        if self._state is _State.OPEN:
            try:
                await self._interaction.response.edit_message(**changes)
            except FAILURES as error:
                if code_of(error) != ALREADY_ACKNOWLEDGED:
                    self._state = _State.DOUBTFUL if is_doubtful(error) else self._state
                    raise
            else:
                self._state = _State.ANSWERED
                return
        try:
            await self._interaction.edit_original_response(**changes)
        except discord.NotFound as error:
            if self._state is not _State.DOUBTFUL or error.code != UNKNOWN_WEBHOOK:
                raise
            self._state = _State.OPEN
            await self._edit(changes)
        self._state = _State.ANSWERED

    async def _edit_otherwise(self, changes: Changes, error: Exception) -> None:
        pressed = self._interaction.message
        gone = code_of(error) == UNKNOWN_MESSAGE
        if code_of(error) in OVER and pressed is not None and not pressed.flags.ephemeral:
            try:
                await persist(lambda: pressed.edit(**changes))
            except FAILURES as again:
                gone = not is_doubtful(again)
        elif code_of(error) in OVER:
            gone = True
        elif not gone:
            await say_untold(error, lambda excuse: self._say(excuse, private=True))
        if gone:
            await self._send(_as_parts(changes), private=True)


class Answerable(Protocol):
    """What a person did, by a command: it has answers."""

    @property
    def answers(self) -> Answers:
        """How it is answered."""


def answers_to(target: Answerable | Interaction) -> Answers:
    """Return the answers to what a person did."""
    if isinstance(target, discord.Interaction):
        return InteractionAnswers.to(target)
    return target.answers


def _as_edit(parts: Parts) -> dict[str, Any]:
    """Return what makes an empty message out of which one with these parts."""
    edit: dict[str, Any] = {**parts}
    if "file" in parts:
        edit["attachments"] = [edit.pop("file")]
    return edit


def _as_parts(changes: Changes) -> Parts:
    """Return the parts of a message that was to take another one's place."""
    present = {name: part for name, part in changes.items() if part is not None}
    return cast("Parts", present)
