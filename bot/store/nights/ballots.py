"""Shortlists and ballots: one ballot for each person, changeable until the vote closes."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.filters import ANY_FILM, ListFilter
from bot.domain.nights.announcements import Announcement, PollMessage, VoteCard
from bot.domain.nights.ballots.ballot import Ballot, CastBallot, Turnout
from bot.domain.nights.ballots.kinds import BallotKind, rules_of
from bot.domain.nights.errors import (
    NightGoneError,
    NotComingError,
    VotedElsewhereError,
    WrongStateError,
)
from bot.domain.nights.night import Night, NightState, states_before
from bot.domain.nights.paper import BallotPaper
from bot.domain.nights.shortlist import ShortlistFilm
from bot.domain.nights.snapshot import NightSnapshot
from bot.store import dialect
from bot.store.database import Database
from bot.store.nights.films import read_films, replace_films
from bot.store.nights.notices import claim_notices
from bot.store.nights.people import is_coming, require_state
from bot.store.nights.rows import read_ballot, read_night, write_marks, write_wanted
from bot.store.nights.snapshot import read_row, read_snapshot
from bot.store.nights.tables import night_ballots, night_notices, nights
from bot.store.nights.turnout import read_turnout


class NightBallots:
    """Reads and writes lists of films and ballots."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def list_films(
        self,
        night_id: int,
        films: Sequence[ShortlistFilm],
        allowed: Collection[NightState],
        wanted: ListFilter = ANY_FILM,
    ) -> NightSnapshot:
        """Store a night's shortlist, and what it was narrowed to, in place of the one before.

        Raises WrongStateError.
        """
        async with self._database.write(serialise=night_id) as connection:
            await require_state(connection, night_id, allowed)
            await replace_films(connection, night_id, films)
            await connection.execute(
                update(nights)
                .where(
                    nights.c.night_id == night_id,
                    nights.c.wanted.is_distinct_from(write_wanted(wanted)),
                )
                .values(wanted=write_wanted(wanted))
            )
            return await read_snapshot(connection, nights.c.night_id == night_id)

    async def open(
        self, night: Night, kind: BallotKind, closes_at: datetime, films: Sequence[ShortlistFilm]
    ) -> NightSnapshot:
        """Open a vote on these films: list, state, empty ballots and announcements, all at once.

        Only vetoes of the votes before stay in force. The announcements are claimed for the
        caller. Raises WrongStateError for whoever comes second.
        """
        key, vote_round = night.night_id, night.vote_round + 1
        async with self._database.write(serialise=key) as connection:
            opened = await connection.execute(
                update(nights)
                .where(
                    nights.c.night_id == key,
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
                raise WrongStateError(*await require_state(connection, key, tuple(NightState)))
            await replace_films(connection, key, films)
            await _empty_ballots(connection, key)
            now = self._clock.now()
            told: list[Announcement] = [VoteCard(vote_round)]
            if not rules_of(kind).on_paper:
                told.append(PollMessage(vote_round))
            claimed = await claim_notices(connection, key, told, now, now)
            return await read_snapshot(connection, nights.c.night_id == key, claimed=claimed)

    async def change(
        self,
        guild_id: int | None,
        night_id: int,
        user_id: int,
        alter: Callable[[BallotPaper], Ballot],
        *,
        done: bool = False,
        vote_round: int | None = None,
    ) -> BallotPaper:
        """Alter one person's ballot; when this returns, it is on the disk.

        Nothing changes where the vote is not `vote_round`. Only a ballot that somebody is `done`
        with comes with a turnout. Raises as `paper` does.
        """
        async with self._database.write(serialise=night_id) as connection:
            before = await _paper(connection, guild_id, night_id, user_id)
            if vote_round is not None and vote_round != before.night.vote_round:
                return before
            cast = CastBallot(alter(before), done)
            if cast != before.cast:
                await _write(connection, night_id, cast, self._clock.now())
            turnout = await read_turnout(connection, night_id) if done else None
            return BallotPaper(before.night, before.films, cast, turnout)

    async def paper(self, guild_id: int | None, night_id: int, user_id: int) -> BallotPaper:
        """Return the ballot of somebody who may vote.

        Raises NightGoneError (also for another server's night), WrongStateError when no vote is
        open, VotedElsewhereError when it is Discord's own poll, NotComingError for strangers.
        """
        async with self._database.read() as connection:
            return await _paper(connection, guild_id, night_id, user_id)

    async def note_poll_vote(
        self, message_id: int, user_id: int, *, done: bool
    ) -> tuple[int, Turnout] | None:
        """Note a vote in Discord's own poll, or one taken back; return the night and its turnout.

        None for a poll that is no night's or is closed, and for strangers: they may vote in a
        poll, but nobody waits for them.
        """
        night_id = await self._night_of_poll(message_id)
        if night_id is None:
            return None
        async with self._database.write(serialise=night_id) as connection:
            night = read_night(await read_row(connection, nights.c.night_id == night_id))
            voting = night.state is NightState.VOTING
            if not voting or not await is_coming(connection, night_id, user_id):
                return None
            before = await _cast(connection, night_id, user_id)
            if before.done != done:
                cast = CastBallot(before.ballot, done)
                await _write(connection, night_id, cast, self._clock.now())
            return night_id, await read_turnout(connection, night_id)

    async def _night_of_poll(self, message_id: int) -> int | None:
        async with self._database.read() as connection:
            found: int | None = await connection.scalar(
                select(night_notices.c.night_id).where(
                    night_notices.c.message_id == message_id,
                    night_notices.c.name.startswith("poll-"),
                )
            )
        return found

    async def take_over_poll(
        self, night_id: int, votes: Mapping[int, Collection[int]]
    ) -> NightSnapshot:
        """Store whom Discord's own poll says voted for which films, in place of all ballots."""
        now = self._clock.now()
        async with self._database.write(serialise=night_id) as connection:
            await require_state(connection, night_id, (NightState.COUNTING,))
            await connection.execute(
                delete(night_ballots).where(night_ballots.c.night_id == night_id)
            )
            for user_id, movie_ids in sorted(votes.items()):
                ballot = Ballot(user_id, dict.fromkeys(movie_ids, 1))
                await _write(connection, night_id, CastBallot(ballot, done=True), now)
            return await read_snapshot(connection, nights.c.night_id == night_id)


async def _empty_ballots(connection: AsyncConnection, night_id: int) -> None:
    """Leave of the votes before only the vetoes."""
    ours: ColumnElement[bool] = night_ballots.c.night_id == night_id
    await connection.execute(delete(night_ballots).where(ours, night_ballots.c.veto.is_(None)))
    await connection.execute(update(night_ballots).where(ours).values(marks="{}", done=False))


async def _paper(
    connection: AsyncConnection, guild_id: int | None, night_id: int, user_id: int
) -> BallotPaper:
    night = read_night(await read_row(connection, nights.c.night_id == night_id))
    if night.guild_id != guild_id:
        raise NightGoneError
    if night.state is not NightState.VOTING:
        raise WrongStateError(night.number, night.state)
    if not rules_of(night.kind).on_paper:
        raise VotedElsewhereError(night.number)
    if not await is_coming(connection, night_id, user_id):
        raise NotComingError
    films = await read_films(connection, night_id)
    return BallotPaper(night, films, await _cast(connection, night_id, user_id))


async def _cast(connection: AsyncConnection, night_id: int, user_id: int) -> CastBallot:
    found = await connection.execute(
        select(night_ballots).where(
            night_ballots.c.night_id == night_id, night_ballots.c.user_id == user_id
        )
    )
    row = found.mappings().one_or_none()
    return CastBallot(Ballot(user_id)) if row is None else read_ballot(row)


async def _write(
    connection: AsyncConnection, night_id: int, cast: CastBallot, now: datetime
) -> None:
    row = {
        "night_id": night_id,
        "user_id": cast.ballot.user_id,
        "marks": write_marks(cast.ballot),
        "veto": cast.ballot.veto,
        "done": cast.done,
        "cast_at": now,
    }
    await dialect.upsert(connection, night_ballots, [row])
