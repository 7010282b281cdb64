"""Movie nights: planned, moved from state to state, and found again."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.nights.errors import NightGoneError, TooManyNightsError, WrongStateError
from bot.domain.nights.night import OPEN, Night, NightState, states_before
from bot.store.database import Database
from bot.store.nights.ballots import NightBallots
from bot.store.nights.memory import NightMemory
from bot.store.nights.notices import NightNotices, add_notice
from bot.store.nights.people import NightPeople
from bot.store.nights.rows import read_night
from bot.store.nights.tables import night_notices, night_people, nights

MOST_OPEN = 20


class Nights:
    """Reads and writes nights; every write is one transaction.

    What belongs to a night is in `people` (who comes, suggestions), `ballots` (the list of films
    and the votes), `notices` (what was announced) and `memory` (what is over).
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self.people = NightPeople(database, clock)
        self.ballots = NightBallots(database, clock)
        self.notices = NightNotices(database, clock)
        self.memory = NightMemory(database)

    async def plan(
        self,
        guild_id: int,
        channel_id: int,
        host_id: int,
        starts_at: datetime,
        ends_at: datetime,
        *,
        voice_channel_id: int | None = None,
        place: str | None = None,
    ) -> Night:
        """Store a new night with its host as the first who is in, and the notice that says so.

        Raises TooManyNightsError.
        """
        now = self._clock.now()
        async with self._database.write(serialise=guild_id) as connection:
            if await _count_open(connection, guild_id) >= MOST_OPEN:
                raise TooManyNightsError(MOST_OPEN)
            last = await connection.scalar(
                select(func.max(nights.c.number)).where(nights.c.guild_id == guild_id)
            )
            inserted = await connection.execute(
                insert(nights).values(
                    guild_id=guild_id,
                    number=(last or 0) + 1,
                    channel_id=channel_id,
                    host_id=host_id,
                    state=NightState.PLANNED.value,
                    starts_at=starts_at,
                    ends_at=ends_at,
                    planned_at=now,
                    vote_round=0,
                    voice_channel_id=voice_channel_id,
                    place=place,
                )
            )
            night_id = int((inserted.inserted_primary_key or (0,))[0])
            await connection.execute(
                insert(night_people).values(
                    night_id=night_id, user_id=host_id, coming=True, answered_at=now
                )
            )
            await add_notice(connection, night_id, "plan", now)
            return await _one(connection, nights.c.night_id == night_id)

    async def get(self, night_id: int) -> Night:
        """Return a night; raise NightGoneError."""
        async with self._database.read() as connection:
            return await _one(connection, nights.c.night_id == night_id)

    async def numbered(self, guild_id: int, number: int) -> Night:
        """Return a night of a server by its number; raise NightGoneError."""
        where = (nights.c.guild_id == guild_id) & (nights.c.number == number)
        async with self._database.read() as connection:
            return await _one(connection, where, number)

    async def open_in(self, guild_id: int) -> list[Night]:
        """Return a server's open nights, soonest first."""
        return await self._all((nights.c.guild_id == guild_id) & nights.c.state.in_(_values(OPEN)))

    async def unfinished(self) -> list[Night]:
        """Return all nights to which something can still happen, soonest first."""
        return await self._all(nights.c.state.in_(_values({*OPEN, NightState.ASKED})))

    async def of_event(self, event_id: int) -> Night | None:
        """Return the night that a Discord event belongs to."""
        found = await self._all(nights.c.event_id == event_id)
        return found[0] if found else None

    async def of_poll(self, message_id: int) -> Night | None:
        """Return the night that a Discord poll belongs to."""
        polls = select(night_notices.c.night_id).where(
            night_notices.c.message_id == message_id, night_notices.c.name.startswith("poll")
        )
        found = await self._all(nights.c.night_id.in_(polls))
        return found[0] if found else None

    async def move(
        self,
        night_id: int,
        wanted: NightState,
        *,
        notice: str | None = None,
        due_at: datetime | None = None,
        **values: object,
    ) -> Night:
        """Bring a night to another state, set `values`, and note what is to be announced.

        All in one transaction, and once: whoever comes second gets WrongStateError. `due_at` is
        when the notice should have been said, by default now.
        """
        async with self._database.write(serialise=night_id) as connection:
            changed = await connection.execute(
                update(nights)
                .where(
                    nights.c.night_id == night_id,
                    nights.c.state.in_(_values(states_before(wanted))),
                )
                .values(state=wanted.value, **values)
            )
            night = await _one(connection, nights.c.night_id == night_id)
            if changed.rowcount == 0:
                raise WrongStateError(night.number, night.state)
            if notice is not None:
                await add_notice(connection, night_id, notice, due_at or self._clock.now())
        return night

    async def change(
        self, night_id: int, allowed: Collection[NightState], **values: object
    ) -> Night:
        """Set values of a night that is in one of these states; else raise WrongStateError."""
        async with self._database.write(serialise=night_id) as connection:
            night = await _one(connection, nights.c.night_id == night_id)
            if night.state not in allowed:
                raise WrongStateError(night.number, night.state)
            await connection.execute(
                update(nights).where(nights.c.night_id == night_id).values(**values)
            )
            return await _one(connection, nights.c.night_id == night_id)

    async def repost(self, night: Night, message_id: int) -> bool:
        """Note that a new card stands for one that is gone; False if another one does already."""
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

    async def _all(self, where: ColumnElement[bool]) -> list[Night]:
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(nights).where(where).order_by(nights.c.starts_at, nights.c.night_id)
            )
            return [read_night(row) for row in rows]

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of the person here (see `bot.store.personal`)."""
        await self.memory.erase(connection, user_id)

    async def export(self, user_id: int) -> dict[str, Any]:
        """Return what is stored of the person here, ready for JSON (see `bot.store.personal`)."""
        return await self.memory.export(user_id)


def _values(states: Collection[NightState]) -> list[str]:
    return [state.value for state in states]


async def _count_open(connection: AsyncConnection, guild_id: int) -> int:
    count = await connection.scalar(
        select(func.count())
        .select_from(nights)
        .where(nights.c.guild_id == guild_id, nights.c.state.in_(_values(OPEN)))
    )
    return int(count or 0)


async def _one(
    connection: AsyncConnection, where: ColumnElement[bool], number: int | None = None
) -> Night:
    row = (await connection.execute(select(nights).where(where))).one_or_none()
    if row is None:
        raise NightGoneError(number)
    return read_night(row)
