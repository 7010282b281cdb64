"""A store on a real database for each test: SQLite and PostgreSQL."""

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.store import Store
from tests.postgres import empty_postgres, new_postgres


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
async def url(
    request: pytest.FixtureRequest, sqlite_file: Path, sqlite_url: str, new_store: Path
) -> str:
    """The URL of an empty database; for tests that use `store`, it may have its tables."""
    is_sqlite, is_opened = request.param == "sqlite", "store" in request.fixturenames
    if is_sqlite and is_opened:
        shutil.copy(new_store, sqlite_file)
    if is_sqlite:
        return sqlite_url
    return await (new_postgres() if is_opened else empty_postgres())


@pytest.fixture
async def store(url: str, clock: TickingClock) -> AsyncIterator[Store]:
    async with await Store.open(url, clock) as opened:
        yield opened
