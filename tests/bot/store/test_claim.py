"""The claim on a PostgreSQL database, which can be lost while the bot runs."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.domain.assignment import ALONE, Assignment
from bot.domain.tastes import TasteChange
from bot.settings import ProcessRole
from bot.store import session_claim, turns
from bot.store.claim import is_claimed
from bot.store.database import Database
from bot.store.errors import (
    RoleTakenError,
    StoreInUseError,
    StoreLostError,
    StoreUnavailableError,
)
from bot.store.session_claim import LOCK, POSTGRES_LOCK, ROLE_LOCKS, STARTING, claim_session
from bot.store.store import Store
from bot.store.turns import TURN_LOCKS
from tests.bot.store.conftest import TickingClock
from tests.postgres import empty_postgres

# Far longer than it may take; the test waits for the event itself.
PATIENCE = 60
END_OWNER = """
SELECT pg_terminate_backend(pid) FROM pg_locks
WHERE locktype = 'advisory' AND (classid::bigint << 32) | objid::bigint = :lock
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
# Others may hold it on this server, too, such as tests that run side by side.
SHARE = text("SELECT pg_advisory_lock_shared(:lock)")
WAITED_FOR = """
SELECT EXISTS (
    SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
    AND classid::bigint = :kind AND objid = CAST(:number AS int)::oid
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
)
"""
# Every connection but that of who asks.
END_ALL = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


async def test_a_turn_is_waited_for_however_long_and_a_broken_line_is_noticed(
    clock: TickingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "LOCK_PATIENCE", 0.05)
    url, lock = await empty_postgres(), {"kind": TURN_LOCKS, "number": 7}
    async with await Store.open(url, clock) as store, somebody(url) as other:
        await other.execute(text("SELECT pg_advisory_lock(:kind, :number)"), lock)
        turn = asyncio.create_task(store.turns.take(7, PATIENCE))
        for _ in range(3):  # it waits, and waits anew
            await is_waited_for(other, TURN_LOCKS, 7)
            await is_waited_for(other, TURN_LOCKS, 7, waits=False)
        await other.execute(text("SELECT pg_advisory_unlock(:kind, :number)"), lock)
        await asyncio.wait_for(turn, PATIENCE)
        monkeypatch.setattr(turns, "LINE_PATIENCE", 0.1)
        monkeypatch.setattr(turns, "LOCK_PATIENCE", PATIENCE)
        with pytest.raises(ConnectionError):
            await asyncio.wait_for(store.turns.take(7, PATIENCE), PATIENCE)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes look at their claims more often than they do."""
    monkeypatch.setattr(session_claim, "LOOK_EVERY", 0.05)


@asynccontextmanager
async def somebody(url: str) -> AsyncIterator[AsyncConnection]:
    """A connection of somebody else's."""
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        yield connection
    await engine.dispose()


async def test_a_bot_that_lost_its_claim_writes_no_more_and_ends(clock: TickingClock) -> None:
    url = await empty_postgres()
    liked, writing = 0, asyncio.Event()

    async def go_on_writing() -> None:
        nonlocal liked
        while True:
            with contextlib.suppress(StoreUnavailableError):
                await store.tastes.record(1, 1, [TasteChange.like(liked)])
                liked += 1
            writing.set()
            await asyncio.sleep(0)

    async with await Store.open(url, clock) as store:
        with pytest.raises(StoreInUseError):
            await Store.open(url, clock)
        owned = asyncio.create_task(store.while_owned(go_on_writing()))
        await writing.wait()
        async with somebody(url) as successor:
            await successor.execute(text(END_OWNER), {"lock": POSTGRES_LOCK})
            await successor.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": POSTGRES_LOCK})
            with pytest.raises(StoreLostError):
                await asyncio.wait_for(owned, PATIENCE)
        with pytest.raises(StoreLostError):
            await store.tastes.record(1, 1, [TasteChange.like(10**6)])
        with pytest.raises(StoreLostError):
            await store.timers.claim_due(clock.now())
        # The one that took over is alone.
        async with await Store.open(url, clock) as other:
            # The last one may have been cut short after its commit.
            assert len(await other.tastes.of(1)) - liked in (0, 1)


@pytest.mark.parametrize("holder", ["nobody", "another session", "another database", "our other"])
async def test_a_lock_that_our_own_session_does_not_hold_is_a_lost_claim(holder: str) -> None:
    database = Database(await empty_postgres())
    claimed = await claim_session(database, ALONE, succeeds=False)
    # As a pooler does between two statements: the connection lives, the session is another one.
    ours = claimed._connection
    await ours.execute(text("SELECT pg_advisory_unlock(:lock)"), LOCK)
    place = make_url(database.url)
    if holder == "another database":
        place = place.set(database="postgres")
    async with somebody(place.render_as_string(hide_password=False)) as other:
        if holder == "our other":
            await ours.execute(SHARE, {"lock": POSTGRES_LOCK + 1})
        elif holder != "nobody":
            await other.execute(SHARE, LOCK)
        await asyncio.wait_for(claimed.shaken(), PATIENCE)
        assert await is_claimed(database) == (holder == "another session")
    await claimed.release()
    await database.close()


