"""Rows of the table of tastes: read some, and replace those that differ."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Row, delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.changed import Changed
from bot.domain.taste_changes import TasteState
from bot.domain.tastes import Opinion, Taste
from bot.store import dialect
from bot.store.tables import tastes
from recommender.data.common_ids import FIRST_OWN_ID

# Below the number of variables that SQLite and PostgreSQL accept in one statement.
IDS_PER_STATEMENT = 10_000


def taste_of(row: Row[tuple[object, ...]]) -> Taste:
    """Turn a row of the table into a taste."""
    return Taste(
        row.movie_id,
        Opinion(row.opinion) if row.opinion else None,
        row.rating,
        row.seen,
        row.updated_at,
        row.imported,
    )


async def current_tastes(
    connection: AsyncConnection, user_id: int, movie_ids: Iterable[int]
) -> dict[int, Taste | None]:
    """Return the present taste of each movie; None where there is none."""
    found: dict[int, Taste | None] = dict.fromkeys(movie_ids)
    ids = list(found)
    for start in range(0, len(ids), IDS_PER_STATEMENT):
        for row in await connection.execute(
            select(tastes).where(
                tastes.c.user_id == user_id,
                tastes.c.movie_id.in_(ids[start : start + IDS_PER_STATEMENT]),
            )
        ):
            found[row.movie_id] = taste_of(row)
    return found


async def unseen_of(
    connection: AsyncConnection, user_id: int, movie_ids: Sequence[int]
) -> list[int]:
    """Return those of the movies that the person has not seen."""
    seen: set[int] = set()
    for start in range(0, len(movie_ids), IDS_PER_STATEMENT):
        seen.update(
            await connection.scalars(
                select(tastes.c.movie_id).where(
                    tastes.c.user_id == user_id,
                    tastes.c.movie_id.in_(movie_ids[start : start + IDS_PER_STATEMENT]),
                    tastes.c.seen,
                )
            )
        )
    return [movie_id for movie_id in movie_ids if movie_id not in seen]


async def replace_tastes(
    connection: AsyncConnection,
    user_id: int,
    guild_id: int | None,
    before: TasteState,
    after: TasteState,
) -> None:
    """Store the tastes that differ."""
    changed = {m: taste for m, taste in after.items() if taste != before[m]}
    gone = [(user_id, m) for m, taste in changed.items() if taste is None]
    if gone:
        await connection.execute(
            delete(tastes).where(tuple_(tastes.c.user_id, tastes.c.movie_id).in_(gone))
        )
    kept = [taste for taste in changed.values() if taste is not None]
    formed, grown = [], []
    for taste in kept:
        old, row = before[taste.movie_id], _row(user_id, taste)
        if old is not None and old.opinion is taste.opinion:
            # Seeing a movie that was liked long ago is no new like.
            grown.append(row)
        else:
            moment = taste.updated_at if taste.opinion else None
            formed.append(row | {"guild_id": guild_id, "opinion_at": moment})
    await dialect.upsert(connection, tastes, formed)
    await dialect.upsert(connection, tastes, grown)
    if any(movie_id >= FIRST_OWN_ID for movie_id in changed):
        await dialect.notify(connection, Changed.JUDGED_FILMS)


def _row(user_id: int, taste: Taste) -> dict[str, object]:
    return {
        "user_id": user_id,
        "movie_id": taste.movie_id,
        "opinion": taste.opinion.value if taste.opinion else None,
        "rating": taste.rating,
        "seen": taste.seen,
        "updated_at": taste.updated_at,
        "imported": taste.imported,
    }
