"""What is done to a database before anybody works on it: its file, and its form."""

import asyncio
import logging
from pathlib import Path

from bot.clock import Clock
from bot.private_files import PRIVATE_FILE, PRIVATE_FOLDER, take_from_others
from bot.store import dialect, inspection, schema
from bot.store.backup import BACKUPS, back_up
from bot.store.claim import Claim
from bot.store.database import Database
from bot.store.errors import Obstacle, StoreSharedError, StoreUnavailableError

# The files beside that of an SQLite database.
BESIDE = ("-wal", "-shm", "-journal", ".lock")

logger = logging.getLogger(__name__)


def prepare_file(path: Path) -> None:
    """Make an SQLite database's file where there is none; see that nobody else can read it."""
    try:
        path.parent.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        # SQLite gives the files that it puts beside one the permissions of that one.
        path.touch(PRIVATE_FILE)
        for each in (path, *(path.with_name(f"{path.name}{end}") for end in BESIDE)):
            take_from_others(each)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreUnavailableError(Obstacle.NO_FOLDER, str(path.parent), reason) from error
    inspection.inspect_file(path)


async def bring_up_to_date(database: Database, clock: Clock, claimed: Claim) -> None:
    """Give the database the form that this version knows; raises StoreSharedError."""
    async with database.read() as connection:
        found = await connection.run_sync(schema.version_of)
    if found == schema.known_version():
        return
    if not await claimed.may_change():
        raise StoreSharedError(database.place)
    if found is not None:
        await _back_up_before_migration(database, clock, found)
    async with database.write() as connection:
        await connection.run_sync(schema.upgrade)


async def _back_up_before_migration(database: Database, clock: Clock, found: str) -> None:
    """Copy a database that is about to be changed to the form of a newer Matinee."""
    path = dialect.sqlite_path(database.url)
    if path is None:
        logger.warning("bringing the database from version %s up to date without a copy", found)
        return
    copy = path.parent / BACKUPS / f"before-upgrade-{found}-{clock.now():%Y%m%d-%H%M%S}.sqlite3"
    await asyncio.to_thread(back_up, database.url, copy)
    logger.info("bringing the database from version %s up to date; a copy is in %s", found, copy)