@pytest.mark.parametrize("part", [ALONE, Assignment(ProcessRole.BOT, 2, 1, 2)])
async def test_a_claim_that_was_cut_is_taken_again_where_nobody_else_has_it(
    clock: TickingClock, part: Assignment
) -> None:
    url, returned = await empty_postgres(), asyncio.Event()
    async with await Store.open(url, clock, assignment=part) as store:
        forget = store.on_return(returned.set)
        await store.timers.set("reminder", "7", clock.now(), 1)
        owned = asyncio.create_task(store.while_owned(asyncio.sleep(PATIENCE)))
        async with somebody(url) as cutter:
            await cutter.execute(text(END_ALL))
        async with asyncio.timeout(PATIENCE):
            await returned.wait()
        await store.tastes.record(1, 1, [TasteChange.like(1)])
        assert [timer.key for timer in await store.timers.claim_due(clock.now())] == ["7"]
        with pytest.raises((StoreInUseError, RoleTakenError)):
            await Store.open(url, clock, assignment=part)
        assert not owned.done()
        owned.cancel()
        forget()


@asynccontextmanager
async def watching(store: Store) -> AsyncIterator[None]:
    """Let a process look after its claim."""
    owned = asyncio.create_task(store.while_owned(asyncio.sleep(PATIENCE)))
    try:
        yield
    finally:
        owned.cancel()
        await asyncio.wait({owned})


async def is_waited_for(
    connection: AsyncConnection, kind: int, number: int, *, waits: bool = True
) -> None:
    """Return when somebody waits for a lock, or when nobody does."""
    values = {"kind": kind, "number": number}
    async with asyncio.timeout(PATIENCE):
        while await connection.scalar(text(WAITED_FOR), values) is not waits:
            pass


async def test_a_part_that_is_taken_again_is_not_left_to_whoever_starts_meanwhile(
    clock: TickingClock,
) -> None:
    url, part = await empty_postgres(), Assignment(ProcessRole.BOT, 2, 1, 2)
    starts = {"kind": ROLE_LOCKS, "number": STARTING}
    async with (
        await Store.open(url, clock, assignment=part) as store,
        somebody(url) as starting,
        watching(store),
    ):
        await starting.execute(text("SELECT pg_advisory_lock(:kind, :number)"), starts)
        await starting.execute(text(END_OWNER), {"lock": POSTGRES_LOCK})
        await is_waited_for(starting, ROLE_LOCKS, STARTING)
        free = text("SELECT pg_try_advisory_lock(:kind, :number)")
        assert not await starting.scalar(free, {"kind": ROLE_LOCKS, "number": part.number})


async def test_a_turn_lasts_when_the_claim_of_its_process_is_cut(clock: TickingClock) -> None:
    url, returned = await empty_postgres(), asyncio.Event()
    first, second = [
        await Store.open(url, clock, assignment=Assignment(ProcessRole.BOT, 2, number, 2))
        for number in (1, 2)
    ]
    async with first, second, somebody(url) as cutter, watching(first):
        await first.turns.take(7, PATIENCE)
        forget = first.on_return(returned.set)
        await cutter.execute(text(END_OWNER), {"lock": POSTGRES_LOCK})
        async with asyncio.timeout(PATIENCE):
            await returned.wait()
        next_turn = asyncio.create_task(second.turns.take(7, PATIENCE))
        await is_waited_for(cutter, TURN_LOCKS, 7)
        forget()
        await first.turns.close()
        await asyncio.wait_for(next_turn, PATIENCE)


async def test_who_was_taken_for_dead_does_not_take_its_claim_again(clock: TickingClock) -> None:
    url, part = await empty_postgres(), Assignment(ProcessRole.BOT, 2, 1, 2)
    async with await Store.open(url, clock, assignment=part) as store:
        owned = asyncio.create_task(store.while_owned(asyncio.sleep(PATIENCE)))
        async with somebody(url) as successor:  # which has come and gone
            await successor.execute(text("DELETE FROM processes"))
            await successor.execute(text(END_ALL))
        with pytest.raises(StoreLostError):
            await asyncio.wait_for(owned, PATIENCE)


async def test_work_that_ends_by_itself_is_not_waited_for(clock: TickingClock) -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    async with await Store.open(await empty_postgres(), clock) as store:
        await store.while_owned(asyncio.sleep(0))
        with pytest.raises(ZeroDivisionError):
            await store.while_owned(fail())
        owned = asyncio.create_task(store.while_owned(asyncio.sleep(PATIENCE)))
        await asyncio.sleep(0)
        owned.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await owned
        assert await store.tastes.of(1) == []
