"""The likes of everybody, as the trainer needs them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BigInteger, Select, String, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.tastes import RATING_WEIGHTS, Opinion, weight_of
from bot.store.people import in_training
from bot.store.tables import BEYOND, tastes

# Few enough that taking them apart does not hold up the event loop.
PEOPLE_AT_ONCE = 500
PEOPLE_SURVEYED_AT_ONCE = 5000
# A movie and its half stars travel as one number: the stars take the lowest four bits.
RATINGS = 16

Numbers = NDArray[np.int64]
Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The likes of all people who take part in training, as arrays of one length.

    Sorted by user, then movie. `weights` are those of a profile's likes. `servers` has for each
    person one of the servers where they said so, 0 for direct messages, and `newcomers` whether
    they have not liked anything before a moment.
    """

    user_ids: NDArray[np.int64]
    movie_ids: NDArray[np.int64]
    weights: NDArray[np.float32]
    servers: NDArray[np.int64]
    newcomers: NDArray[np.bool_]


class _Part(NamedTuple):
    """The likes of some people."""

    user_ids: NDArray[np.int64]
    codes: NDArray[np.int64]
    servers: NDArray[np.int64]
    newcomers: NDArray[np.bool_]


_NO_NUMBERS = np.empty(0, np.int64)
NOBODY = _Part(_NO_NUMBERS, _NO_NUMBERS, _NO_NUMBERS, np.empty(0, np.bool_))


class Selection(Protocol):
    """Whose likes are read where there are more than a run can learn from."""

    def takes_all(self, people: int, likes: int) -> bool:
        """Whether so many likes of so many people are not too many."""

    def choose(self, user_ids: Numbers, likes: Numbers) -> Numbers:
        """Return the ids of some people, ascending; they come newest first with their likes."""


async def read_snapshot(
    connection: AsyncConnection, new_since: datetime, selection: Selection | None = None
) -> Snapshot:
    """Read the likes; the event loop gets its turn after every few people.

    Never more is held in memory than the `selection` allows.
    """
    parts = await _read_parts(connection, new_since, selection, None)
    if parts is None and selection is not None:
        chosen = selection.choose(*await _survey(connection))
        parts = await _read_parts(connection, new_since, None, chosen)
    return await asyncio.to_thread(_joined, parts or [NOBODY])


async def read_likes_of(
    connection: AsyncConnection, new_since: datetime, user_ids: Sequence[int]
) -> Snapshot:
    """Read the likes of some people who take part in training."""
    parts = [NOBODY]
    for start in range(0, len(user_ids), PEOPLE_AT_ONCE):
        some = tastes.c.user_id.in_(user_ids[start : start + PEOPLE_AT_ONCE])
        if rows := (await connection.execute(_likes_by_person(new_since).where(some))).all():
            parts.append(_taken_apart(rows))
    return await asyncio.to_thread(_joined, parts)


def likers_beyond_data(of_each_film: int, in_all: int) -> Select[int]:
    """Return the people who liked each added film last, each once."""
    newest_first = (tastes.c.opinion_at.desc(), tastes.c.user_id)
    place = func.row_number().over(partition_by=tastes.c.movie_id, order_by=newest_first)
    likes = (
        select(tastes.c.user_id, tastes.c.opinion_at, place.label("place"))
        .where(
            # Written as in the index, and so that no index of all likes looks better.
            BEYOND,
            func.coalesce(tastes.c.opinion, "") == Opinion.LIKE.value,
            in_training(tastes.c.user_id),
        )
        .subquery()
    )
    return (
        select(likes.c.user_id)
        .where(likes.c.place <= of_each_film)
        .group_by(likes.c.user_id)
        .order_by(func.max(likes.c.opinion_at).desc(), likes.c.user_id)
        .limit(in_all)
    )


