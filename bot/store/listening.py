"""Hears what other processes on the same PostgreSQL database have changed."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from bot.store import dialect

# A connection may die without a word; it is asked so often, in seconds, and given so long.
LOOK_EVERY, LOOK_PATIENCE = 10.0, 5.0
# Before another try to connect.
PAUSE = 2.0

logger = logging.getLogger(__name__)


class Listener:
    """Calls `heard` for each notice, and `connected` whenever notices may have been missed.

    It has a connection of its own, as one that listens belongs to nobody else meanwhile.
    """

    def __init__(
        self, url: str, heard: Callable[[str], None], connected: Callable[[], None]
    ) -> None:
        drivers = dialect.driver_errors(url)
        self._failures: tuple[type[Exception], ...] = (DBAPIError, OSError, *drivers)
        self._engine = create_async_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._heard, self._connected = heard, connected
        self._hears = True

    async def listen(self) -> None:
        """Listen until cancelled; connect anew when the connection is lost."""
        try:
            while True:
                try:
                    await self._listen_until_lost()
                except self._failures as error:
                    cause = error.orig if isinstance(error, DBAPIError) else error
                    # Once for each outage: what follows is more of the same.
                    level = logging.WARNING if self._hears else logging.DEBUG
                    logger.log(level, "changes of other processes cannot be heard: %r", cause)
                    self._hears = False
                except Exception:
                    # Whatever it is, this process has to hear of changes again.
                    logger.exception("changes of other processes cannot be heard")
                await asyncio.sleep(PAUSE)
        finally:
            await self._engine.dispose()

    async def _listen_until_lost(self) -> None:
        async with asyncio.timeout(LOOK_PATIENCE):
            connection = await self._engine.connect()
        try:
            # SQLAlchemy has no way to listen: the driver, asyncpg, has.
            driver: Any = (await connection.get_raw_connection()).driver_connection
            lost = asyncio.Event()
            driver.add_termination_listener(lambda _: lost.set())
            await driver.add_listener(dialect.CHANNEL, self._take)
            self._hears = True
            self._connected()
            while not lost.is_set():
                with suppress(TimeoutError):
                    await asyncio.wait_for(lost.wait(), LOOK_EVERY)
                await _demand_life(connection)
        finally:
            await connection.invalidate()
            await connection.close()

    def _take(self, _connection: object, _process: int, _channel: str, changed: str) -> None:
        self._heard(changed)


async def _demand_life(connection: AsyncConnection) -> None:
    async with asyncio.timeout(LOOK_PATIENCE):
        await connection.exec_driver_sql("SELECT 1")
