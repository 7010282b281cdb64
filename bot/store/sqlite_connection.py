"""SQLite with as few trips to a connection's thread as a statement needs: one, mostly.

aiosqlite makes four of a short query: for the cursor, the statement, its rows and the end of it.
The bot waits for each, and that takes longer than SQLite's own work.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from pathlib import Path

import aiosqlite
from aiosqlite.context import Result

# This many rows come along with a statement; more are fetched when they are wanted.
ROWS_AT_ONCE = 500


async def connect(path: Path) -> aiosqlite.Connection:
    """Open a connection to a file, for SQLAlchemy."""
    # Cursors are made and closed in the event loop's thread: that asks nothing of SQLite.
    return await _Connection(partial(sqlite3.connect, path, check_same_thread=False))


class _Connection(aiosqlite.Connection):
    def __init__(self, open_file: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(open_file, ROWS_AT_ONCE)
        # A program that failed ends although nobody closed its connections.
        self._thread.daemon = True

    def cursor(self) -> Result[aiosqlite.Cursor]:
        return Result(self._make_cursor())

    async def _make_cursor(self) -> aiosqlite.Cursor:
        return _Cursor(self, self._conn.cursor())


class _Cursor(aiosqlite.Cursor):
    def __init__(self, connection: aiosqlite.Connection, cursor: sqlite3.Cursor) -> None:
        super().__init__(connection, cursor)
        self._rows: list[sqlite3.Row] = []
        self._has_more = False

    async def execute(
        self, sql: str, parameters: Iterable[object] | None = None
    ) -> aiosqlite.Cursor:
        given = () if parameters is None else parameters
        in_thread: Callable[..., Awaitable[list[sqlite3.Row]]] = self._execute
        self._rows = await in_thread(self._run, sql, given)
        self._has_more = len(self._rows) == ROWS_AT_ONCE
        return self

    def _run(self, sql: str, parameters: Iterable[object]) -> list[sqlite3.Row]:
        return self._cursor.execute(sql, tuple(parameters)).fetchmany(ROWS_AT_ONCE)

    async def fetchall(self) -> Iterable[sqlite3.Row]:
        rows, self._rows = self._rows, []
        if self._has_more:
            self._has_more = False
            rows += await super().fetchall()
        return rows

    async def fetchmany(self, size: int | None = None) -> Iterable[sqlite3.Row]:
        if not self._rows and self._has_more:
            return await super().fetchmany(size)
        count = size or self.arraysize
        rows, self._rows = self._rows[:count], self._rows[count:]
        return rows

    async def fetchone(self) -> sqlite3.Row | None:
        if not self._rows and self._has_more:
            return await super().fetchone()
        return self._rows.pop(0) if self._rows else None

    async def close(self) -> None:
        if self._has_more:
            await super().close()
        else:
            self._cursor.close()
