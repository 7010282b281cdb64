"""Movie nights: planned, moved from state to state, and found again."""

from collections.abc import Collection
from datetime import datetime
from typing import TypedDict, Unpack

from pydantic import JsonValue
from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.assignment import ALONE, Assignment
from bot.domain.nights.announcements import Announcement, PlanCard
from bot.domain.nights.errors import TooManyNightsError, WrongStateError
from bot.domain.nights.night import OPEN, Night, NightState, states_before
from bot.domain.nights.reference import NightReference
from bot.domain.nights.series import NightSeries
from bot.domain.nights.snapshot import NightSnapshot
from bot.store import dialect
from bot.store.database import Database
from bot.store.lists.bars import demand_proposable
from bot.store.lists.changes import take_off
from bot.store.nights.ballots import NightBallots
from bot.store.nights.history import NightHistory
from bot.store.nights.notices import NightNotices, claim_notices
from bot.store.nights.people import NightPeople, note_coming
from bot.store.nights.personal import PersonalNights
from bot.store.nights.rows import read_night
from bot.store.nights.series import StoredSeries, begin_or_advance
from bot.store.nights.snapshot import read_row, read_snapshot
from bot.store.nights.tables import night_people, night_suggestions, nights
from bot.store.nights.time_questions import TimeQuestions
from bot.store.nights.votes import NightVotes
from bot.store.ownership import owned
from bot.store.readable import readable
from bot.store.tastes.tastes import Tastes

MAX_OPEN_NIGHTS = 20


class NightPlan(TypedDict, total=False):
    """What a night is planned with, beside its server, channel and host."""

    starts_at: datetime
    ends_at: datetime
    movie_id: int | None
    voice_channel_id: int | None
    place: str | None


class NightValues(NightPlan, total=False):
    """What can be changed of a night besides its state."""

    planned_at: datetime
    closes_at: datetime | None
    event_id: int | None


class Nights:
    """Reads and writes nights; every read and every write is one transaction.

    What belongs to a night is changed in `people` (who comes, suggestions), `ballots` (the list
    of films and the votes), `votes` (results) and `notices` (what was announced); `history` has
    what is over.
    """

    def __init__(
        self, database: Database, clock: Clock, tastes: Tastes, assignment: Assignment = ALONE
    ) -> None:
        self._database, self._clock = database, clock
        self._mine = owned(assignment, nights.c.guild_id)
        self.people = NightPeople(database, clock, tastes)
        self.ballots = NightBallots(database, clock)
        self.votes = NightVotes(database, clock)
        self.notices = NightNotices(database, clock, assignment)
        self.history = NightHistory(database)
        self.time_questions = TimeQuestions(database, clock)
        self.series = StoredSeries(database)
        self._personal = PersonalNights(database)

    async def plan(
        self,
        guild_id: int,
        channel_id: int,
        host_id: int,
        *,
        series: NightSeries | None = None,
        **plan: Unpack[NightPlan],
    ) -> NightSnapshot:
        """Store a new night with its host as the first who is in, and claim its card to be sent.

        With a `movie_id` its film is decided, as the host's suggestion. A `series` begins with the
        night, or comes to it; its `next_day` is the one after. Raises TooManyNightsError,
        BarredFilmError, and as `begin_or_advance` does.
        """
        now, movie_id = self._clock.now(), plan.get("movie_id")
        state = NightState.PLANNED if movie_id is None else NightState.DECIDED
        async with self._database.write(serialise=guild_id) as connection:
            if await _count_open(connection, guild_id) >= MAX_OPEN_NIGHTS:
                raise TooManyNightsError(MAX_OPEN_NIGHTS)
            series_id = await begin_or_advance(connection, series) if series else None
            inserted = await connection.execute(
                insert(nights).values(
                    guild_id=guild_id,
                    number=await _next_number(connection, guild_id),
                    channel_id=channel_id,
                    host_id=host_id,
                    state=state.value,
                    planned_at=now,
                    vote_round=0,
                    series_id=series_id,
                    **plan,
                )
            )
            night_id = int((inserted.inserted_primary_key or (0,))[0])
            await note_coming(connection, night_id, host_id, now)
            if movie_id is not None:
                await _suggest(connection, guild_id, night_id, host_id, movie_id, now)
            claimed = await claim_notices(connection, night_id, [PlanCard()], now, now)
            return await read_snapshot(connection, nights.c.night_id == night_id, claimed=claimed)

    async def settle_film(self, night_id: int, movie_id: int) -> NightSnapshot:
        """Make a film that of a planned night; raise WrongStateError or BarredFilmError."""
        async with self._database.write(serialise=night_id) as connection:
            night = await _moved(connection, night_id, NightState.DECIDED, movie_id=movie_id)
            now = self._clock.now()
            await _suggest(connection, night.guild_id, night_id, night.host_id, movie_id, now)
            return await read_snapshot(connection, nights.c.night_id == night_id)

    async def get(self, night_id: int) -> NightSnapshot:
        """Return a night with all that belongs to it; raise NightGoneError."""
        async with self._database.read() as connection:
            return await read_snapshot(connection, nights.c.night_id == night_id)

    async def in_guild(self, guild_id: int | None, night_id: int) -> NightSnapshot:
        """Return a night as `get` does; raise NightGoneError for another server's."""
        where = (nights.c.night_id == night_id) & (nights.c.guild_id == guild_id)
        async with self._database.read() as connection:
            return await read_snapshot(connection, where)

    async def find(self, wanted: NightReference) -> NightSnapshot:
        """Return the night that is meant; raises as `NightReference.among` does."""
        ours = nights.c.guild_id == wanted.guild_id
        async with self._database.read() as connection:
            if wanted.number is None:
                night = wanted.among(await _all(connection, ours & _open()))
            else:
                numbered = ours & (nights.c.number == wanted.number)
                night = read_night(await read_row(connection, numbered, wanted.number))
                if night.state not in wanted.states:
                    raise WrongStateError(night.number, night.state)
            return await read_snapshot(connection, nights.c.night_id == night.night_id)

    async def open_in(self, guild_id: int) -> list[Night]:
        """Return a server's open nights, soonest first."""
        async with self._database.read() as connection:
            return await _all(connection, (nights.c.guild_id == guild_id) & _open())

    async def open_with(self, guild_id: int, user_id: int) -> list[Night]:
        """Return a server's open nights in which somebody is in, or which they host."""
        is_in = select(night_people.c.night_id).where(
            night_people.c.user_id == user_id, night_people.c.coming.is_(True)
        )
        theirs = nights.c.night_id.in_(is_in) | (nights.c.host_id == user_id)
        async with self._database.read() as connection:
            return await _all(connection, (nights.c.guild_id == guild_id) & _open() & theirs)

    async def unfinished(self) -> list[Night]:
        """Return all nights of ours to which something can still happen, soonest first."""
        states = _values({*OPEN, NightState.ASKED})
        async with self._database.read() as connection:
            return await _all(connection, nights.c.state.in_(states) & self._mine)

    async def of_event(self, guild_id: int, event_id: int) -> Night | None:
        """Return the night of a server that a Discord event belongs to."""
        ours = (nights.c.guild_id == guild_id) & (nights.c.event_id == event_id)
        async with self._database.read() as connection:
            found = await _all(connection, ours)
        return found[0] if found else None

    async def move(
        self,
        night_id: int,
        wanted: NightState,
        *,
        announcement: Announcement | None = None,
        due_at: datetime | None = None,
        **values: Unpack[NightValues],
    ) -> NightSnapshot:
        """Bring a night to another state, set `values`, and claim what is to be announced.

        All in one transaction, and once: whoever comes second gets WrongStateError. `due_at` is
        when the announcement should have been made, by default now. A watched film leaves lists.
        """
        now = self._clock.now()
        told = () if announcement is None else (announcement,)
        async with self._database.write(serialise=night_id) as connection:
            night = await _moved(connection, night_id, wanted, **values)
            if wanted is NightState.ASKED and night.movie_id is not None:
                await take_off(connection, night.guild_id, [night.movie_id])
            claimed = await claim_notices(connection, night_id, told, due_at or now, now)
            return await read_snapshot(connection, nights.c.night_id == night_id, claimed=claimed)

    async def change(
        self, night_id: int, allowed: Collection[NightState], **values: Unpack[NightValues]
    ) -> NightSnapshot:
        """Set values of a night that is in one of these states; else raise WrongStateError."""
        where = nights.c.night_id == night_id
        async with self._database.write(serialise=night_id) as connection:
            night = read_night(await read_row(connection, where))
            if night.state not in allowed:
                raise WrongStateError(night.number, night.state)
            await connection.execute(update(nights).where(where).values(**values))
            return await read_snapshot(connection, where)

    async def repost(self, night: Night, message_id: int) -> bool:
        """Note that a new card replaces one that is gone; False if another one does already."""
        async with self._database.write(serialise=night.night_id) as connection:
            changed = await connection.execute(
                update(nights)
                .where(
                    nights.c.night_id == night.night_id,
                    nights.c.card_message_id == night.card_message_id,
                )
                .values(card_message_id=message_id)
            )
        return changed.rowcount > 0

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of the person here (see `bot.store.personal`)."""
        await self._personal.erase(connection, user_id)

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return what is stored of the person here, ready for JSON (see `bot.store.personal`)."""
        return await self._personal.export(user_id)


