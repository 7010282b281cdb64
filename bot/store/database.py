"""The one way to the database: short transactions, errors in our own words."""

import asyncio
import errno
import logging
import os
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from typing import Any, TypeVar
from weakref import WeakSet

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncTransaction

from bot.store import dialect
from bot.store.errors import (
    NumberTooLargeError,
    Obstacle,
    StoreDoubtfulError,
    StoredValueError,
    StoreError,
    StoreLostError,
    StoreUnavailableError,
)
from bot.store.readable import UNREADABLE

Result = TypeVar("Result")

logger = logging.getLogger(__name__)

# What the tasks are called in which steps of a transaction are taken.
STORE_TASK = "store-step"
# How long closing waits for transactions that are under way, in seconds.
CLOSING_PATIENCE = 5.0


class Database:
    """Connections to one database; repositories read and write through it alone.

    Both kinds of transaction raise StoreFullError, StoreDamagedError or StoreUnavailableError
    where the database itself fails, and then nothing of the transaction is stored.
    """

    def __init__(
        self,
        url: str,
        *,
        read_only: bool = False,
        connections: int = dialect.CONNECTIONS,
        name: str = "",
    ) -> None:
        """Open nothing yet; PostgreSQL is told the `name` of each connection."""
        self.url = url
        self.place = _place(url)
        self.engine = dialect.create_engine(
            url, read_only=read_only, connections=connections, name=name
        )
        # One statement is consistent by itself; on PostgreSQL a transaction costs round trips.
        self._single = (
            self.engine
            if dialect.is_sqlite(url)
            else self.engine.execution_options(isolation_level="AUTOCOMMIT")
        )
        self._writing = self.engine.execution_options(**{dialect.WRITES: True})
        # SQLite lets one writer in at a time; waiting here is fair and does not poll.
        self._one_writer = asyncio.Lock() if dialect.is_sqlite(url) else None
        self._lockouts = 0
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._refusal: StoreError | None = None
        self._suspension: StoreError | None = None
        drivers = dialect.driver_errors(url)
        self._failures: tuple[type[Exception], ...] = (DBAPIError, OSError, *drivers)
        self._opened: WeakSet[dialect.DriverConnection] = WeakSet()
        if not dialect.is_sqlite(url):
            dialect.on_connect(self.engine, self._opened.add)
        self.lease: int | None = None
        self._may_write = asyncio.Event()
        self._may_write.set()

    def hold(self) -> None:
        """Let whoever wants to write wait for `fence`."""
        self._may_write.clear()

    def fence(self, lease: int | None) -> None:
        """Let no transaction write any more once another process has what this lease stands for."""
        self.lease = lease
        self._may_write.set()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Read from one consistent state of the database."""
        with self.translated():
            async with self._connected(self.engine) as connection:
                yield connection

    @asynccontextmanager
    async def read_once(self) -> AsyncIterator[AsyncConnection]:
        """Read with a single statement; on PostgreSQL that costs one round trip."""
        with self.translated():
            async with self._connected(self._single) as connection:
                yield connection

    @asynccontextmanager
    async def write(self, serialise: int | None = None) -> AsyncIterator[AsyncConnection]:
        """Write in one transaction, committed when the block ends without an error.

        Keep it short: others wait. What is read in it is still true when it commits, on
        PostgreSQL for transactions with the same `serialise` (a Discord id).
        """
        await self._may_write.wait()
        with self.translated():
            if self._one_writer is None:
                async with self._begin(serialise) as connection:
                    yield connection
            else:
                lockouts = self._lockouts
                async with self._one_writer:
                    # Whoever waited behind a writer that gave up would wait as long once more.
                    if self._lockouts != lockouts:
                        raise StoreUnavailableError(Obstacle.LOCKED, self.place)
                    async with self._begin(serialise) as connection:
                        yield connection

    @asynccontextmanager
    async def _begin(self, serialise: int | None) -> AsyncIterator[AsyncConnection]:
        async with self._connected(self._writing) as connection:
            try:
                transaction = await finished(connection.begin().start())
            except DBAPIError:
                self._lockouts += 1
                raise
            try:
                await self._prepare(connection, serialise)
                yield connection
            except BaseException:
                await finished(transaction.rollback())
                raise
            await self._commit(transaction)

    async def _commit(self, transaction: AsyncTransaction) -> None:
        try:
            await finished(transaction.commit())
        except (DBAPIError, OSError) as error:
            failed = dialect.translate(error, self.place)
            if isinstance(failed, StoreUnavailableError) and failed.obstacle is Obstacle.SILENT:
                raise StoreDoubtfulError(*failed.args) from error
            raise

    async def _prepare(self, connection: AsyncConnection, serialise: int | None) -> None:
        if self.lease is None:
            if serialise is not None:
                await dialect.serialise(connection, serialise)
        elif not await dialect.holds_part(connection, self.lease, serialise):
            error = StoreLostError(self.place)
            self.refuse(error)
            raise error

    @asynccontextmanager
    async def _connected(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        if self._refusal is not None:
            raise self._refusal
        self._under_way += 1
        self._idle.clear()
        try:
            async with AsyncExitStack() as stack:
                connection = await _connect(engine)
                stack.push_async_exit(connection)
                yield connection
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Inside, errors of the driver become our own."""
        try:
            yield
        except OverflowError as error:
            raise NumberTooLargeError from error
        except UNREADABLE as error:
            if type(error).__module__.startswith("bot."):
                raise  # an answer of a repository's own
            logger.exception("what is stored cannot be read")
            raise StoredValueError(self.place, str(error)) from error
        except self._failures as error:
            translated = dialect.translate(error, self.place)
            if translated is None:
                raise
            raise translated from error

    async def suspend(self) -> None:
        """Begin no transaction until `resume`, and cut short those that are under way."""
        broken = os.strerror(errno.ECONNRESET)
        suspension = StoreUnavailableError(Obstacle.SILENT, self.place, broken)
        self.refuse(suspension)
        self._suspension = suspension
        # Whoever asks after the break must not be given a connection from before.
        for connection in list(self._opened):
            connection.terminate()
        await self.engine.dispose()

    def resume(self) -> None:
        """Work again, unless that was refused for good."""
        if self._refusal is self._suspension:
            self._refusal = None

    def refuse(self, error: StoreError) -> None:
        """Begin no transaction from now on: raise this error instead."""
        if self._refusal is self._suspension:
            self._refusal = error
        self._may_write.set()

    async def close(self, patience: float = CLOSING_PATIENCE) -> None:
        """Close every connection, when the transactions under way have ended."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), patience)
        # The engine would open a connection anew, and nobody would close it.
        self.refuse(StoreUnavailableError(Obstacle.CLOSED, self.place))
        await self.engine.dispose()


class _UnhurriedConnection(AsyncConnection):
    """A connection whose statements are not cut short: that would cost it, locks and all."""

    async def execute(self, *words: Any, **options: Any) -> Any:  # noqa: ANN401 - as SQLAlchemy
        return await finished(super().execute(*words, **options))

    async def run_sync(self, *words: Any, **options: Any) -> Any:  # noqa: ANN401 - as SQLAlchemy
        return await finished(super().run_sync(*words, **options))


async def _connect(engine: AsyncEngine) -> AsyncConnection:
    """Take a connection of the pool."""
    connection = _UnhurriedConnection(engine)
    try:
        await finished(connection.start())
    except asyncio.CancelledError:
        await connection.close()
        raise
    return connection


async def finished(work: Coroutine[object, None, Result]) -> Result:
    """Wait until work is done, also when the caller is cancelled; then it is cancelled."""
    task = asyncio.create_task(work, name=STORE_TASK)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    result = task.result()
    if cancelled is not None:
        raise cancelled
    return result


def _place(url: str) -> str:
    path = dialect.sqlite_path(url)
    return str(path) if path else make_url(url).render_as_string(hide_password=True)
