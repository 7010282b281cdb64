"""The store: everything that is remembered, behind one door."""

import asyncio
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.clock import Clock
from bot.store import claim, dialect, inspection, schema
from bot.store.claim import Claim
from bot.store.database import Database
from bot.store.errors import Obstacle, StoreUnavailableError
from bot.store.guilds import Guilds
from bot.store.nights.nights import Nights
from bot.store.people import People
from bot.store.personal import Personal
from bot.store.tastes.tastes import Tastes
from bot.store.timers import StoredTimers
from bot.store.training.added_movies import AddedMovies
from bot.store.training.model_settings import ModelSettingsStore
from bot.store.training.policies import Policies
from bot.store.training.run_messages import RunMessages
from bot.store.training.runs import Runs
from bot.store.viewers import Viewers

# How long a change can be undone.
UNDO_KEPT = timedelta(days=90)


class Store:
    """The repositories over one database; open it with `open` or `read`, as a context or not.

    A new repository is an attribute here, and, when it stores anything about people, also one
    of those handed to `Personal`.
    """

    def __init__(self, database: Database, clock: Clock, claimed: Claim | None) -> None:
        self.database = database
        self._claim = claimed
        self.tastes = Tastes(database, clock)
        self.guilds = Guilds(database, clock)
        self.people = People(database)
        self.timers = StoredTimers(database, clock)
        self.runs = Runs(database)
        self.run_messages = RunMessages(database)
        self.policies = Policies(database, clock, self.guilds)
        self.model_settings = ModelSettingsStore(database, clock)
        self.added_movies = AddedMovies(database, clock, self.guilds)
        self.nights = Nights(database, clock, self.tastes)
        self.viewers = Viewers(database)
        self.personal = Personal(
            database,
            (
                self.people,
                self.tastes,
                self.guilds,
                self.runs,
                self.model_settings,
                self.added_movies,
                self.nights,
            ),
        )

    @classmethod
    async def open(cls, url: str, clock: Clock) -> Self:
        """Open the database as its only owner, and bring it up to date.

        Raises StoreDamagedError, StoreNewerError and StoreForeignError without touching the
        database, StoreInUseError when another process owns it, StoreUnavailableError and
        StoreFullError when it cannot be opened or migrated.
        """
        path = dialect.sqlite_path(url)
        if path is not None:
            await asyncio.to_thread(_prepare_file, path)
        database = Database(url)
        claimed: Claim | None = None
        try:
            async with database.read() as connection:
                await connection.run_sync(schema.check, database.place)
            claimed = await claim.claim(database)
            async with database.write() as connection:
                await connection.run_sync(schema.upgrade)
            store = cls(database, clock, claimed)
            await store.timers.release_claims()
            await store.tastes.discard_changes(clock.now() - UNDO_KEPT)
        except BaseException:
            if claimed is not None:
                await claimed.release()
            await database.close()
            raise
        return store

    @classmethod
    async def read(cls, url: str, clock: Clock) -> Self:
        """Open the database beside a bot that may be running, to read from it only.

        Raises as `open` does, and StoreOutdatedError for a database that no bot of this version
        has opened yet.
        """
        path = dialect.sqlite_path(url)
        if path is not None:
            if not await asyncio.to_thread(path.exists):
                raise StoreUnavailableError(Obstacle.MISSING, str(path))
            await asyncio.to_thread(inspection.inspect_file, path)
        database = Database(url, read_only=True)
        try:
            async with database.read() as connection:
                await connection.run_sync(schema.require_current, database.place)
        except BaseException:
            await database.close()
            raise
        return cls(database, clock, None)

    async def close(self) -> None:
        """Close all connections and let another process own the database."""
        if self._claim is not None:
            await self._claim.release()
            self._claim = None
        await self.database.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


def _prepare_file(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreUnavailableError(Obstacle.NO_FOLDER, str(path.parent), reason) from error
    inspection.inspect_file(path)
