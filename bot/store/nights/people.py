"""Who comes to a night, what they suggest, and what they say afterwards."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.nights.ballots.ballot import Turnout
from bot.domain.nights.errors import (
    NightGoneError,
    TooManySuggestionsError,
    WasNotInError,
    WrongStateError,
)
from bot.domain.nights.history import NOBODY
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.snapshot import Attendee, NightSnapshot
from bot.domain.nights.verdict import Verdict
from bot.domain.tastes import TasteChange
from bot.store import dialect
from bot.store.database import Database
from bot.store.lists.bars import demand_proposable
from bot.store.nights.rows import read_attendee, read_night
from bot.store.nights.snapshot import read_row, read_snapshot
from bot.store.nights.tables import night_ballots, night_people, night_suggestions, nights
from bot.store.nights.turnout import read_turnout
from bot.store.tastes.tastes import Tastes

MAX_SUGGESTIONS = 10
# Few enough that nobody waits long for the transaction.
MARKED_AT_ONCE = 25
JUDGEABLE = (NightState.ASKED, NightState.FINISHED)


@dataclass(frozen=True, slots=True)
class AnswerResult:
    """What became of an answer: whether it is news, and how far the vote is with it."""

    night: Night
    is_news: bool
    turnout: Turnout


@dataclass(frozen=True, slots=True)
class PreviousVerdict:
    """What somebody had said of a film before they said something else, and of which night."""

    night: Night
    before: Attendee


class NightPeople:
    """Reads and writes who is in; a night of another server than `guild_id` is not found."""

    def __init__(self, database: Database, clock: Clock, tastes: Tastes) -> None:
        self._database, self._clock, self._tastes = database, clock, tastes

    async def answer(
        self,
        guild_id: int | None,
        night_id: int,
        user_id: int,
        allowed: Collection[NightState],
        *,
        coming: bool,
    ) -> AnswerResult:
        """Note whether somebody comes.

        Who does not come any more loses their ballot. Raises NightGoneError and WrongStateError.
        """
        async with self._database.write(serialise=night_id) as connection:
            night = await _night(connection, guild_id, night_id, allowed)
            before = await _attendee(connection, night_id, user_id)
            is_news = before is None or before.coming is not coming
            if is_news:
                row = {
                    "night_id": night_id,
                    "user_id": user_id,
                    "coming": coming,
                    "answered_at": self._clock.now(),
                }
                await dialect.upsert(connection, night_people, [row])
            if is_news and not coming:
                await _drop_ballots(connection, night_id, [user_id])
            return AnswerResult(night, is_news, await read_turnout(connection, night_id))

    async def remove(self, night_id: int, user_ids: Sequence[int]) -> NightSnapshot:
        """Take people out who have left the server; a host is followed by whoever was in first."""
        async with self._database.write(serialise=night_id) as connection:
            await connection.execute(
                update(night_people)
                .where(
                    night_people.c.night_id == night_id,
                    night_people.c.user_id.in_(user_ids),
                    night_people.c.coming.is_(True),
                )
                .values(coming=False, answered_at=self._clock.now())
            )
            await _drop_ballots(connection, night_id, user_ids)
            without = await read_snapshot(connection, nights.c.night_id == night_id)
            if without.night.host_id not in user_ids:
                return without
            next_host = without.coming[0] if without.coming else 0
            await connection.execute(
                update(nights).where(nights.c.night_id == night_id).values(host_id=next_host)
            )
            return await read_snapshot(connection, nights.c.night_id == night_id)

    async def suggest(
        self,
        guild_id: int | None,
        night_id: int,
        user_id: int,
        movie_ids: Iterable[int],
        allowed: Collection[NightState],
    ) -> tuple[Night, set[int]]:
        """Note suggestions, all or none; return the night and the films that are new on its list.

        Raises NightGoneError, WrongStateError, BarredFilmError and TooManySuggestionsError.
        """
        async with self._database.write(serialise=night_id) as connection:
            night = await _night(connection, guild_id, night_id, allowed)
            movie_ids = tuple(movie_ids)
            await demand_proposable(connection, night.guild_id, movie_ids)
            by = {"night_id": night_id, "user_id": user_id, "suggested_at": self._clock.now()}
            news = {
                movie_id
                for movie_id in movie_ids
                if await dialect.insert_new(
                    connection, night_suggestions, {**by, "movie_id": movie_id}
                )
            }
            suggested = await connection.scalar(
                select(func.count())
                .select_from(night_suggestions)
                .where(night_suggestions.c.night_id == night_id)
            )
            if news and int(suggested or 0) > MAX_SUGGESTIONS:
                raise TooManySuggestionsError(MAX_SUGGESTIONS)
        return night, news

    async def judge(
        self, guild_id: int | None, night_id: int, user_id: int, verdict: Verdict
    ) -> PreviousVerdict:
        """Note what somebody who was in says afterwards; return how things were before.

        Raises NightGoneError, WrongStateError and WasNotInError.
        """
        async with self._database.write(serialise=night_id) as connection:
            night = await _night(connection, guild_id, night_id, JUDGEABLE)
            before = await _attendee(connection, night_id, user_id)
            if before is None or not before.coming:
                raise WasNotInError
            if before.verdict is not verdict:
                await connection.execute(
                    update(night_people)
                    .where(_one(night_id, user_id))
                    .values(verdict=verdict.value)
                )
        return PreviousVerdict(night, before)

    async def mark_seen(self, night: Night, movie_id: int, attendees: Sequence[Attendee]) -> None:
        """Mark people as having seen the film, and remember by which change of their tastes.

        Who said meanwhile how it was, or that they were not there, is left out.
        """
        for start in range(0, len(attendees), MARKED_AT_ONCE):
            async with self._database.write(serialise=night.night_id) as connection:
                for each in attendees[start : start + MARKED_AT_ONCE]:
                    await self._mark_seen(connection, night, movie_id, each)
        self._tastes.tell_watchers(night.guild_id, [movie_id])

    async def _mark_seen(
        self, connection: AsyncConnection, night: Night, movie_id: int, attendee: Attendee
    ) -> None:
        key, user_id = night.night_id, attendee.user_id
        if await _attendee(connection, key, user_id) != attendee:
            return
        await dialect.serialise(connection, user_id)
        change = await self._tastes.record_in(
            connection, user_id, night.guild_id, [TasteChange.mark_seen(movie_id)]
        )
        await connection.execute(
            update(night_people).where(_one(key, user_id)).values(seen_change_id=change.change_id)
        )


async def require_state(
    connection: AsyncConnection, night_id: int, allowed: Collection[NightState]
) -> tuple[int, NightState]:
    """Return a night's number and state; raise WrongStateError for a state that is not allowed."""
    row = (
        await connection.execute(
            select(nights.c.number, nights.c.state).where(nights.c.night_id == night_id)
        )
    ).one_or_none()
    if row is None:
        raise NightGoneError
    number, state = int(row.number), NightState(row.state)
    if state not in allowed:
        raise WrongStateError(number, state)
    return number, state


