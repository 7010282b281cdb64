"""Reads a night with all that belongs to it, in the transaction of the caller."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, RowMapping, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.nights.announcements import Announcement
from bot.domain.nights.ballots.ballot import CastBallot
from bot.domain.nights.errors import NightGoneError
from bot.domain.nights.fairness import PastVote
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.snapshot import NightSnapshot
from bot.store.guilds import read_guild_settings
from bot.store.nights.films import read_films
from bot.store.nights.past_votes import read_past_votes
from bot.store.nights.rows import read_attendee, read_ballot, read_night, read_notice, read_outcome
from bot.store.nights.tables import (
    night_ballots,
    night_notices,
    night_people,
    night_suggestions,
    nights,
)


async def read_snapshot(
    connection: AsyncConnection,
    where: ColumnElement[bool],
    *,
    number: int | None = None,
    claimed: Collection[Announcement] = (),
) -> NightSnapshot:
    """Return the night at `where`; raise NightGoneError (with its `number`) if there is none.

    `claimed` are announcements that the transaction has taken to send.
    """
    row = await read_row(connection, where, number)
    night = read_night(row)
    key = night.night_id
    attendees = tuple(
        read_attendee(each)
        for each in await _rows(
            connection,
            select(night_people)
            .where(night_people.c.night_id == key)
            .order_by(night_people.c.answered_at, night_people.c.user_id),
        )
    )
    notices = select(night_notices).where(night_notices.c.night_id == key)
    noted = tuple(read_notice(each) for each in await _rows(connection, notices))
    return NightSnapshot(
        night,
        await read_guild_settings(connection, night.guild_id),
        attendees,
        await _suggestions(connection, key),
        await read_films(connection, key),
        await _ballots(connection, key, {each.user_id for each in attendees if each.coming}),
        read_outcome(row["outcome"]),
        noted,
        await _past_votes(connection, night),
        tuple(notice for notice in noted if notice.announcement in claimed),
    )


async def read_row(
    connection: AsyncConnection, where: ColumnElement[bool], number: int | None = None
) -> RowMapping:
    """Return the one row of `nights` at `where`; raise NightGoneError."""
    row = (await connection.execute(select(nights).where(where))).mappings().one_or_none()
    if row is None:
        raise NightGoneError(number)
    return row


async def _suggestions(connection: AsyncConnection, night_id: int) -> dict[int, int]:
    wanted = select(night_suggestions).where(night_suggestions.c.night_id == night_id)
    rows = await _rows(
        connection,
        wanted.order_by(night_suggestions.c.suggested_at, night_suggestions.c.movie_id),
    )
    return {row["movie_id"]: row["user_id"] for row in rows}


async def _ballots(
    connection: AsyncConnection, night_id: int, coming: Collection[int]
) -> tuple[CastBallot, ...]:
    wanted = select(night_ballots).where(night_ballots.c.night_id == night_id)
    rows = await _rows(connection, wanted.order_by(night_ballots.c.user_id))
    return tuple(read_ballot(row) for row in rows if row["user_id"] in coming)


async def _past_votes(connection: AsyncConnection, night: Night) -> tuple[PastVote, ...]:
    if night.state is NightState.VOTING:
        return ()
    return await read_past_votes(connection, night.guild_id)


async def _rows(connection: AsyncConnection, statement: Select[object]) -> Sequence[RowMapping]:
    return (await connection.execute(statement)).mappings().all()
