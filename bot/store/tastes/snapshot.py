"""The likes of everybody, as the trainer needs them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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

    Sorted by user, then movie. `weights` are those of a profile's likes.
    """

    user_ids: NDArray[np.int64]
    movie_ids: NDArray[np.int64]
    weights: NDArray[np.float32]


async def read_snapshot(connection: AsyncConnection) -> Snapshot:
    """Read the likes; the event loop gets its turn after every few people."""
    result = await connection.stream(_likes_by_person())
    users, codes = [], []
    async for rows in result.partitions(PEOPLE_AT_ONCE):
        some_users, some_codes = _taken_apart(rows)
        users.append(some_users)
        codes.append(some_codes)
    return await asyncio.to_thread(_joined, users, codes)


def _joined(users: list[NDArray[np.int64]], codes: list[NDArray[np.int64]]) -> Snapshot:
    user_ids = np.concatenate(users or [np.empty(0, np.int64)])
    code = np.concatenate(codes or [np.empty(0, np.int64)])
    weights = np.zeros(RATINGS, np.float32)
    weights[0] = weight_of(None)
    for half_stars in RATING_WEIGHTS:
        weights[half_stars] = weight_of(half_stars / 2)
    return Snapshot(user_ids, code // RATINGS, weights[code % RATINGS])


def _likes_by_person() -> Select[int, str]:
    """One row per person: ten times fewer rows to carry over than one per like."""
    half_stars = cast(2 * func.coalesce(tastes.c.rating, 0), BigInteger)
    code = tastes.c.movie_id * RATINGS + half_stars
    return (
        select(tastes.c.user_id, func.aggregate_strings(cast(code, String), ","))
        .where(tastes.c.opinion == Opinion.LIKE.value, in_training(tastes.c.user_id))
        .group_by(tastes.c.user_id)
        .order_by(tastes.c.user_id)
    )


def _taken_apart(rows: Sequence[Sequence[Any]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return user ids and codes, one of each per like, sorted."""
    codes = np.fromstring(",".join(text for _, text in rows), dtype=np.int64, sep=",")
    likes = np.array([text.count(",") + 1 for _, text in rows])
    user_ids = np.repeat(np.array([user_id for user_id, _ in rows], dtype=np.int64), likes)
    # The database may string a person's likes together in any order.
    order = np.lexsort((codes, user_ids))
    return user_ids, codes[order]
