"""Who comes to a night, what they suggest, and what they say afterwards."""

from collections.abc import Collection

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.nights.errors import NightGoneError, WasNotInError, WrongStateError
from bot.domain.nights.night import NightState
from bot.domain.nights.verdict import Verdict
from bot.store import dialect
from bot.store.database import Database
from bot.store.nights.tables import night_ballots, night_people, night_suggestions, nights


class NightPeople:
    """Reads and writes who is in."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def answer(
        self, night_id: int, user_id: int, allowed: Collection[NightState], *, coming: bool
    ) -> bool:
        """Note whether somebody comes; return whether that is news.

        Who does not come any more loses their ballot. Raises WrongStateError.
        """
        async with self._database.write(serialise=night_id) as connection:
            await require_state(connection, night_id, allowed)
            before = await connection.scalar(
                select(night_people.c.coming).where(
                    night_people.c.night_id == night_id, night_people.c.user_id == user_id
                )
            )
            if before is coming:
                return False
            row = {
                "night_id": night_id,
                "user_id": user_id,
                "coming": coming,
                "answered_at": self._clock.now(),
            }
            await dialect.upsert(connection, night_people, [row])
            if not coming:
                await connection.execute(
                    delete(night_ballots).where(
                        night_ballots.c.night_id == night_id, night_ballots.c.user_id == user_id
                    )
                )
        return True

    async def of(self, night_id: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return who is in and who cannot come, in the order of their answers."""
        async with self._database.read() as connection:
            rows = list(
                await connection.execute(
                    select(night_people)
                    .where(night_people.c.night_id == night_id)
                    .order_by(night_people.c.answered_at, night_people.c.user_id)
                )
            )
        return (
            tuple(row.user_id for row in rows if row.coming),
            tuple(row.user_id for row in rows if not row.coming),
        )

    async def suggest(
        self, night_id: int, user_id: int, movie_id: int, allowed: Collection[NightState]
    ) -> bool:
        """Note a suggestion; False if the film was suggested before. Raises WrongStateError."""
        async with self._database.write(serialise=night_id) as connection:
            await require_state(connection, night_id, allowed)
            there = await connection.scalar(
                select(night_suggestions.c.user_id).where(
                    night_suggestions.c.night_id == night_id,
                    night_suggestions.c.movie_id == movie_id,
                )
            )
            if there is not None:
                return False
            row = {
                "night_id": night_id,
                "movie_id": movie_id,
                "user_id": user_id,
                "suggested_at": self._clock.now(),
            }
            await dialect.upsert(connection, night_suggestions, [row])
        return True

    async def suggestions(self, night_id: int) -> dict[int, int]:
        """Return the suggested movie ids with who suggested each, oldest first."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(night_suggestions)
                .where(night_suggestions.c.night_id == night_id)
                .order_by(night_suggestions.c.suggested_at, night_suggestions.c.movie_id)
            )
            return {row.movie_id: row.user_id for row in rows}

    async def judge(self, night_id: int, user_id: int, verdict: Verdict) -> Verdict | None:
        """Note what somebody who was in says afterwards; return what they said before.

        Raises WrongStateError and WasNotInError.
        """
        async with self._database.write(serialise=night_id) as connection:
            await require_state(connection, night_id, (NightState.ASKED, NightState.FINISHED))
            coming, before = await _person(connection, night_id, user_id)
            if not coming:
                raise WasNotInError
            await connection.execute(
                update(night_people)
                .where(night_people.c.night_id == night_id, night_people.c.user_id == user_id)
                .values(verdict=verdict.value)
            )
        return before

    async def note_seen(self, night_id: int, user_id: int, change_id: int) -> None:
        """Remember by which change of tastes somebody was marked as having seen the film."""
        async with self._database.write(serialise=night_id) as connection:
            await connection.execute(
                update(night_people)
                .where(night_people.c.night_id == night_id, night_people.c.user_id == user_id)
                .values(seen_change_id=change_id)
            )

    async def seen_changes(self, night_id: int) -> dict[int, int]:
        """Return who was marked as having seen the film, with the change that did it."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(night_people.c.user_id, night_people.c.seen_change_id).where(
                    night_people.c.night_id == night_id,
                    night_people.c.seen_change_id.is_not(None),
                )
            )
            return {row.user_id: row.seen_change_id for row in rows}


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
    return (await _person(connection, night_id, user_id))[0]


async def _person(
    connection: AsyncConnection, night_id: int, user_id: int
) -> tuple[bool, Verdict | None]:
    """Return whether somebody is in, and what they said afterwards."""
    row = (
        await connection.execute(
            select(night_people.c.coming, night_people.c.verdict).where(
                night_people.c.night_id == night_id, night_people.c.user_id == user_id
            )
        )
    ).one_or_none()
    if row is None:
        return False, None
    return bool(row.coming), Verdict(row.verdict) if row.verdict else None
