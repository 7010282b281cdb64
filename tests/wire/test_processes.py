"""Several processes of one bot share servers, Discord's limits and a database."""

import asyncio
import io
import os
import signal
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest

from bot.cli.cluster import parts_of
from bot.cli.process_group import ProcessGroup
from tests.wire.processes import Processes, open_processes

MARZIPAN = "Marzipan Conspiracy (1991)"
STARTS_SOON = "Movie night 1 starts soon"
NIGHT_TIMER = "SELECT 1 FROM timers WHERE kind = 'night' AND guild_id = :guild"
CUT_LOCK = (
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
    " AND classid::bigint = 1835103346"
    # Other tests that run side by side have databases of their own on this server.
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
# What Discord allows a session for each bucket.
SECONDS_A_SESSION = 5.0
# A successor has taken over by then.
TAKEN_OVER_AFTER = 30.0
TEN_SECONDS = 10.0


@pytest.fixture
async def two(tmp_path: Path, trained_models: Path) -> AsyncIterator[Processes]:
    """A Discord with two shards, and no process yet."""
    async with open_processes(tmp_path, trained_models, shards=2) as opened:
        yield opened


async def test_shards_of_all_processes_identify_one_by_one_and_one_tells_of_commands(
    tmp_path: Path, trained_models: Path
) -> None:
    async with open_processes(tmp_path, trained_models, shards=4) as four:
        started = [await four.begin(number, of=4) for number in range(1, 5)]
        await asyncio.gather(*(member.logs("ready as") for member in started))
        began = four.discord.gateway.began_at
        gaps = [later - earlier for earlier, later in pairwise(began)]
        assert len(gaps) == 3
        assert min(gaps) >= SECONDS_A_SESSION
        assert four.discord.world.commands_told == 1
        for shard in range(4):
            await four.person(shard).types(f"!like {MARZIPAN}")
            await four.hears(shard, MARZIPAN)
        assert all(len(four.said(shard)) == 1 for shard in range(4))


async def test_a_process_does_not_start_where_discord_allows_too_few_sessions(
    two: Processes,
) -> None:
    two.discord.world.session_starts_left = 1
    refused = await two.begin(1, of=1)
    assert await refused.ended() == 1
    assert "only 1 more sessions" in refused.log
    assert "needs 2" in refused.log
    assert "Traceback" not in refused.log
    assert two.discord.gateway.connections == 0


async def test_direct_messages_are_answered_by_the_first_process_once(two: Processes) -> None:
    await two.start(1, of=2)
    await two.start(2, of=2)
    person, private = two.person(0), two.discord.world.private_channel(two.ana.id)
    await person.writes(f"like {MARZIPAN}")
    await two.until(lambda: bool(person.sees(private)))
    await two.person(1).types("!likes")
    await two.hears(1, MARZIPAN)
    assert len(person.sees(private)) == 1


async def test_a_second_process_for_a_part_and_other_shards_are_refused(two: Processes) -> None:
    await two.start(1, of=2)
    for more in ({}, {"MATINEE_SHARDS": "4"}, {"MATINEE_CLUSTER": "1/1"}, {"MATINEE_ROLE": "all"}):
        cluster = {} if "MATINEE_ROLE" not in more else {"MATINEE_CLUSTER": "1/1"}
        refused = await two.begin(1, of=2, **more, **cluster)
        assert await refused.ended() == 1
        [sentence] = [line for line in refused.lines if line.startswith("matinee run: ")]
        assert "Stop" in sentence or "stop all" in sentence
        assert "Traceback" not in refused.log


async def test_what_a_killed_process_held_its_successor_says_once(two: Processes) -> None:
    first, second = await two.start(1, of=2), await two.start(2, of=2)
    for shard in (0, 1):
        await two.person(shard).types("!night plan in 3 hours 7 umbrellas")
        await two.stored(NIGHT_TIMER, guild=two.guild_id(shard))
    await first.kill()
    # Both reminders fall due; that of the dead process's server was claimed when it died.
    await two.sql(
        "UPDATE nights SET starts_at = now() + interval '5 minutes',"
        " planned_at = now() - interval '1 hour'"
    )
    await two.sql("UPDATE timers SET due_at = now() WHERE kind = 'night'")
    await two.sql(
        "UPDATE timers SET claimed_at = now() WHERE guild_id = :guild",
        guild=two.guild_id(0),
    )
    await two.hears(1, STARTS_SOON)
    assert not any(STARTS_SOON in said for said in two.said(0))
    async with asyncio.timeout(TAKEN_OVER_AFTER):
        successor = await two.start(1, of=2)
        await two.hears(0, STARTS_SOON)
    for member in (second, successor):
        assert await member.stop() == 0
    await two.start(1, of=2)
    assert sum(STARTS_SOON in said for said in two.said(0)) == 1


async def test_a_lock_whose_connection_was_cut_is_taken_again(two: Processes) -> None:
    first = await two.start(1, of=2)
    await two.sql(CUT_LOCK)
    await first.logs("the database answers again")
    await two.person(0).types(f"!like {MARZIPAN}")
    await two.hears(0, MARZIPAN)
    assert two.discord.gateway.identified == 1
    assert await first.stop() == 0


async def test_a_process_that_stalled_writes_nothing_beside_its_successor(two: Processes) -> None:
    first = await two.start(1, of=2)
    first.process.send_signal(signal.SIGSTOP)
    await two.sql(CUT_LOCK)
    await two.start(1, of=2)
    # Both of them hear it.
    await two.person(0).types(f"!like {MARZIPAN}")
    await two.hears(0, MARZIPAN)
    first.process.send_signal(signal.SIGCONT)
    assert await first.ended() == 1
    assert "stopped writing" in first.log
    assert sum(MARZIPAN in said for said in two.said(0)) == 1


async def test_a_group_starts_all_restarts_what_was_killed_and_ends_in_time(
    two: Processes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, invented_folder: Path
) -> None:
    command, variables = two.of_group(tmp_path, invented_folder)
    monkeypatch.setattr(os, "environ", variables)
    group = ProcessGroup(parts_of(2), io.StringIO(), command)
    living = asyncio.create_task(group.live())
    try:
        await two.until(lambda: two.discord.gateway.identified == 2)
        await two.stored("SELECT 1 FROM processes HAVING count(*) = 3")
        group.running["bot 1/2"].kill()
        await two.until(lambda: two.discord.gateway.identified == 3)
        await two.person(0).types(f"!like {MARZIPAN}")
        await two.hears(0, MARZIPAN)
    finally:
        children = list(group.running.values())
        group.stop()
        async with asyncio.timeout(TEN_SECONDS):
            await living
    assert [child.returncode for child in children] == [0, 0, 0]
    assert await two.sql("SELECT * FROM processes") == []
