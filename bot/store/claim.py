"""One process for each part of the work on a database: the claim by which a second is refused."""

import asyncio
import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.assignment import ALONE, Assignment
from bot.private_files import PRIVATE_FILE
from bot.store import dialect
from bot.store.database import Database
from bot.store.errors import (
    Obstacle,
    OtherLayoutError,
    RoleTakenError,
    StoreInUseError,
    StoreUnavailableError,
)

# "matinee" as a number, so that the lock meets no other program's. Held exclusively by a process
# alone, and shared by processes with a role of their own.
POSTGRES_LOCK = 0x6D6174696E6565
# "matr" and "matl": the locks of roles, and of the way in which bots share their work out.
ROLE_LOCKS, LAYOUT_LOCKS = 0x6D617472, 0x6D61746C
# Numbers among the locks of roles; a bot has its own number.
TRAINER, STARTING = 0, -1
# A look at the lock holds it for a moment; that must not turn a bot away.
WAIT = 0.2
# A lost claim is noticed within the sum of both, in seconds.
LOOK_EVERY = 2.0
LOOK_PATIENCE = 3.0
LOCK = {"lock": POSTGRES_LOCK}
OUR_LOCK = """
SELECT EXISTS (
    SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE datname = current_database() AND locktype = 'advisory' AND granted
    AND (classid::bigint << 32) | objid::bigint = :lock{further}
)
"""
IS_LOCKED = OUR_LOCK.format(further="")
IS_MINE = OUR_LOCK.format(further=" AND pid = pg_backend_pid()")
OTHER_LAYOUT = """
SELECT objid::bigint FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
WHERE datname = current_database() AND locktype = 'advisory' AND granted
AND classid::bigint = :kind AND objid::bigint <> :layout LIMIT 1
"""
# Shards and processes as one number: see the limits in `bot.settings`.
PROCESS_BITS = 12

logger = logging.getLogger(__name__)


class Claim(Protocol):
    """Held as long as this process owns the database; a killed process loses it at once."""

    async def lost(self) -> None:
        """Return when this process owns the database no longer."""

    async def may_change(self) -> bool:
        """Whether nobody else is at work, so that the form of the database may change."""

    async def started(self) -> None:
        """Let the next process start, where several share the database."""

    async def release(self) -> None:
        """Let another process own the database."""


