"""One process for each part of the work on a database: the claim by which a second is refused."""

import asyncio
import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path
from typing import Protocol

from sqlalchemy import text

from bot.clock import SharedClock
from bot.domain.assignment import ALONE, Assignment
from bot.private_files import PRIVATE_FILE
from bot.store import dialect
from bot.store.database import Database
from bot.store.errors import Obstacle, StoreInUseError, StoreUnavailableError
from bot.store.processes import Condition
from bot.store.session_claim import IS_LOCKED, LOCK, claim_session

# A look at the lock holds it for a moment; that must not turn a bot away.
WAIT = 0.2


class Claim(Protocol):
    """Held as long as this process does its part; a killed process loses it at once.

    `lease` is greater than that of each process that did this part before, None where the system
    itself sees to it that there is no other; it is known once the process may `begin`.
    """

    @property
    def lease(self) -> int | None:
        """The number by which others tell this process from its predecessors."""

    async def may_change(self) -> bool:
        """Whether nobody else is at work, so that the form of the database may change."""

    async def started(self) -> None:
        """Let the next process start, where several share the database."""

    async def begin(self) -> frozenset[int] | None:
        """Do this part of the work from now on; a successor waits until its predecessor lets it.

        Return what that has dealt with last, by Discord's ids, if it handed over.
        """

    async def wanted(self) -> None:
        """Return when a successor waits for this process to hand over."""

    def describe_with(self, describe: Callable[[], Condition]) -> None:
        """Tell others from now on how this process is, where several share the database."""

    async def keep_time(self, clock: SharedClock) -> None:
        """Set a clock by the one of all processes, again and again, where there are several."""

    async def shaken(self) -> None:
        """Return when it is not known any longer whether this process owns the database."""

    async def regain(self) -> bool:
        """Own the database again as soon as it answers; False where another process may own it."""

    async def release(self, dealt_with: Collection[int] | None = None, /) -> None:
        """Let another process own the database; tell a successor what it need not deal with."""


class FileClaim:
    """A lock on a file beside the SQLite database.

    The lock is SQLite's own, on an empty database, as that works on each system alike.
    """

    lease = None

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            self._connection.close()
            raise

    async def may_change(self) -> bool:
        """Return true: nobody else has the file."""
        return True

    async def started(self) -> None:
        """Do nothing: there is no next process."""

    async def begin(self) -> None:
        """Do nothing: there was no process beside this one."""

    async def wanted(self) -> None:
        """Wait for ever: there is no successor."""
        await asyncio.get_running_loop().create_future()

    def describe_with(self, describe: Callable[[], Condition]) -> None:
        """Do nothing: there is nobody to tell."""

    async def keep_time(self, clock: SharedClock) -> None:
        """Do nothing: there is no other clock."""

    async def shaken(self) -> None:
        """Wait for ever: the system takes such a lock from nobody who lives."""
        await asyncio.get_running_loop().create_future()

    async def regain(self) -> bool:
        """Return true: it was never lost."""
        return True

    async def release(self, _: Collection[int] | None = None, /) -> None:
        """Let another process own the database."""
        self.close()

    def close(self) -> None:
        """Do as `release`, outside an event loop."""
        self._connection.close()


async def claim(
    database: Database, assignment: Assignment = ALONE, *, succeeds: bool = False
) -> Claim:
    """Make this process the one that does its part of the work on the database.

    Others that want to start wait until `started` is called. One that `succeeds` another gets its
    part when it may `begin`. Raises StoreInUseError, RoleTakenError and OtherLayoutError.
    """
    path = dialect.sqlite_path(database.url)
    if path is None:
        return await claim_session(database, assignment, succeeds=succeeds)
    return _claim_file(path.with_name(f"{path.name}.lock"), database.place)


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
