"""Each person's watchlist. A film leaves it when its person has seen it (see `Tastes.record`)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import Row, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.watchlists import WatchlistFilm, WatchlistSource
from bot.store import dialect
from bot.store.database import Database
from bot.store.tables import watchlist_films
from bot.store.tastes.rows import IDS_PER_STATEMENT


class Watchlists:
    """Reads and writes watchlists; every write is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def of(self, user_id: int) -> list[WatchlistFilm]:
        """Return a person's watchlist, newest first."""
        async with self._database.read_once() as connection:
            rows = await connection.execute(
                select(watchlist_films)
                .where(watchlist_films.c.user_id == user_id)
                .order_by(watchlist_films.c.added_at.desc(), watchlist_films.c.movie_id)
            )
            return [_film_of(row) for row in rows]

    async def of_several(self, user_ids: Collection[int]) -> dict[int, frozenset[int]]:
        """Return the movie ids on the watchlist of each of the people, in the order given."""
        found: dict[int, set[int]] = {user_id: set() for user_id in user_ids}
        async with self._database.read_once() as connection:
            rows = await connection.execute(
                select(watchlist_films.c.user_id, watchlist_films.c.movie_id).where(
                    watchlist_films.c.user_id.in_(found)
                )
            )
            for user_id, movie_id in rows:
                found[user_id].add(movie_id)
        return {user_id: frozenset(movie_ids) for user_id, movie_ids in found.items()}

    async def add(
        self,
        user_id: int,
        movie_ids: Sequence[int],
        source: WatchlistSource = WatchlistSource.HAND,
    ) -> tuple[int, ...]:
        """Put films on a person's watchlist; return those that were not on it."""
        async with self._database.write(serialise=user_id) as connection:
            return await put_on(connection, user_id, movie_ids, source, self._clock.now())

    async def remove(self, user_id: int, movie_ids: Sequence[int]) -> tuple[WatchlistFilm, ...]:
        """Take films off a person's watchlist; return those that were on it."""
        async with self._database.write(serialise=user_id) as connection:
            return await take_off(connection, user_id, movie_ids)

    async def toggle(self, user_id: int, movie_id: int) -> bool:
        """Take a film off a person's watchlist, or put it on; return whether it is on it now."""
        async with self._database.write(serialise=user_id) as connection:
            if await take_off(connection, user_id, [movie_id]):
                return False
            hand, now = WatchlistSource.HAND, self._clock.now()
            await put_on(connection, user_id, [movie_id], hand, now)
            return True

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of the person here (see `bot.store.personal`)."""
        await connection.execute(
            delete(watchlist_films).where(watchlist_films.c.user_id == user_id)
        )

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return what is stored of the person here, ready for JSON (see `bot.store.personal`)."""
        return {
            "watchlist": [
                {
                    "movie_id": film.movie_id,
                    "added_at": film.added_at.isoformat(),
                    "source": film.source.value,
                }
                for film in await self.of(user_id)
            ]
        }


async def put_on(
    connection: AsyncConnection,
    user_id: int,
    movie_ids: Sequence[int],
    source: WatchlistSource,
    now: datetime,
) -> tuple[int, ...]:
    """Put films on a watchlist in the caller's transaction; return those that were not on it."""
    there = {film.movie_id for film in await _listed(connection, user_id, movie_ids)}
    new = tuple(movie_id for movie_id in dict.fromkeys(movie_ids) if movie_id not in there)
    await put_back(connection, user_id, [WatchlistFilm(each, now, source) for each in new])
    return new


async def put_back(
    connection: AsyncConnection, user_id: int, films: Iterable[WatchlistFilm]
) -> None:
    """Put films on a watchlist as they were on it once, in the caller's transaction."""
    rows = [
        {
            "user_id": user_id,
            "movie_id": film.movie_id,
            "added_at": film.added_at,
            "source": film.source.value,
        }
        for film in films
    ]
    await dialect.upsert(connection, watchlist_films, rows)


async def take_off(
    connection: AsyncConnection, user_id: int, movie_ids: Sequence[int]
) -> tuple[WatchlistFilm, ...]:
    """Take films off a watchlist in the caller's transaction; return those that were on it."""
    listed = await _listed(connection, user_id, movie_ids)
    ids = [film.movie_id for film in listed]
    for start in range(0, len(ids), IDS_PER_STATEMENT):
        await connection.execute(
            delete(watchlist_films).where(
                watchlist_films.c.user_id == user_id,
                watchlist_films.c.movie_id.in_(ids[start : start + IDS_PER_STATEMENT]),
            )
        )
    return listed


async def _listed(
    connection: AsyncConnection, user_id: int, movie_ids: Sequence[int]
) -> tuple[WatchlistFilm, ...]:
    """Return those of the films that are on the watchlist."""
    found: list[WatchlistFilm] = []
    for start in range(0, len(movie_ids), IDS_PER_STATEMENT):
        rows = await connection.execute(
            select(watchlist_films).where(
                watchlist_films.c.user_id == user_id,
                watchlist_films.c.movie_id.in_(movie_ids[start : start + IDS_PER_STATEMENT]),
            )
        )
        found.extend(map(_film_of, rows))
    return tuple(found)


def _film_of(row: Row[tuple[object, ...]]) -> WatchlistFilm:
    return WatchlistFilm(row.movie_id, row.added_at, WatchlistSource(row.source))
