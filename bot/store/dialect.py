"""What differs between SQLite and PostgreSQL, so that no repository has SQL for one of them only.

Beside it, `inspection`, `claim` and `backup` deal with SQLite files as files.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, cast

from sqlalchemy import URL, Connection, Dialect, Table, event, make_url, or_, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import AdaptedConnection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from bot.store.errors import (
    NumberTooLargeError,
    Obstacle,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreUnavailableError,
)
from bot.store.sqlite_connection import connect

BUSY_TIMEOUT_MS = 5_000
CONNECTIONS = 8
# A connection that was idle for longer may be dead: it is asked before it is used, in seconds.
TRUSTED = 30.0
LAST_USED = "matinee_last_used"
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # What a person has deleted must not linger in free pages.
    "PRAGMA secure_delete = ON",
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
)
WRITES = "matinee_writes"
# On which processes tell each other what they changed, see `bot.store.listening`.
CHANNEL = "matinee"
HOLD_PART = "SELECT lease FROM processes WHERE lease = :lease FOR KEY SHARE"
HOLD_PART_IN_TURN = HOLD_PART.replace("lease", "pg_advisory_xact_lock(:number)", 1)


class DriverConnection(Protocol):
    """A connection as PostgreSQL's driver has it."""

    def terminate(self) -> None:
        """Break it off, whatever it is at; whoever waits for it gets an error."""


def on_connect(engine: AsyncEngine, listener: Callable[[DriverConnection], None]) -> None:
    """Call this with each connection to PostgreSQL that is opened from now on."""

    def tell(connection: AdaptedConnection, _record: object) -> None:
        listener(cast("DriverConnection", connection.driver_connection))

    event.listen(engine.sync_engine, "connect", tell)


def is_sqlite(url: URL | str) -> bool:
    """Whether the URL leads to an SQLite file."""
    return make_url(url).get_backend_name() == "sqlite"


def sqlite_path(url: URL | str) -> Path | None:
    """Return the SQLite file of a URL; None for PostgreSQL."""
    parsed = make_url(url)
    return Path(parsed.database or "") if is_sqlite(parsed) else None


