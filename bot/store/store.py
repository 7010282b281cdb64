"""The store: everything that is remembered, behind one door."""

import asyncio
from types import TracebackType
from typing import Self

from bot.clock import Clock
from bot.domain.assignment import ALONE, Assignment
from bot.store import claim, dialect, inspection, schema
from bot.store.claim import Claim
from bot.store.database import Database
from bot.store.departures import Departures
from bot.store.errors import Obstacle, StoreUnavailableError
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
from bot.store.owned_database import OwnedDatabase
from bot.store.people import People
from bot.store.personal import Personal, PersonalData
from bot.store.preparing import bring_up_to_date, prepare_file
from bot.store.processes import connection_name
from bot.store.renumbering import FilmNumbers
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


class Store(OwnedDatabase):
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
        super().__init__(database, clock, claimed)
        self.tastes = Tastes(database, clock)
        self.watchlists = Watchlists(database, clock)
        self.pending_imports = PendingImports(database, clock, self.tastes)
        self.missing_films = MissingFilms(database, clock, self.tastes)
        self.guilds = Guilds(database, clock)
        self.departures = Departures(database, assignment)
        self.greetings = Greetings(database, clock)
        self.told_commands = ToldCommands(database)
        self.people = People(database)
        self.timers = StoredTimers(database, clock, assignment)
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
        *,
        succeeds: bool = False,
    ) -> Self:
        """Open the database as the only one who does this part of the work; bring it up to date.

        One that `succeeds` another process only reads until it is told to `take_over`.

        Raises StoreDamagedError, StoreNewerError and StoreForeignError without touching the
        database, StoreInUseError when another process owns it, RoleTakenError,
        OtherLayoutError and StoreSharedError when it does not fit to those that share it,
        StoreUnavailableError and StoreFullError when it cannot be opened or migrated.
        """
        path = dialect.sqlite_path(url)
        if path is not None:
            await asyncio.to_thread(prepare_file, path)
        database = Database(url, connections=connections, name=connection_name(assignment.name))
        claimed: Claim | None = None
        try:
            async with database.read() as connection:
                await connection.run_sync(schema.check, database.place)
            claimed = await claim.claim(database, assignment, succeeds=succeeds)
            await bring_up_to_date(database, clock, claimed)
            store = cls(database, clock, claimed, assignment)
            await claimed.started()
            if succeeds:
                database.hold()
            else:
                await store.take_over()
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

    async def _begin(self) -> None:
        """Hand out again what a predecessor had claimed."""
        await self.timers.release_claims()
        await self.nights.notices.date_back_claims()

    async def close(self) -> None:
        """Close all connections and let another process own the database."""
        await self.turns.close()
        await super().close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
