"""A copy of the SQLite database, consistent while a bot writes to it."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.private_files import PRIVATE_FILE, PRIVATE_FOLDER
from bot.store import dialect, inspection
from bot.store.claim import FileClaim
from bot.store.errors import (
    BackupExistsError,
    NoBackupError,
    Obstacle,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreUnavailableError,
)

# The folder beside the database in which copies are kept.
BACKUPS = "backups"
PREFIX = ".backup-"
LOCK = "lock"
# Run beside a backup by a process of its own: it hears when the other one ends, however that ends.
REMOVE_AFTERWARDS = """
import shutil, sys
sys.stdin.read()
shutil.rmtree(sys.argv[1], ignore_errors=True)
"""


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
        target.parent.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        _clear_leftovers(target.parent)
        with _workplace(target.parent) as folder:
            copy = folder / "matinee.sqlite3"
            _copy(source, copy)
            people, tastes = _checked(copy, source)
            _put_in_place(copy, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreUnavailableError(Obstacle.UNWRITABLE, str(target), reason) from error
    return Backup(target, target.stat().st_size, people, tastes)


@contextmanager
def _workplace(parent: Path) -> Iterator[Path]:
    """Make a folder that vanishes with the block, and also when this process is killed in it."""
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=parent) as folder:
        lock = FileClaim(Path(folder) / LOCK)
        command = (sys.executable, "-I", "-c", REMOVE_AFTERWARDS, folder)
        with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True):  # noqa: S603 - no shell, no user text
            try:
                yield Path(folder)
            finally:
                lock.close()


def _clear_leftovers(parent: Path) -> None:
    """Remove what backups left behind that died together with all that could tidy up."""
    for folder in parent.glob(f"{PREFIX}*"):
        try:
            FileClaim(folder / LOCK).close()
        except sqlite3.OperationalError:
            continue  # another backup is at work there
        shutil.rmtree(folder, ignore_errors=True)


def _copy(source: Path, copy: Path) -> None:
    # Made here, as it holds what people like: for the owner's eyes only.
    copy.touch(PRIVATE_FILE)
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
    # Windows flushes only what is open for writing.
    with copy.open("r+b") as file:
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