def _values(states: Collection[NightState]) -> list[str]:
    return [state.value for state in states]


def _open() -> ColumnElement[bool]:
    return nights.c.state.in_(_values(OPEN))


async def _all(connection: AsyncConnection, where: ColumnElement[bool]) -> list[Night]:
    rows = await connection.execute(
        select(nights).where(where).order_by(nights.c.starts_at, nights.c.night_id)
    )
    return list(readable(rows, read_night))


async def _count_open(connection: AsyncConnection, guild_id: int) -> int:
    count = await connection.scalar(
        select(func.count()).select_from(nights).where(nights.c.guild_id == guild_id, _open())
    )
    return int(count or 0)


async def _next_number(connection: AsyncConnection, guild_id: int) -> int:
    last = await connection.scalar(
        select(func.max(nights.c.number)).where(nights.c.guild_id == guild_id)
    )
    return int(last or 0) + 1


async def _suggest(
    connection: AsyncConnection,
    guild_id: int,
    night_id: int,
    user_id: int,
    movie_id: int,
    now: datetime,
) -> None:
    """Note a suggestion, unless somebody has made it before; raise BarredFilmError."""
    await demand_proposable(connection, guild_id, [movie_id])
    row = {"night_id": night_id, "movie_id": movie_id, "user_id": user_id, "suggested_at": now}
    await dialect.insert_new(connection, night_suggestions, row)


async def _moved(
    connection: AsyncConnection, night_id: int, wanted: NightState, **values: Unpack[NightValues]
) -> Night:
    """Change the state of a night, once; raise WrongStateError for whoever comes second."""
    where = nights.c.night_id == night_id
    changed = await connection.execute(
        update(nights)
        .where(where, nights.c.state.in_(_values(states_before(wanted))))
        .values(state=wanted.value, **values)
    )
    night = read_night(await read_row(connection, where))
    if changed.rowcount == 0:
        raise WrongStateError(night.number, night.state)
    return night