def create_engine(
    url: str, *, read_only: bool = False, connections: int = CONNECTIONS, name: str = ""
) -> AsyncEngine:
    """Open the pool of connections for a URL.

    PostgreSQL gets at most so many `connections`, and shows them under a `name`.
    """
    path = sqlite_path(url)
    if path is None:
        options = {"default_transaction_read_only": "on"} if read_only else {}
        names = {"application_name": name} if name else {}
        return _create_postgres_engine(url, connections, options | names)
    # Waiting for a connection is cheaper than opening one more: each has a thread of its own.
    engine = create_async_engine(
        url,
        async_creator=partial(connect, path),
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=60,
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    if read_only:
        event.listen(engine.sync_engine, "connect", _forbid_writing_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _create_postgres_engine(url: str, connections: int, options: Mapping[str, str]) -> AsyncEngine:
    try:
        engine = create_async_engine(
            url,
            pool_size=connections,
            max_overflow=0,
            pool_timeout=60,
            hide_parameters=True,
            connect_args={"server_settings": dict(options)},
        )
    except ModuleNotFoundError as error:
        missing = error.name or ""
        raise StoreUnavailableError(Obstacle.NO_DRIVER, "PostgreSQL", missing) from error
    event.listen(engine.sync_engine, "checkin", _note_use)
    event.listen(engine.sync_engine, "checkout", partial(_test_after_idling, engine.dialect))
    return engine


def _note_use(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    record.info[LAST_USED] = time.monotonic()


def _test_after_idling(
    dialect: Dialect,
    connection: DBAPIConnection,
    record: ConnectionPoolEntry,
    _proxy: PoolProxiedConnection,
) -> None:
    """Ask a connection that nobody has used for a while whether it lives.

    Asking each time would be a round trip for every question.
    """
    if time.monotonic() - record.info.get(LAST_USED, time.monotonic()) < TRUSTED:
        return
    try:
        alive = dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error:
        alive = False
    if not alive:
        raise DisconnectionError


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    # The driver's own BEGIN comes too late for IMMEDIATE, so transactions are begun here.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _forbid_writing_sqlite(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


async def serialise(connection: AsyncConnection, number: int) -> None:
    """Let one transaction at a time work on `number` (a Discord id) until it ends.

    An IMMEDIATE transaction of SQLite is alone anyway.
    """
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


async def holds_part(connection: AsyncConnection, lease: int, number: int | None) -> bool:
    """Whether the process with this lease has its part until the transaction ends.

    Whoever takes the part over removes the row first, and with that waits for all who hold it.
    `number` is serialised on the way, as each question costs a round trip.
    """
    statement, values = HOLD_PART, {"lease": lease}
    if number is not None:
        statement, values = HOLD_PART_IN_TURN, {"lease": lease, "number": number}
    return (await connection.execute(text(statement), values)).first() is not None


async def notify(connection: AsyncConnection, changed: str) -> None:
    """Tell the other processes, once this transaction is committed, what it has changed.

    An SQLite database has one process.
    """
    if connection.dialect.name == "postgresql":
        await connection.execute(
            text("SELECT pg_notify(:channel, :changed)"), {"channel": CHANNEL, "changed": changed}
        )


async def upsert(
    connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, object]]
) -> None:
    """Insert rows, or replace those whose primary key exists; rows that say the same stay."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    statement = _insert(connection, table)
    replaced = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    differs = or_(*(table.c[name].is_distinct_from(new) for name, new in replaced.items()))
    await connection.execute(
        statement.on_conflict_do_update(index_elements=keys, set_=replaced, where=differs),
        list(rows),
    )


async def insert_new(connection: AsyncConnection, table: Table, row: Mapping[str, object]) -> bool:
    """Insert a row unless its primary key exists; return whether it was inserted."""
    inserted = await connection.execute(
        _insert(connection, table).values(row).on_conflict_do_nothing()
    )
    return bool(inserted.rowcount)


def _insert(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    return insert(table)


def driver_errors(url: str) -> tuple[type[Exception], ...]:
    """Return what PostgreSQL's driver itself raises, which SQLAlchemy lets through from streams."""
    if is_sqlite(url):
        return ()
    # Here, as it is installed only where PostgreSQL is used.
    from asyncpg import InterfaceError, PostgresError

    return InterfaceError, PostgresError


def translate(error: Exception, place: str) -> StoreError | None:
    """Return the domain error for an error of the driver; None for a defect of ours."""
    if isinstance(error, OSError):
        return StoreUnavailableError(Obstacle.SILENT, place, str(error))
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _translate_sqlite(cause, place)
    state = str(getattr(cause, "sqlstate", None) or "")
    if state == "53100":
        return StoreFullError(str(cause))
    if state.startswith(("XX001", "XX002")):
        return StoreDamagedError(place, str(cause))
    if state == "22003" or (state == "22000" and "out of int" in str(cause)):
        return NumberTooLargeError()
    if _is_broken(error) or state.startswith(_SILENT):
        return StoreUnavailableError(Obstacle.SILENT, place, str(cause))
    return None


def _is_broken(error: Exception) -> bool:
    """Whether an error says that its connection is gone."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated
    return "connection is closed" in str(error)


def _translate_sqlite(cause: sqlite3.Error, place: str) -> StoreError | None:
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return StoreFullError(str(cause))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreDamagedError(place, str(cause))
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreUnavailableError(Obstacle.LOCKED, place)
    if code in _UNUSABLE:
        return StoreUnavailableError(Obstacle.OTHER, place, str(cause))
    return None


# A broken connection, a refused one, no such database, no memory or connections left, a server that
# stops or starts, and one that is a copy now.
_SILENT = ("08", "28", "3D", "53", "57P", "25006")
_UNUSABLE: Iterable[int] = frozenset(
    (
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
    )
)
