"""The films of a vote and the ballots: one for each person, changeable until the vote closes."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.nights.ballots import CastBallot, Turnout
from bot.domain.nights.counting import Ballot, BallotKind
from bot.domain.nights.errors import NotComingError, WrongStateError
from bot.domain.nights.night import Night, NightState, states_before
from bot.domain.nights.shortlist import ShortlistFilm
from bot.store import dialect
from bot.store.database import Database
from bot.store.nights.films import read_film, replace_films
from bot.store.nights.notices import add_notice
from bot.store.nights.people import is_coming, require_state
from bot.store.nights.rows import write_wanted
from bot.store.nights.tables import night_ballots, night_films, night_people, nights
from recommender import MovieFilter


class NightBallots:
    """Reads and writes lists of films and ballots."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def list_films(
        self,
        night_id: int,
        films: Sequence[ShortlistFilm],
        allowed: Sequence[NightState],
        wanted: MovieFilter | None = None,
    ) -> None:
        """Store a night's shortlist, and what it was narrowed to, in place of the one before.

        Raises WrongStateError.
        """
        async with self._database.write(serialise=night_id) as connection:
            await require_state(connection, night_id, allowed)
            await replace_films(connection, night_id, films)
            await connection.execute(
                update(nights)
                .where(nights.c.night_id == night_id)
                .values(wanted=write_wanted(wanted))
            )

    async def films(self, night_id: int) -> list[ShortlistFilm]:
        """Return a night's shortlist in its order."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(night_films)
                .where(night_films.c.night_id == night_id)
                .order_by(night_films.c.place)
            )
            return [read_film(row) for row in rows]

    async def open(
        self,
        night: Night,
        kind: BallotKind,
        closes_at: datetime,
    ) -> None:
        """Open a vote on the shortlist in one transaction: the state, empty ballots, the notices.

        Vetoes given before stay in force. Raises WrongStateError for whoever comes second.
        """
        vote_round = night.vote_round + 1
        async with self._database.write(serialise=night.night_id) as connection:
            opened = await connection.execute(
                update(nights)
                .where(
                    nights.c.night_id == night.night_id,
                    nights.c.vote_round == night.vote_round,
                    nights.c.state.in_([s.value for s in states_before(NightState.VOTING)]),
                )
                .values(
                    state=NightState.VOTING.value,
                    ballot=kind.value,
                    closes_at=closes_at,
                    vote_round=vote_round,
                    movie_id=None,
                    outcome=None,
                )
            )
            if opened.rowcount == 0:
                raise WrongStateError(
                    *await require_state(connection, night.night_id, tuple(NightState))
                )
            await connection.execute(
                update(night_ballots)
                .where(night_ballots.c.night_id == night.night_id)
                .values(marks="{}", done=False)
            )
            for name in ("ballot", "poll") if kind is BallotKind.POLL else ("ballot",):
                await add_notice(
                    connection, night.night_id, f"{name}-{vote_round}", self._clock.now()
                )

    async def change(
        self, night_id: int, user_id: int, alter: Callable[[Ballot], Ballot], *, done: bool = False
    ) -> CastBallot:
        """Alter one person's ballot; when this returns, it is on the disk.

        Raises WrongStateError when the vote is closed, NotComingError for strangers.
        """
        async with self._database.write(serialise=night_id) as connection:
            await require_state(connection, night_id, (NightState.VOTING,))
            if not await is_coming(connection, night_id, user_id):
                raise NotComingError
            before = await _ballot(connection, night_id, user_id)
            after = CastBallot(alter(before.ballot), done)
            await _write(connection, night_id, after, self._clock.now())
        return after

    async def own(self, night_id: int, user_id: int) -> CastBallot:
        """Return the ballot of somebody who may vote; raises as `change` does."""
        async with self._database.read() as connection:
            await require_state(connection, night_id, (NightState.VOTING,))
            if not await is_coming(connection, night_id, user_id):
                raise NotComingError
            return await _ballot(connection, night_id, user_id)

    async def all(self, night_id: int) -> list[Ballot]:
        """Return all ballots of those who are in."""
        coming = select(night_people.c.user_id).where(
            night_people.c.night_id == night_id, night_people.c.coming.is_(True)
        )
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(night_ballots)
                .where(night_ballots.c.night_id == night_id, night_ballots.c.user_id.in_(coming))
                .order_by(night_ballots.c.user_id)
            )
            return [_read(row).ballot for row in rows]

    async def replace_all(self, night_id: int, ballots: Sequence[Ballot]) -> None:
        """Store what Discord's own poll says in place of all ballots, while they are counted."""
        now = self._clock.now()
        async with self._database.write(serialise=night_id) as connection:
            await require_state(connection, night_id, (NightState.COUNTING,))
            await connection.execute(
                delete(night_ballots).where(night_ballots.c.night_id == night_id)
            )
            for ballot in ballots:
                await _write(connection, night_id, CastBallot(ballot, done=True), now)

    async def turnout(self, night_id: int) -> Turnout:
        """Return how far the vote is."""
        async with self._database.read() as connection:
            rows = list(
                await connection.execute(
                    select(night_ballots.c.marks, night_ballots.c.veto, night_ballots.c.done)
                    .select_from(night_people.outerjoin(night_ballots, _same_person()))
                    .where(night_people.c.night_id == night_id, night_people.c.coming.is_(True))
                )
            )
        begun = sum(row.marks not in (None, "{}") or bool(row.done) for row in rows)
        return Turnout(len(rows), begun, sum(bool(row.done) for row in rows))


def _same_person() -> ColumnElement[bool]:
    return (night_ballots.c.night_id == night_people.c.night_id) & (
        night_ballots.c.user_id == night_people.c.user_id
    )


async def _ballot(connection: AsyncConnection, night_id: int, user_id: int) -> CastBallot:
    row = (
        await connection.execute(
            select(night_ballots).where(
                night_ballots.c.night_id == night_id, night_ballots.c.user_id == user_id
            )
        )
    ).one_or_none()
    return _read(row) if row is not None else CastBallot(Ballot(user_id))


def _read(row: Row[Any]) -> CastBallot:
    marks = {int(movie_id): mark for movie_id, mark in json.loads(row.marks).items()}
    return CastBallot(Ballot(row.user_id, marks, row.veto), row.done)


async def _write(
    connection: AsyncConnection, night_id: int, cast: CastBallot, now: datetime
) -> None:
    row = {
        "night_id": night_id,
        "user_id": cast.ballot.user_id,
        "marks": json.dumps(dict(cast.ballot.marks), separators=(",", ":")),
        "veto": cast.ballot.veto,
        "done": cast.done,
        "cast_at": now,
    }
    await dialect.upsert(connection, night_ballots, [row])
