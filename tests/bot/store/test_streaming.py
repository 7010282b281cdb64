"""What goes wrong while rows are still coming is said in our own words, as at any other time."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from sqlalchemy import text

from bot.store.database import Database
from bot.store.errors import Obstacle, StoreFullError, StoreUnavailableError
from tests.postgres import new_postgres

MANY = "SELECT generate_series(1, 10000)"
# Fails after many rows, as where the disk has no room for what is sorted.
FULL_AT_LAST = """
CREATE FUNCTION pg_temp.counted(number integer) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
    IF number > 5000 THEN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END IF;
    RETURN number;
END $$
"""


@pytest.fixture
async def database() -> AsyncIterator[Database]:
    opened = Database(await new_postgres())
    yield opened
    await opened.close()


async def stream(
    database: Database, statement: str, meanwhile: Callable[[], Awaitable[None]], before: str
) -> None:
    async with database.read() as connection:
        await connection.execute(text(before))
        rows = await connection.stream(text(statement))
        async for _ in rows.partitions(100):
            await meanwhile()


async def test_a_stream_that_the_server_ends_is_an_error_of_the_store(database: Database) -> None:
    async def nothing() -> None:
        pass

    counted = f"SELECT pg_temp.counted(n) FROM ({MANY}) AS numbers (n)"
    with pytest.raises(StoreFullError):
        await stream(database, counted, nothing, before=FULL_AT_LAST)


async def test_a_stream_that_breaks_off_is_an_outage(database: Database) -> None:
    with pytest.raises(StoreUnavailableError) as refused:
        await stream(database, MANY, database.suspend, before="SELECT 1")
    assert refused.value.obstacle is Obstacle.SILENT
