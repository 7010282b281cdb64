"""A process that lost its part without knowing it writes nothing beside its successor."""

from contextlib import AsyncExitStack

import pytest
from sqlalchemy import event, text

from bot.domain.assignment import ALONE, Assignment
from bot.domain.tastes import TasteChange
from bot.settings import ProcessRole
from bot.store import session_claim
from bot.store.errors import StoreLostError, StoreUnavailableError
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock
from tests.postgres import new_postgres

TRAINER = Assignment(ProcessRole.TRAINER)
BOT = Assignment(ProcessRole.BOT, 2, 1, 2)
# The connection with the locks of a part, as PostgreSQL or the network may cut it.
CUT = """
SELECT pg_terminate_backend(pid) FROM pg_locks
WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


async def cut_claim(store: Store) -> None:
    """Let a process lose its part; it looks at that only every few seconds."""
    async with store.database.read_once() as connection:
        await connection.execute(text(CUT))


@pytest.mark.parametrize("part", [BOT, TRAINER, ALONE], ids=["bot", "trainer", "alone"])
async def test_nothing_is_written_beside_a_successor(
    part: Assignment, clock: TickingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_claim, "SILENT_FOR", 0.0)
    url = await new_postgres()
    async with AsyncExitStack() as stack, await Store.open(url, clock, assignment=part) as old:
        successors: list[Store] = []

        async def stall_in_a_transaction() -> None:
            async with old.database.write(serialise=7) as connection:
                await connection.execute(text("INSERT INTO greeted_guilds VALUES (1, now())"))
                new = await Store.open(url, clock, assignment=part)
                successors.append(await stack.enter_async_context(new))

        await cut_claim(old)
        with pytest.raises(StoreUnavailableError):
            await stall_in_a_transaction()
        for number in (None, 7):
            with pytest.raises(StoreLostError):
                async with old.database.write(serialise=number):
                    pass
        with pytest.raises(StoreLostError):
            await old.tastes.record(7, 1, [TasteChange.like(1)])
        assert await successors[0].greetings.claim(1)
        assert await successors[0].tastes.of(7) == []


async def test_others_go_on_when_one_part_changes_hands(
    clock: TickingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_claim, "SILENT_FOR", 0.0)
    url = await new_postgres()
    async with (
        await Store.open(url, clock, assignment=TRAINER) as trainer,
        await Store.open(url, clock, assignment=BOT) as first,
        trainer.database.write(),
    ):
        await first.close()
        async with await Store.open(url, clock, assignment=BOT) as second:
            await second.tastes.record(7, 1, [TasteChange.like(1)])


async def test_a_change_asks_nothing_more_for_it(clock: TickingClock) -> None:
    asked: list[str] = []
    async with await Store.open(await new_postgres(), clock, assignment=BOT) as store:
        engine = store.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", lambda *words: asked.append(words[2]))
        await store.tastes.record(7, 1, [TasteChange.like(1)])
        fenced = len(asked)
        assert "processes" in asked[0]
        store.database.fence(None)
        await store.tastes.record(7, 1, [TasteChange.like(2)])
        assert len(asked) == 2 * fenced
