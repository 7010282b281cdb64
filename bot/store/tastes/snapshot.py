"""The likes of everybody, as the trainer needs them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BigInteger, Select, String, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.tastes import RATING_WEIGHTS, Opinion, weight_of
from bot.store.people import in_training
from bot.store.tables import tastes

# So few that taking them apart does not hold up the event loop.
PEOPLE_AT_ONCE = 500
# A movie and its half stars travel as one number: the stars take the lowest four bits.
RATINGS = 16


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


async def read_snapshot(connection: AsyncConnection, new_since: datetime) -> Snapshot:
    """Read the likes; the event loop gets its turn after every few people."""
    result = await connection.stream(_likes_by_person(new_since))
    parts = [_taken_apart(rows) async for rows in result.partitions(PEOPLE_AT_ONCE)]
    return await asyncio.to_thread(_joined, parts or [NOBODY])


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


def _taken_apart(rows: Sequence[Sequence[Any]]) -> _Part:
    """Return one entry per like, sorted."""
    people, texts, guilds, new = zip(*rows, strict=True)
    codes = np.fromstring(",".join(texts), dtype=np.int64, sep=",")
    likes = np.array([text.count(",") + 1 for text in texts])
    user_ids = np.repeat(np.array(people, np.int64), likes)
    # The database may string a person's likes together in any order.
    order = np.lexsort((codes, user_ids))
    servers = np.repeat(np.array(guilds, np.int64), likes)
    return _Part(user_ids, codes[order], servers, np.repeat(np.array(new, np.bool_), likes))
