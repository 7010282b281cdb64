"""Somebody else keeps the database locked: who waits hears so after one wait, not after many."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.domain.tastes import TasteChange
from bot.store import dialect
from bot.store.errors import Obstacle, StoreUnavailableError
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock

WRITERS = 20
IMPATIENT = (*dialect.SQLITE_PRAGMAS, "PRAGMA busy_timeout = 50")


async def test_twenty_writers_give_up_together(
    sqlite_url: str, sqlite_file: Path, clock: TickingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialect, "SQLITE_PRAGMAS", IMPATIENT)
    attempts = 0

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        nonlocal attempts
        attempts += statement == "BEGIN IMMEDIATE"

    async with await Store.open(sqlite_url, clock) as store:
        event.listen(store.database.engine.sync_engine, "before_cursor_execute", count)
        with closing(sqlite3.connect(sqlite_file, isolation_level=None)) as somebody:
            somebody.execute("BEGIN IMMEDIATE")
            records = (
                store.tastes.record(person, None, [TasteChange.like(1)])
                for person in range(WRITERS)
            )
            outcomes = await asyncio.gather(*records, return_exceptions=True)
        obstacles = [each.obstacle for each in outcomes if isinstance(each, StoreUnavailableError)]
        assert obstacles == [Obstacle.LOCKED] * WRITERS
        assert attempts == 1

        await store.tastes.record(1, None, [TasteChange.like(1)])
        assert (await store.tastes.profile(1)).likes
