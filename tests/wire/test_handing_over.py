"""A bot that is restarted on purpose: its successor is connected before it leaves."""

import asyncio
import io
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cli.cluster import parts_of
from bot.cli.process_group import ProcessGroup
from tests.wire.processes import Processes, open_processes
from tests.wire.talk import talk

MARZIPAN = "Marzipan Conspiracy (1991)"
STARTS_SOON = "Movie night 1 starts soon"


@pytest.fixture
async def two(tmp_path: Path, trained_models: Path) -> AsyncIterator[Processes]:
    """A Discord with two shards, and no process yet."""
    async with open_processes(tmp_path, trained_models, shards=2) as opened:
        yield opened


async def test_who_talks_to_a_bot_that_is_restarted_is_answered_once_each_time(
    two: Processes,
) -> None:
    first = await two.start(1, of=2)
    async with talk(two, 0) as talked:
        await two.until(lambda: bool(talked.typed) and all(talked.answers()))
        second = await two.succeed(1, of=2)
        assert await first.ended() == 0
        third = await two.succeed(1, of=2)
        assert await second.ended() == 0
    assert set(talked.answers()) == {1}
    assert len(two.said(0)) == len(talked.answers())
    assert two.discord.gateway.identified == 3
    assert not any(member.traceback for member in (first, second, third))
    assert await third.stop() == 0
    assert await two.sql("SELECT * FROM processes") == []


async def test_an_answer_under_way_is_still_given_by_who_leaves(two: Processes) -> None:
    first = await two.start(1, of=2)
    gate = two.discord.faults.hold("POST /channels/*/messages", accepted=False)
    slow = two.discord.posting.person(two.ana, two.channels[0], f"!like {MARZIPAN}")
    await gate.reached()
    second = await two.begin(1, 2, "--take-over")
    await first.logs("handing over")
    gate.open()
    assert await first.ended() == 0
    await second.logs("took over")
    assert MARZIPAN in await two.asks(0, "!likes")
    heard = two.channels[0].messages.values()
    assert sum(message.reply_to == slow.id for message in heard) == 1


async def test_a_reminder_that_falls_due_meanwhile_is_said_once(two: Processes) -> None:
    first = await two.start(1, of=2)
    second = await two.begin(1, 2, "--take-over")
    await two.until(lambda: two.discord.gateway.identified == 2)
    await two.plan_night(0, reminder_in=1.0)
    await second.logs("took over")
    assert await first.ended() == 0
    await two.hears(0, STARTS_SOON)
    await two.person(0).types(f"!like {MARZIPAN}")
    await two.hears(0, MARZIPAN)
    assert sum(STARTS_SOON in said for said in two.said(0)) == 1


async def test_a_successor_that_dies_changes_nothing(two: Processes) -> None:
    first = await two.start(1, of=2)
    second = await two.begin(1, 2, "--take-over")
    await two.until(lambda: two.discord.gateway.identified == 2)
    await second.kill()
    async with talk(two, 0) as talked:
        await two.until(lambda: len(talked.typed) > 1)
    assert first.process.returncode is None


async def test_a_group_replaces_its_bots_one_after_the_other(
    two: Processes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, invented_folder: Path
) -> None:
    command, variables = two.of_group(tmp_path, invented_folder)
    monkeypatch.setattr(os, "environ", variables)
    log = io.StringIO()
    group = ProcessGroup(parts_of(2), log, command)
    living = asyncio.create_task(group.live())
    try:
        await two.stored("SELECT 1 FROM processes HAVING count(*) FILTER (WHERE is_ready) = 3")
        before = {process.pid for process in group.running.values()}
        async with talk(two, 0), talk(two, 1):
            group.replace_all()
            await two.until(lambda: two.discord.gateway.identified == 4)
            await two.stored("SELECT 1 FROM processes HAVING min(lease) > 3 AND count(*) = 3")
        assert not before & {process.pid for process in group.running.values()}
    finally:
        group.stop()
        await living
    assert "Traceback" not in log.getvalue()
