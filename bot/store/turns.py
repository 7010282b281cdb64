"""Turns that processes take one after the other, on whichever machine they are."""

import asyncio

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database

# "mati" as a number: the first of two numbers that name a lock.
TURN_LOCKS = 0x6D617469


class Turns:
    """Hands out turns of each number, one at a time, over all processes on one PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._taken: set[asyncio.Task[None]] = set()

    async def take(self, number: int, seconds: float) -> None:
        """Wait for a turn; the next one begins so many seconds later, or when this process ends.

        Raises ConnectionError where the database cannot be asked.
        """
        try:
            connection = await self._lock(number)
        except (DBAPIError, OSError) as error:
            raise ConnectionError(str(error)) from error
        task = asyncio.create_task(_keep(connection, seconds))
        self._taken.add(task)
        task.add_done_callback(self._taken.discard)

    async def close(self) -> None:
        """End the turns that are taken."""
        for task in self._taken:
            task.cancel()
        if self._taken:
            await asyncio.wait(self._taken)

    async def _lock(self, number: int) -> AsyncConnection:
        engine = self._database.engine.execution_options(isolation_level="AUTOCOMMIT")
        connection = await engine.connect()
        try:
            await connection.execute(
                text("SELECT pg_advisory_lock(:kind, :number)"),
                {"kind": TURN_LOCKS, "number": number},
            )
        except BaseException:
            await _drop(connection)
            raise
        return connection


async def _keep(connection: AsyncConnection, seconds: float) -> None:
    try:
        await asyncio.sleep(seconds)
    finally:
        await _drop(connection)


async def _drop(connection: AsyncConnection) -> None:
    # Back in the pool, the connection would keep the lock.
    await connection.invalidate()
    await connection.close()
