"""A process hands its part over to a successor that waits for it."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import text

from bot.domain.assignment import Assignment
from bot.domain.tastes import TasteChange
from bot.settings import ProcessRole
from bot.store import session_claim
from bot.store.errors import RoleTakenError, StoreUnavailableError
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock
from tests.bot.store.test_fence import cut_claim
from tests.postgres import new_postgres

PART = Assignment(ProcessRole.BOT, 2, 1, 2)
PATIENCE = 60.0


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes look for successors more often than they do."""
    monkeypatch.setattr(session_claim, "LOOK_EVERY", 0.05)


async def test_a_successor_writes_when_its_predecessor_has_let_go_and_not_before(
    clock: TickingClock,
) -> None:
    url = await new_postgres()
    async with AsyncExitStack() as stack, asyncio.timeout(PATIENCE):
        old = await stack.enter_async_context(await Store.open(url, clock, assignment=PART))
        await old.timers.set("reminder", "7", clock.now(), 1)
        [claimed] = await old.timers.claim_due(clock.now())
        owned = asyncio.create_task(old.while_owned(_until_wanted(old)))
        new = await Store.open(url, clock, assignment=PART, succeeds=True)
        await stack.enter_async_context(new)
        assert (old.is_ours, new.is_ours) == (True, False)
        liking = asyncio.create_task(new.tastes.record(1, 1, [TasteChange.like(1)]))
        assert await new.tastes.of(1) == []
        taking = asyncio.create_task(new.take_over())
        await owned
        assert not taking.done()
        assert not liking.done()
        await old.hand_over([11, 12])
        assert await taking == frozenset((11, 12))
        await liking
        assert new.is_ours
        assert await new.timers.claim_due(clock.now()) == [claimed]
        with pytest.raises(StoreUnavailableError):
            await old.tastes.record(1, 1, [TasteChange.like(2)])
        assert await new.starting_before() == frozenset()
        # What it was told does not stay.
        async with new.database.read_once() as connection:
            told = await connection.scalars(text("SELECT dealt_with FROM processes"))
            assert list(told) == [None]


async def _until_wanted(store: Store) -> None:
    await store.wanted()


async def test_where_the_database_fails_meanwhile_what_was_dealt_with_is_not_known(
    clock: TickingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_claim, "SILENT_FOR", 0.0)
    url = await new_postgres()
    async with (
        asyncio.timeout(PATIENCE),
        await Store.open(url, clock, assignment=PART) as old,
        await Store.open(url, clock, assignment=PART, succeeds=True) as new,
    ):
        taking = asyncio.create_task(new.take_over())
        await cut_claim(old)
        with pytest.raises(StoreUnavailableError):
            await taking
    async with (
        asyncio.timeout(PATIENCE),
        await Store.open(url, clock, assignment=PART, succeeds=True) as newer,
    ):
        assert await newer.take_over() is None


async def test_a_predecessor_that_does_not_let_go_keeps_its_part(
    clock: TickingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_claim, "HANDOVER_PATIENCE", 0.2)
    url = await new_postgres()
    async with (
        await Store.open(url, clock, assignment=PART) as old,
        await Store.open(url, clock, assignment=PART, succeeds=True) as new,
    ):
        with pytest.raises(RoleTakenError):
            await new.take_over()
        await old.tastes.record(1, 1, [TasteChange.like(1)])


async def test_others_start_while_a_successor_waits(clock: TickingClock) -> None:
    url = await new_postgres()
    async with (
        asyncio.timeout(PATIENCE),
        await Store.open(url, clock, assignment=PART),
        await Store.open(url, clock, assignment=PART, succeeds=True),
        await Store.open(url, clock, assignment=Assignment(ProcessRole.BOT, 2, 2, 2)) as other,
    ):
        assert other.is_ours
