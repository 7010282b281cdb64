"""One bot process for each database: the claim that a second process is refused."""

import sqlite3
from pathlib import Path
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import dialect
from bot.store.database import Database
from bot.store.errors import StoreInUseError, StoreUnavailableError

# "matinee" as a number, so that the lock meets no other program's.
POSTGRES_LOCK = 0x6D6174696E6565


class Claim(Protocol):
    """Held as long as this process owns the database; a killed process loses it at once."""

    async def release(self) -> None:
        """Let another process own the database."""


class FileClaim:
    """A lock on a file beside the SQLite database.

    The lock is SQLite's own, on an empty database, as that works on each system alike.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            self._connection.close()
            raise

    async def release(self) -> None:
        """Let another process own the database."""
        self._connection.close()


class SessionClaim:
    """An advisory lock that PostgreSQL holds while one connection lives."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def release(self) -> None:
        """Let another process own the database."""
        # Back in the pool, the connection would keep the lock.
        await self._connection.invalidate()
        await self._connection.close()


async def claim(database: Database) -> Claim:
    """Make this process the owner of the database; raises StoreInUseError."""
    path = dialect.sqlite_path(database.url)
    if path is not None:
        return _claim_file(path.with_name(f"{path.name}.lock"), database.place)
    connection = await database.engine.execution_options(isolation_level="AUTOCOMMIT").connect()
    locked = await connection.scalar(
        text("SELECT pg_try_advisory_lock(:lock)"), {"lock": POSTGRES_LOCK}
    )
    if not locked:
        await connection.close()
        raise StoreInUseError(database.place)
    return SessionClaim(connection)


def _claim_file(path: Path, place: str) -> FileClaim:
    try:
        return FileClaim(path)
    except sqlite3.OperationalError as error:
        if (getattr(error, "sqlite_errorcode", 0) & 0xFF) == sqlite3.SQLITE_BUSY:
            raise StoreInUseError(place) from error
        raise StoreUnavailableError(f"{path} cannot be written ({error})") from error
