"""Profiles as the recommender works with them, read in a transaction of somebody else's."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.tastes import TasteRow, profile_of
from bot.store.tables import tastes
from bot.store.tastes.rows import IDS_PER_STATEMENT
from recommender.model.profile import Profile

# Moments are left out: reading them costs more than all the rest.
PROFILES = select(
    tastes.c.user_id, tastes.c.movie_id, tastes.c.opinion, tastes.c.rating, tastes.c.seen
).order_by(tastes.c.movie_id)


async def read_profiles(
    connection: AsyncConnection, user_ids: Collection[int]
) -> dict[int, Profile]:
    """Return a profile for each of the people, in the order given; an empty one for strangers."""
    found: dict[int, list[TasteRow]] = {user_id: [] for user_id in user_ids}
    ids = list(found)
    for start in range(0, len(ids), IDS_PER_STATEMENT):
        some = ids[start : start + IDS_PER_STATEMENT]
        for user_id, *row in await connection.execute(PROFILES.where(tastes.c.user_id.in_(some))):
            found[user_id].append(TasteRow(*row))
    return {user_id: profile_of(rows) for user_id, rows in found.items()}
