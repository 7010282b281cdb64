"""Turns that processes take one after the other, on whichever machine they are."""

import asyncio

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from bot.store.database import Database

# "mati" as a number: the first of two numbers that name a lock.
TURN_LOCKS = 0x6D617469
# PostgreSQL answers a wait after so many seconds, and the line is broken where it does not.
LOCK_PATIENCE, LINE_PATIENCE = 10.0, 15.0
# How PostgreSQL says that a lock was not free in time.
LOCK_NOT_AVAILABLE = "55P03"


class Turns:
    """Hands out turns of each number, one at a time, over all processes on one PostgreSQL.

    A turn has a connection of its own, which no claim that is lost meanwhile ends.
    """

    def __init__(self, database: Database) -> None:
        self._url = database.url
        self._taken: set[asyncio.Task[None]] = set()

    async def take(self, number: int, seconds: float) -> None:
        """Wait for a turn; the next one begins so many seconds later, or when this process ends.

        Raises ConnectionError where the database cannot be asked.
        """
        try:
            connection = await self._lock(number, seconds)
        except (DBAPIError, OSError) as error:
            raise ConnectionError(str(error) or repr(error)) from error
        task = asyncio.create_task(_keep(connection, seconds))
        self._taken.add(task)
        task.add_done_callback(self._taken.discard)

    async def close(self) -> None:
        """End the turns that are taken."""
        await asyncio.sleep(0)  # a task that has not begun would leave its connection open
        for task in self._taken:
            task.cancel()
        if self._taken:
            await asyncio.wait(self._taken)

    async def _lock(self, number: int, seconds: float) -> AsyncConnection:
        connection = await _create_engine(self._url, seconds).connect()
        try:
            while not await _is_locked(connection, number):
                continue
        except BaseException:
            await connection.close()
            raise
        return connection


async def _is_locked(connection: AsyncConnection, number: int) -> bool:
    """Wait for a lock for a while; return whether it is ours.

    Raises TimeoutError where the line is broken: nobody else would notice.
    """
    lock, values = text("SELECT pg_advisory_lock(:kind, :number)"), {"kind": TURN_LOCKS}
    try:
        async with asyncio.timeout(LINE_PATIENCE):
            await connection.execute(lock, values | {"number": number})
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
            raise
        return False
    return True


def _create_engine(url: str, seconds: float) -> AsyncEngine:
    """Return an engine whose connections PostgreSQL ends where a process stalls in its turn."""
    settings = {
        # No process's own name: whoever takes a claim again ends the connections of that name.
        "application_name": "matinee-turn",
        "idle_session_timeout": str(round(2 * 1000 * seconds)),
        "lock_timeout": str(round(1000 * LOCK_PATIENCE)),
    }
    return create_async_engine(
        url,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"server_settings": settings},
    )


async def _keep(connection: AsyncConnection, seconds: float) -> None:
    try:
        await asyncio.sleep(seconds)
    finally:
        await connection.close()