async def is_coming(connection: AsyncConnection, night_id: int, user_id: int) -> bool:
    """Whether somebody is in."""
    found = await _attendee(connection, night_id, user_id)
    return found is not None and found.coming


async def _night(
    connection: AsyncConnection,
    guild_id: int | None,
    night_id: int,
    allowed: Collection[NightState],
) -> Night:
    night = read_night(await read_row(connection, nights.c.night_id == night_id))
    if night.guild_id != guild_id:
        raise NightGoneError
    if night.state not in allowed:
        raise WrongStateError(night.number, night.state)
    return night


def _one(night_id: int, user_id: int) -> ColumnElement[bool]:
    return (night_people.c.night_id == night_id) & (night_people.c.user_id == user_id)


async def _attendee(connection: AsyncConnection, night_id: int, user_id: int) -> Attendee | None:
    found = await connection.execute(select(night_people).where(_one(night_id, user_id)))
    row = found.mappings().one_or_none()
    return None if row is None else read_attendee(row)


async def _drop_ballots(
    connection: AsyncConnection, night_id: int, user_ids: Sequence[int]
) -> None:
    await connection.execute(
        delete(night_ballots).where(
            night_ballots.c.night_id == night_id, night_ballots.c.user_id.in_(user_ids)
        )
    )


async def note_coming(
    connection: AsyncConnection, night_id: int, user_id: int, now: datetime
) -> None:
    """Note that somebody who begins a night comes to it."""
    if user_id == NOBODY:
        return  # the host of a series may be gone
    await connection.execute(
        insert(night_people).values(
            night_id=night_id, user_id=user_id, coming=True, answered_at=now
        )
    )