class FileClaim:
    """A lock on a file beside the SQLite database.

    The lock is SQLite's own, on an empty database, as that works on each system alike.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            self._connection.close()
            raise

    async def lost(self) -> None:
        """Wait for ever: the system takes such a lock from nobody who lives."""
        await asyncio.get_running_loop().create_future()

    async def may_change(self) -> bool:
        """Return true: nobody else has the file."""
        return True

    async def started(self) -> None:
        """Do nothing: there is no next process."""

    async def release(self) -> None:
        """Let another process own the database."""
        self.close()

    def close(self) -> None:
        """Do as `release`, outside an event loop."""
        self._connection.close()


class SessionClaim:
    """Advisory locks that PostgreSQL holds while one connection lives."""

    def __init__(self, connection: AsyncConnection, *, shares: bool) -> None:
        self._connection, self._shares = connection, shares

    async def lost(self) -> None:
        """Return when PostgreSQL does not say any more that the lock is ours."""
        held = True
        while held:
            await asyncio.sleep(LOOK_EVERY)
            held = await self._is_held()

    async def _is_held(self) -> bool:
        try:
            async with asyncio.timeout(LOOK_PATIENCE):
                return bool(await self._connection.scalar(text(IS_MINE), LOCK))
        except (DBAPIError, OSError, TimeoutError) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            logger.warning("the claim on the database cannot be confirmed: %s", cause)
            return False

    async def may_change(self) -> bool:
        """Whether nobody else is at work; a lock that is shared becomes ours alone only then."""
        alone = await self._connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), LOCK)
        if alone:
            await self._connection.execute(text("SELECT pg_advisory_unlock(:lock)"), LOCK)
        return bool(alone)

    async def started(self) -> None:
        """Let the next process start."""
        if self._shares:
            await _call(self._connection, "pg_advisory_unlock", ROLE_LOCKS, STARTING)

    async def release(self) -> None:
        """Let another process own the database."""
        # Back in the pool, the connection would keep the lock.
        await self._connection.invalidate()
        await self._connection.close()


async def claim(database: Database, assignment: Assignment = ALONE) -> Claim:
    """Make this process the one that does its part of the work on the database.

    Others that want to start wait until `started` is called. Raises StoreInUseError,
    RoleTakenError and OtherLayoutError.
    """
    path = dialect.sqlite_path(database.url)
    if path is not None:
        return _claim_file(path.with_name(f"{path.name}.lock"), database.place)
    connection = await database.engine.execution_options(isolation_level="AUTOCOMMIT").connect()
    claimed = SessionClaim(connection, shares=not assignment.is_alone)
    try:
        if assignment.is_alone:
            await _lock_alone(connection, database.place)
        else:
            await _lock_part(connection, database.place, assignment)
    except BaseException:
        await claimed.release()
        raise
    return claimed


async def _lock_alone(connection: AsyncConnection, place: str) -> None:
    if not await connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), LOCK):
        raise StoreInUseError(place)


async def _lock_part(connection: AsyncConnection, place: str, assignment: Assignment) -> None:
    await _call(connection, "pg_advisory_lock", ROLE_LOCKS, STARTING)
    if not await connection.scalar(text("SELECT pg_try_advisory_lock_shared(:lock)"), LOCK):
        raise StoreInUseError(place)
    if assignment.talks:
        await _lock_layout(connection, assignment)
    number = assignment.number if assignment.talks else TRAINER
    if not await _call(connection, "pg_try_advisory_lock", ROLE_LOCKS, number):
        raise RoleTakenError(place, assignment.name)


async def _lock_layout(connection: AsyncConnection, assignment: Assignment) -> None:
    """Hold fast, together with all other bots, how the work is shared out."""
    layout = assignment.shards << PROCESS_BITS | assignment.processes
    values = {"kind": LAYOUT_LOCKS, "layout": layout}
    other = await connection.scalar(text(OTHER_LAYOUT), values)
    if other is not None:
        raise OtherLayoutError(other >> PROCESS_BITS, other & ((1 << PROCESS_BITS) - 1))
    await _call(connection, "pg_advisory_lock_shared", LAYOUT_LOCKS, layout)


async def _call(connection: AsyncConnection, function: str, kind: int, number: int) -> bool:
    """Call one of PostgreSQL's functions for a lock of two numbers."""
    statement = text(f"SELECT {function}(:kind, :number)")
    return bool(await connection.scalar(statement, {"kind": kind, "number": number}))


async def is_claimed(database: Database) -> bool:
    """Whether a process owns the database."""
    path = dialect.sqlite_path(database.url)
    if path is None:
        async with database.read() as connection:
            return bool(await connection.scalar(text(IS_LOCKED), LOCK))
    lock = path.with_name(f"{path.name}.lock")
    return await asyncio.to_thread(lock.exists) and _is_locked(lock)


def _is_locked(path: Path) -> bool:
    with closing(
        sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)
    ) as lock:
        try:
            lock.execute("SELECT 1 FROM sqlite_master").fetchall()
        except sqlite3.OperationalError as error:
            if (getattr(error, "sqlite_errorcode", 0) & 0xFF) == sqlite3.SQLITE_BUSY:
                return True
            raise StoreUnavailableError(Obstacle.UNREADABLE, str(path), str(error)) from error
    return False


def _claim_file(path: Path, place: str) -> FileClaim:
    try:
        path.touch(PRIVATE_FILE)
        return FileClaim(path)
    except sqlite3.OperationalError as error:
        if (getattr(error, "sqlite_errorcode", 0) & 0xFF) == sqlite3.SQLITE_BUSY:
            raise StoreInUseError(place) from error
        raise StoreUnavailableError(Obstacle.UNWRITABLE, str(path), str(error)) from error
