"""SQLite is asked as seldom as possible, and every row arrives, however many there are."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiosqlite
import pytest
from sqlalchemy import text

from bot.store.database import Database
from bot.store.sqlite_connection import ROWS_AT_ONCE

NUMBERS = text(
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :last) "
    "SELECT n FROM numbers WHERE n <= :last"
)
COUNTS = (0, 1, ROWS_AT_ONCE - 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1, 3 * ROWS_AT_ONCE + 7)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(f"sqlite+aiosqlite:///{tmp_path / 'a.sqlite3'}")
    yield opened
    await opened.close()


@pytest.mark.parametrize("count", COUNTS)
async def test_every_row_arrives_once_and_in_order(database: Database, count: int) -> None:
    async with database.read() as connection:
        rows = (await connection.execute(NUMBERS, {"last": count})).scalars().all()
        streamed = await connection.stream(NUMBERS, {"last": count})
        in_parts = [n async for part in streamed.partitions(7) for (n,) in part]
        streamed = await connection.stream(NUMBERS, {"last": count})
        one_by_one = [n async for (n,) in streamed]
    assert rows == in_parts == one_by_one == list(range(1, count + 1))


async def test_a_question_that_nobody_reads_to_its_end_keeps_nobody_from_writing(
    database: Database,
) -> None:
    async with database.write() as connection:
        await connection.execute(text("CREATE TABLE films (n INTEGER)"))
        streamed = await connection.stream(NUMBERS, {"last": 3 * ROWS_AT_ONCE})
        assert await anext(aiter(streamed)) == (1,)
        await streamed.close()
        await connection.execute(text("DROP TABLE films"))


async def test_a_question_takes_one_trip_and_its_transaction_two(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.read():
        pass  # the connection is there
    trips: list[tuple[object, ...]] = []
    original: Callable[..., Awaitable[object]] = aiosqlite.Connection._execute

    async def execute(self: aiosqlite.Connection, *words: object) -> object:
        trips.append(words)
        return await original(self, *words)

    monkeypatch.setattr(aiosqlite.Connection, "_execute", execute)
    async with database.read() as connection:
        await connection.execute(NUMBERS, {"last": 10})
    assert len(trips) == 3, "one to begin, one for the question, one to end"
