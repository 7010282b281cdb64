"""A copy of the SQLite database, consistent while a bot writes to it."""

import os
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.store import dialect, inspection
from bot.store.errors import (
    BackupExistsError,
    NoBackupError,
    Obstacle,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreUnavailableError,
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup, checked from its first page to its last."""

    path: Path
    size: int
    people: int
    tastes: int


def back_up(url: str, target: Path) -> Backup:
    """Copy the database into a new file, or leave nothing behind; it blocks.

    Raises BackupExistsError (nothing is ever overwritten), NoBackupError for PostgreSQL, and
    StoreDamagedError, StoreFullError or StoreUnavailableError.
    """
    source = dialect.sqlite_path(url)
    if source is None:
        raise NoBackupError
    if not source.exists():
        raise StoreUnavailableError(Obstacle.MISSING, str(source))
    if target.exists():
        raise BackupExistsError(target)
    inspection.inspect_file(source)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder:
            copy = Path(folder) / "matinee.sqlite3"
            _copy(source, copy)
            people, tastes = _checked(copy, source)
            _put_in_place(copy, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreUnavailableError(Obstacle.UNWRITABLE, str(target), reason) from error
    return Backup(target, target.stat().st_size, people, tastes)


def _copy(source: Path, copy: Path) -> None:
    # Made here, as it holds what people like: for the owner's eyes only.
    copy.touch(mode=0o600)
    try:
        with (
            closing(inspection.open_beside_others(source)) as reader,
            closing(sqlite3.connect(copy, isolation_level=None)) as writer,
        ):
            reader.backup(writer)
            # One file that needs no other beside it.
            writer.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise _translated(error, source) from error
    with copy.open("rb") as file:
        os.fsync(file.fileno())


def _checked(copy: Path, source: Path) -> tuple[int, int]:
    with closing(inspection.open_read_only(copy)) as connection:
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise StoreDamagedError(str(source), str(found))
        people, tastes = connection.execute(
            "SELECT count(DISTINCT user_id), count(*) FROM tastes"
        ).fetchone()
    return people, tastes


def _put_in_place(copy: Path, target: Path) -> None:
    try:
        # Unlike a rename, a link never replaces what somebody else has put there meanwhile.
        os.link(copy, target)
    except FileExistsError as error:
        raise BackupExistsError(target) from error
    except OSError:
        copy.rename(target)


def _translated(error: sqlite3.Error, source: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return StoreFullError(str(error))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreDamagedError(str(source), str(error))
    return StoreUnavailableError(Obstacle.OTHER, str(source), str(error))
