"""Each process acts for the servers of its shards, and takes up what its predecessor held."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import literal, select, text

from bot.cli.status import process_line
from bot.domain.assignment import SHARD_BITS, Assignment
from bot.domain.timers import NIGHT_TIMER, RETRAINING
from bot.settings import ProcessRole
from bot.store import session_claim
from bot.store.errors import StoreError
from bot.store.ownership import owned
from bot.store.processes import Condition, known_processes
from bot.store.store import Store
from bot.store.tables import timers
from tests.bot.store.conftest import TickingClock
from tests.bot.store.nights.test_nights import planned
from tests.postgres import new_postgres

WELL = Condition(is_ready=True, servers=7, lag_seconds=0.25, model_version=3)
# Far longer than it may take.
PATIENCE = 60.0
TRAINER = Assignment(ProcessRole.TRAINER)
FIRST, SECOND = (Assignment(ProcessRole.BOT, 4, number, 2) for number in (1, 2))
# Servers of the shards 0 to 3.
SERVERS = [shard << SHARD_BITS | 77 for shard in range(4)]


@pytest.fixture
async def url() -> str:
    return await new_postgres()


async def opened(url: str, clock: TickingClock, assignment: Assignment) -> Store:
    return await Store.open(url, clock, 3, assignment)


async def due(store: Store, clock: TickingClock) -> set[str]:
    return {timer.key for timer in await store.timers.claim_due(clock.now())}


@pytest.mark.parametrize(("shards", "processes"), [(1, 1), (4, 2), (5, 3), (16, 16)])
async def test_the_store_knows_the_same_owner_as_the_code(
    store: Store, shards: int, processes: int
) -> None:
    guild_ids = [place * 1_234_567_890_123 for place in range(200)]
    for number in range(1, processes + 1):
        part = Assignment(ProcessRole.BOT, shards, number, processes)
        async with store.database.read() as connection:
            for guild_id in guild_ids:
                mine = owned(part, literal(guild_id, timers.c.guild_id.type))
                found = await connection.scalar(select(literal(1)).where(mine))
                assert (found == 1) == part.owns(guild_id)


async def test_a_timer_is_fired_by_the_process_of_its_server_whoever_set_it(
    url: str, clock: TickingClock
) -> None:
    async with (
        await opened(url, clock, FIRST) as first,
        await opened(url, clock, SECOND) as second,
        await opened(url, clock, TRAINER) as trainer,
    ):
        now = clock.now()
        for server in SERVERS:
            await first.timers.set(NIGHT_TIMER, str(server), now, server)
        await second.timers.set("upkeep", "all", now)
        await second.timers.set(RETRAINING, "all", now)
        assert await due(trainer, clock) == {"all"}
        assert await due(second, clock) == {str(SERVERS[1]), str(SERVERS[3])}
        assert await second.timers.next_due() is None
        assert await due(first, clock) == {str(SERVERS[0]), str(SERVERS[2]), "all"}


async def test_a_successor_takes_up_what_a_dead_process_held_once(
    url: str, clock: TickingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_claim, "SILENT_FOR", 0.2)
    async with await opened(url, clock, SECOND) as second:
        first = await opened(url, clock, FIRST)
        for server in SERVERS:
            await first.timers.set(NIGHT_TIMER, str(server), clock.now(), server)
        [held, *_] = await first.timers.claim_due(clock.now())
        assert await due(second, clock) == {str(SERVERS[1]), str(SERVERS[3])}
        async with second.database.write() as connection:  # as if it were killed
            await connection.execute(text(END_FIRST))
        async with await opened(url, clock, FIRST) as successor:
            assert await due(successor, clock) == {str(SERVERS[0]), str(SERVERS[2])}
            # What a predecessor still believes to have done takes nothing from its successor.
            with pytest.raises(StoreError):
                await first.timers.finish(held)
            assert await successor.timers.exists(held.kind, held.key)
            assert await due(second, clock) == set()
        await first.close()


END_FIRST = """
SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'
AND classid::bigint = 1835103346 AND objid::bigint = 1
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


async def test_all_processes_are_known_with_how_they_are(
    url: str, clock: TickingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_claim, "LOOK_EVERY", 0.05)
    async with (
        await opened(url, clock, TRAINER) as trainer,
        await opened(url, clock, SECOND) as second,
    ):
        second.describe_with(lambda: WELL)
        watching = asyncio.create_task(second.while_owned(asyncio.sleep(PATIENCE)))
        async with asyncio.timeout(PATIENCE):
            while (known := await known_processes(trainer.database))[0].condition.servers != 7:
                assert {each.name for each in known} == {"trainer", "bot 2/2"}
        watching.cancel()
        assert known[0].condition == Condition(
            is_ready=True, servers=7, lag_seconds=0.25, model_version=3
        )
        table = process_line(known[0])
        assert "bot 2/2 on" in table
        assert "Ready, in 7 servers. Event loop lag: 250 ms. Version 3." in table
        assert "in 0 servers" not in process_line(known[1])
    async with await opened(url, clock, TRAINER) as trainer:
        assert [each.name for each in await known_processes(trainer.database)] == ["trainer"]


async def test_what_a_process_claimed_whose_clock_ran_ahead_is_looked_for(
    url: str, clock: TickingClock
) -> None:
    ahead = TickingClock()
    ahead.moment += timedelta(minutes=5)
    async with await opened(url, ahead, FIRST) as first:
        night = await planned(first, ahead, SERVERS[0])
    async with await opened(url, clock, FIRST) as successor:
        [card] = (await successor.nights.get(night.night_id)).unsaid
        assert card.claimed_at is not None
        assert card.claimed_at < clock.now()


async def test_start_up_and_what_is_unsaid_concern_ones_own_servers_alone(
    url: str, clock: TickingClock
) -> None:
    async with (
        await opened(url, clock, FIRST) as first,
        await opened(url, clock, SECOND) as second,
    ):
        for server in SERVERS:
            await planned(first, clock, server)
        for store, own in ((first, SERVERS[::2]), (second, SERVERS[1::2])):
            assert [night.guild_id for night in await store.nights.unfinished()] == own
            assert list((await store.nights.notices.unsent()).values()) == own


async def test_a_server_of_another_process_is_not_taken_for_one_that_left(
    url: str, clock: TickingClock
) -> None:
    async with (
        await opened(url, clock, FIRST) as first,
        await opened(url, clock, SECOND) as second,
    ):
        for server in SERVERS:
            await first.guilds.change(server, "time_zone", "Asia/Tokyo", None)
        present, now = {SERVERS[0]}, clock.now()
        later = now + timedelta(days=60)
        assert await first.departures.erase_departed(present, now, now) == 0
        assert await first.departures.erase_departed(present, later, later) == 1
        assert await second.departures.known() == {SERVERS[0], SERVERS[1], SERVERS[3]}
