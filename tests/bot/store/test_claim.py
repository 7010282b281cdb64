"""The claim on a PostgreSQL database, which can be lost while the bot runs."""

import asyncio
import contextlib

import pytest
from sqlalchemy import text

from bot.domain.tastes import TasteChange
from bot.store.errors import StoreInUseError, StoreLostError
from bot.store.session_claim import POSTGRES_LOCK
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock
from tests.postgres import empty_postgres

# Far longer than it may take; the test waits for the event itself.
PATIENCE = 60
END_OWNER = """
SELECT pg_terminate_backend(pid) FROM pg_locks
WHERE locktype = 'advisory' AND (classid::bigint << 32) | objid::bigint = :lock
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


async def test_a_bot_that_lost_its_claim_writes_no_more_and_ends(clock: TickingClock) -> None:
    url = await empty_postgres()
    liked, writing = 0, asyncio.Event()

    async def go_on_writing() -> None:
        nonlocal liked
        while True:
            await store.tastes.record(1, 1, [TasteChange.like(liked)])
            liked += 1
            writing.set()

    async with await Store.open(url, clock) as store:
        with pytest.raises(StoreInUseError):
            await Store.open(url, clock)
        owned = asyncio.create_task(store.while_owned(go_on_writing()))
        await writing.wait()
        async with store.database.write() as connection:
            await connection.execute(text(END_OWNER), {"lock": POSTGRES_LOCK})
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
