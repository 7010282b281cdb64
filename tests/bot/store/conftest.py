"""A store on a real database for each test: SQLite always, PostgreSQL where one is named."""

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.store import Store

POSTGRES = "MATINEE_TEST_POSTGRES_URL"


class TickingClock:
    """A clock that moves on by a second with every look."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock()


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Path:
    return tmp_path / "matinee.sqlite3"


@pytest.fixture
def sqlite_url(sqlite_file: Path) -> str:
    return f"sqlite+aiosqlite:///{sqlite_file}"


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, sqlite_url: str) -> str:
    """The URL of an empty database."""
    return sqlite_url if request.param == "sqlite" else await empty_postgres()


async def empty_postgres() -> str:
    """Empty the database that the environment names; skip where it names none."""
    url = os.environ.get(POSTGRES)
    if not url:
        pytest.skip(f"set {POSTGRES} to postgresql+asyncpg://... of a database to be emptied")
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text("DROP SCHEMA public CASCADE"))
        await connection.execute(text("CREATE SCHEMA public"))
    await engine.dispose()
    return url


@pytest.fixture
async def store(url: str, clock: TickingClock) -> AsyncIterator[Store]:
    async with await Store.open(url, clock) as opened:
        yield opened
