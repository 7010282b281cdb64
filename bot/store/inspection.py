"""A look at an SQLite file before anything opens it for writing."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from bot.store import schema
from bot.store.errors import Obstacle, StoreDamagedError, StoreUnavailableError

HEADER = b"SQLite format 3\x00"
# Checking reads the whole file; a larger one is checked by `matinee doctor` and `matinee backup`.
CHECKED_AT_START = 64 * 1024 * 1024


def inspect_file(path: Path, *, thorough: bool = False) -> None:
    """Raise for a file that is damaged, newer than this program, or another program's.

    Opens it read-only. A file that does not exist yet, or is empty, is fine.
    """
    try:
        size = path.stat().st_size if path.exists() else 0
        if size == 0:
            return
        with path.open("rb") as file:
            header = file.read(len(HEADER))
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreUnavailableError(Obstacle.UNREADABLE, str(path), reason) from error
    if header != HEADER:
        raise StoreDamagedError(str(path), "")
    try:
        _check_content(path, check=thorough or size <= CHECKED_AT_START)
    except sqlite3.OperationalError as error:
        raise StoreUnavailableError(Obstacle.UNREADABLE, str(path), str(error)) from error
    except sqlite3.DatabaseError as error:
        raise StoreDamagedError(str(path), str(error)) from error


def _check_content(path: Path, *, check: bool) -> None:
    with closing(open_read_only(path)) as connection:
        if check:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise StoreDamagedError(str(path), str(found).replace("\n", " "))
        engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        with engine.connect() as wrapped:
            schema.check(wrapped, str(path))


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open an SQLite file in a way that changes nothing, and puts nothing beside it."""
    # Without a log there is nobody else, and no need for the files by which processes share.
    alone = not path.with_name(f"{path.name}-wal").exists()
    mode = "mode=ro&immutable=1" if alone else "mode=ro"
    return sqlite3.connect(f"{_address(path)}?{mode}", uri=True)


def open_beside_others(path: Path) -> sqlite3.Connection:
    """Open an SQLite file to read while others may begin or end to write."""
    connection = sqlite3.connect(f"{_address(path)}?mode=rw", uri=True)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _address(path: Path) -> str:
    return f"file:{quote(str(path.absolute()))}"