async def _read_parts(
    connection: AsyncConnection,
    new_since: datetime,
    selection: Selection | None,
    chosen: Numbers | None,
) -> list[_Part] | None:
    """Read the likes of those who are chosen, or of all; None as soon as these are too many."""
    parts: list[_Part] = []
    people = likes = 0
    result = await connection.stream(_likes_by_person(new_since))
    async for rows in result.partitions(PEOPLE_AT_ONCE):
        wanted = rows if chosen is None else _of_chosen(rows, chosen)
        if wanted:
            parts.append(_taken_apart(wanted))
            people, likes = people + len(wanted), likes + len(parts[-1].codes)
        if selection is not None and not selection.takes_all(people, likes):
            await result.close()
            return None
    return parts


async def _survey(connection: AsyncConnection) -> tuple[Numbers, Numbers]:
    """Return everybody, those first who liked something last, and how many likes each has."""
    parts = [(_NO_NUMBERS, _NO_NUMBERS)]
    result = await connection.stream(_people_by_recency())
    async for rows in result.partitions(PEOPLE_SURVEYED_AT_ONCE):
        people, likes = zip(*rows, strict=True)
        parts.append((np.array(people, np.int64), np.array(likes, np.int64)))
    user_ids, counts = zip(*parts, strict=True)
    return np.concatenate(user_ids), np.concatenate(counts)


def _of_chosen(rows: Sequence[Row], chosen: Numbers) -> list[Row]:
    people = np.array([row[0] for row in rows], np.int64)
    places = np.minimum(np.searchsorted(chosen, people), max(0, len(chosen) - 1))
    among = chosen[places] == people if len(chosen) else np.zeros(len(people), np.bool_)
    return [row for row, wanted in zip(rows, among.tolist(), strict=True) if wanted]


def _people_by_recency() -> Select[int, int]:
    person = cast(tastes.c.user_id, BigInteger)
    return (
        select(person, func.count())
        .where(tastes.c.opinion == Opinion.LIKE.value, in_training(tastes.c.user_id), person > 0)
        .group_by(tastes.c.user_id)
        .order_by(func.max(tastes.c.opinion_at).desc(), tastes.c.user_id)
    )


def _joined(parts: Sequence[_Part]) -> Snapshot:
    user_ids, code, servers, newcomers = map(np.concatenate, zip(*parts, strict=True))
    weights = np.zeros(RATINGS, np.float32)
    weights[0] = weight_of(None)
    for half_stars in RATING_WEIGHTS:
        weights[half_stars] = weight_of(half_stars / 2)
    return Snapshot(user_ids, code // RATINGS, weights[code % RATINGS], servers, newcomers)


def _likes_by_person(new_since: datetime) -> Select[int, str, int, bool]:
    """One row per person: ten times fewer rows to carry over than one per like."""
    half_stars = cast(2 * func.coalesce(tastes.c.rating, 0), BigInteger)
    code = tastes.c.movie_id * RATINGS + half_stars
    # What is no number in SQLite counts as 0: one damaged row is not to stop everybody's training.
    person = cast(tastes.c.user_id, BigInteger)
    server = cast(func.max(tastes.c.guild_id), BigInteger)
    return (
        select(
            person,
            func.aggregate_strings(cast(code, String), ","),
            func.coalesce(server, 0),
            func.min(tastes.c.opinion_at) >= new_since,
        )
        .where(tastes.c.opinion == Opinion.LIKE.value, in_training(tastes.c.user_id), person > 0)
        .group_by(tastes.c.user_id)
        .order_by(tastes.c.user_id)
    )


def _taken_apart(rows: Sequence[Row]) -> _Part:
    """Return one entry per like, sorted."""
    people, texts, guilds, new = zip(*rows, strict=True)
    codes = np.fromstring(",".join(texts), dtype=np.int64, sep=",")
    likes = np.array([text.count(",") + 1 for text in texts])
    user_ids = np.repeat(np.array(people, np.int64), likes)
    # The database may string a person's likes together in any order.
    order = np.lexsort((codes, user_ids))
    servers = np.repeat(np.array(guilds, np.int64), likes)
    return _Part(user_ids, codes[order], servers, np.repeat(np.array(new, np.bool_), likes))
