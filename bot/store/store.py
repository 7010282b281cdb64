"""The store: everything that is remembered, behind one door."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.clock import Clock, SharedClock
from bot.domain.assignment import ALONE, Assignment
from bot.private_files import PRIVATE_FILE, PRIVATE_FOLDER, take_from_others
from bot.store import claim, dialect, inspection, schema
from bot.store.backup import BACKUPS, back_up
from bot.store.claim import Claim
from bot.store.database import Database
from bot.store.departures import Departures
from bot.store.errors import Obstacle, StoreLostError, StoreSharedError, StoreUnavailableError
from bot.store.films import StoredFacts
from bot.store.greetings import Greetings
from bot.store.guilds import Guilds
from bot.store.imports.missing import MissingFilms
from bot.store.imports.pending import PendingImports
from bot.store.lists.bars import Bars
from bot.store.lists.lists import FilmLists
from bot.store.lists.proposing import Proposals
from bot.store.nights.films import drop_film
from bot.store.nights.nights import Nights
from bot.store.other_titles import StoredTitles
from bot.store.people import People
from bot.store.personal import Personal, PersonalData
from bot.store.processes import Condition, connection_name, starting_before
from bot.store.renumbering import FilmNumbers
from bot.store.session_claim import SILENT_FOR
from bot.store.tastes.tastes import Tastes
from bot.store.tastes.watchlists import Watchlists
from bot.store.timers import StoredTimers
from bot.store.told_commands import ToldCommands
from bot.store.training.added_movies import AddedMovies
from bot.store.training.model_settings import ModelSettingsStore
from bot.store.training.models import StoredModels
from bot.store.training.policies import Policies
from bot.store.training.run_messages import RunMessages
from bot.store.training.runs import Runs
from bot.store.training.trainer_notes import TrainerNotes
from bot.store.turns import Turns
from bot.store.viewers import Viewers

# The files beside that of an SQLite database.
BESIDE = ("-wal", "-shm", "-journal", ".lock")
# How long work that lost its database may take to end, in seconds.
LEAVING_PATIENCE = 5.0

logger = logging.getLogger(__name__)


class Store:
    """The repositories over one database; open it with `open` or `read`, as a context or not.

    A new repository is an attribute here, and, when it stores anything about people, also one
    of those in `_about_people`.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        claimed: Claim | None,
        assignment: Assignment = ALONE,
    ) -> None:
        self.database = database
        self._claim = claimed
        self._returned: list[Callable[[], None]] = []
        self.tastes = Tastes(database, clock)
        self.watchlists = Watchlists(database, clock)
        self.pending_imports = PendingImports(database, clock, self.tastes)
        self.missing_films = MissingFilms(database, clock, self.tastes)
        self.guilds = Guilds(database, clock)
        self.departures = Departures(database, assignment)
        self.greetings = Greetings(database, clock)
        self.told_commands = ToldCommands(database)
        self.people = People(database)
        lease = None if claimed is None else claimed.lease
        self.timers = StoredTimers(database, clock, assignment, lease)
        self.turns = Turns(database)
        self.runs = Runs(database)
        self.run_messages = RunMessages(database)
        self.models = StoredModels(database)
        self.trainer_notes = TrainerNotes(database)
        self.policies = Policies(database, clock, self.guilds)
        self.model_settings = ModelSettingsStore(database, clock)
        self.added_movies = AddedMovies(database, clock, self.guilds)
        self.film_numbers = FilmNumbers(database, clock)
        self.nights = Nights(database, clock, self.tastes, assignment)
        self.film_facts = StoredFacts(database)
        self.other_titles = StoredTitles(database)
        self.viewers = Viewers(database)
        self.lists = FilmLists(database, clock)
        self.proposals = Proposals(database, clock)
        self.bars = Bars(database, clock, drop_film)
        self.personal = Personal(database, self._about_people())

    def _about_people(self) -> tuple[PersonalData, ...]:
        return (
            self.people,
            self.tastes,
            self.watchlists,
            self.pending_imports,
            self.missing_films,
            self.guilds,
            self.runs,
            self.model_settings,
            self.added_movies,
            self.nights,
            self.lists,
            self.bars,
        )

    @classmethod
    async def open(
        cls,
        url: str,
        clock: Clock,
        connections: int = dialect.CONNECTIONS,
        assignment: Assignment = ALONE,
    ) -> Self:
        """Open the database as the only one who does this part of the work; bring it up to date.

        Raises StoreDamagedError, StoreNewerError and StoreForeignError without touching the
        database, StoreInUseError when another process owns it, RoleTakenError,
        OtherLayoutError and StoreSharedError when it does not fit to those that share it,
        StoreUnavailableError and StoreFullError when it cannot be opened or migrated.
        """
        path = dialect.sqlite_path(url)
        if path is not None:
            await asyncio.to_thread(_prepare_file, path)
        name = connection_name(assignment.name)
        database = Database(url, connections=connections, name=name)
        claimed: Claim | None = None
        try:
            async with database.read() as connection:
                await connection.run_sync(schema.check, database.place)
            claimed = await claim.claim(database, assignment)
            await _bring_up_to_date(database, clock, claimed)
            await claimed.started()
            database.fence(claimed.lease)
            if isinstance(clock, SharedClock):
                await claimed.keep_time(clock)
            store = cls(database, clock, claimed, assignment)
            await store.timers.release_claims()
            await store.nights.notices.date_back_claims()
        except BaseException:
            await database.close()
            if claimed is not None:
                await claimed.release()
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

    async def while_owned(
        self, work: Coroutine[None, None, None], on_loss: Callable[[], None] = lambda: None
    ) -> None:
        """Do the work as long as this process owns the database.

        Where the database is away for a while, the work goes on without it, and with it afterwards.
        When this process no longer owns it, nothing is written from then on, `on_loss` is called,
        the work is cancelled, and StoreLostError is raised.
        """
        working = asyncio.create_task(work)
        lost = asyncio.create_task(self._lost())
        try:
            await asyncio.wait({working, lost}, return_when=asyncio.FIRST_COMPLETED)
            if working.done():
                return working.result()
            error = StoreLostError(self.database.place)
            self.database.refuse(error)
            on_loss()
            raise error
        finally:
            for task in (working, lost):
                task.cancel()
            await asyncio.wait({working, lost}, timeout=LEAVING_PATIENCE)

    async def _lost(self) -> None:
        """Return when another process may own the database.

        Meanwhile, nothing is read or written while it cannot be reached.
        """
        while self._claim is not None:
            await self._claim.shaken()
            logger.warning("nothing is read or written until the database is surely ours again")
            await self.database.suspend()
            if not await self._claim.regain():
                return
            self.database.resume()
            logger.warning("the database answers again; going on")
            for listener in list(self._returned):
                listener()

    def on_return(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call this each time the database is back after it could not be reached.

        What is returned ends that.
        """
        self._returned.append(listener)
        return partial(self._returned.remove, listener)

    def describe_with(self, describe: Callable[[], Condition]) -> None:
        """Tell the other processes on this database from now on how this one is."""
        if self._claim is not None:
            self._claim.describe_with(describe)

    async def starting_before(self) -> frozenset[str]:
        """Return the names of the processes that began before this one and are not ready yet."""
        if self._claim is None or self._claim.lease is None:
            return frozenset()
        return await starting_before(self.database, self._claim.lease, SILENT_FOR)

    async def close(self) -> None:
        """Close all connections and let another process own the database."""
        await self.turns.close()
        await self.database.close()
        if self._claim is not None:
            await self._claim.release()
            self._claim = None

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
        path.parent.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        # SQLite gives the files that it puts beside one the permissions of that one.
        path.touch(PRIVATE_FILE)
        for each in (path, *(path.with_name(f"{path.name}{end}") for end in BESIDE)):
            take_from_others(each)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreUnavailableError(Obstacle.NO_FOLDER, str(path.parent), reason) from error
    inspection.inspect_file(path)


async def _bring_up_to_date(database: Database, clock: Clock, claimed: Claim) -> None:
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
