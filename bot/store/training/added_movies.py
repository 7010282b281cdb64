"""Films that MovieLens lacks, added by admins, and removed again."""

from collections.abc import Sequence
from datetime import timedelta

from pydantic import JsonValue
from sqlalchemy import RowMapping, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.added_movies import (
    FIRST_ADDED_MOVIE_ID,
    AddedMovie,
    Addition,
    DuplicateMovieError,
    TooManyAddedError,
)
from bot.domain.changed import Changed
from bot.domain.settings.changes import Logged
from bot.store import dialect
from bot.store.database import Database
from bot.store.guilds import Guilds
from bot.store.readable import readable
from bot.store.training.tables import added_movies
from recommender import Movie

GENRE_SEPARATOR = "|"
DAY = timedelta(days=1)


class AddedMovies:
    """Reads and writes added films; the server's log has additions and removals."""

    def __init__(self, database: Database, clock: Clock, guilds: Guilds) -> None:
        self._database, self._clock, self._guilds = database, clock, guilds

    async def all(self) -> list[AddedMovie]:
        """Return every film that was ever added, oldest first."""
        statement = select(added_movies).order_by(added_movies.c.movie_id)
        async with self._database.read_once() as connection:
            return list(readable(await connection.execute(statement), _added_movie))

    async def movies(self) -> tuple[Movie, ...]:
        """Return the added films that are not removed, as the recommender knows films."""
        return tuple(added.movie for added in await self.all() if not added.removed)

    async def add(
        self, addition: Addition, guild_id: int, added_by: int, daily_limit: int | None = None
    ) -> Movie:
        """Add a film under an id of its own, which it keeps for ever.

        Raises TooManyAddedError when the person has added so many within a day, and
        DuplicateMovieError when the number was added meanwhile, as by a second press.
        """
        async with self._database.write(serialise=FIRST_ADDED_MOVIE_ID) as connection:
            if addition.tmdb_id is not None:
                await _demand_new_number(connection, addition.tmdb_id)
            if daily_limit is not None:
                await self._demand_fewer(connection, added_by, daily_limit)
            highest = await connection.scalar(select(func.max(added_movies.c.movie_id)))
            movie_id = max(FIRST_ADDED_MOVIE_ID, int(highest or 0) + 1)
            movie = addition.movie(movie_id)
            await connection.execute(
                insert(added_movies).values(
                    movie_id=movie_id,
                    listed_title=movie.listed_title,
                    genres=GENRE_SEPARATOR.join(movie.genres),
                    added_by=added_by,
                    guild_id=guild_id,
                    added_at=self._clock.now(),
                    imdb_id=movie.imdb_id,
                    tmdb_id=movie.tmdb_id,
                )
            )
            await self._guilds.log(
                connection, guild_id, Logged.MOVIE_ADDED, None, movie.label, added_by
            )
            await dialect.notify(connection, Changed.FILMS)
        return movie

    async def _demand_fewer(
        self, connection: AsyncConnection, user_id: int, daily_limit: int
    ) -> None:
        added = await connection.scalar(
            select(func.count())
            .select_from(added_movies)
            .where(
                added_movies.c.added_by == user_id,
                added_movies.c.added_at > self._clock.now() - DAY,
            )
        )
        if int(added or 0) >= daily_limit:
            raise TooManyAddedError(daily_limit)

    async def keep_known(self, movies: Sequence[Movie]) -> None:
        """Keep films that people mention known under their numbers, which other data may lack."""
        async with self._database.write(serialise=FIRST_ADDED_MOVIE_ID) as connection:
            for movie in movies:
                await dialect.insert_new(
                    connection,
                    added_movies,
                    {
                        "movie_id": movie.movie_id,
                        "listed_title": movie.listed_title,
                        "genres": GENRE_SEPARATOR.join(movie.genres),
                        "added_at": self._clock.now(),
                        "imdb_id": movie.imdb_id,
                        "tmdb_id": movie.tmdb_id,
                    },
                )
            await dialect.notify(connection, Changed.FILMS)

    async def remove(self, movie: Movie, guild_id: int, removed_by: int) -> bool:
        """Remove an added film; False when it is no such film or removed already."""
        async with self._database.write(serialise=FIRST_ADDED_MOVIE_ID) as connection:
            removed = await connection.execute(
                update(added_movies)
                .where(
                    added_movies.c.movie_id == movie.movie_id, added_movies.c.removed_at.is_(None)
                )
                .values(removed_at=self._clock.now())
            )
            if removed.rowcount:
                await self._guilds.log(
                    connection, guild_id, Logged.MOVIE_REMOVED, movie.label, None, removed_by
                )
                await dialect.notify(connection, Changed.FILMS)
        return removed.rowcount > 0

    async def restore(self, movie: Movie, guild_id: int, added_by: int) -> bool:
        """Bring a removed film back under its id, with this title and these genres.

        False when it is not removed.
        """
        async with self._database.write(serialise=FIRST_ADDED_MOVIE_ID) as connection:
            restored = await connection.execute(
                update(added_movies)
                .where(
                    added_movies.c.movie_id == movie.movie_id,
                    added_movies.c.removed_at.is_not(None),
                )
                .values(
                    listed_title=movie.listed_title,
                    genres=GENRE_SEPARATOR.join(movie.genres),
                    added_by=added_by,
                    guild_id=guild_id,
                    added_at=self._clock.now(),
                    removed_at=None,
                    imdb_id=movie.imdb_id,
                    tmdb_id=movie.tmdb_id,
                )
            )
            if restored.rowcount:
                await self._guilds.log(
                    connection, guild_id, Logged.MOVIE_ADDED, None, movie.label, added_by
                )
                await dialect.notify(connection, Changed.FILMS)
        return restored.rowcount > 0

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Keep the films, and forget who added them (see `bot.store.personal`)."""
        await connection.execute(
            update(added_movies).where(added_movies.c.added_by == user_id).values(added_by=None)
        )

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return the films the person added, ready for JSON (see `bot.store.personal`)."""
        statement = select(added_movies).where(added_movies.c.added_by == user_id)
        async with self._database.read() as connection:
            rows = await connection.execute(statement)
            return {
                "movies_added": [
                    {"movie_id": row.movie_id, "title": row.listed_title} for row in rows
                ]
            }


async def _demand_new_number(connection: AsyncConnection, tmdb_id: int) -> None:
    present = await connection.execute(
        select(added_movies).where(
            added_movies.c.tmdb_id == tmdb_id, added_movies.c.removed_at.is_(None)
        )
    )
    for row in present.mappings():
        raise DuplicateMovieError(_added_movie(row).movie)


def _added_movie(row: RowMapping) -> AddedMovie:
    genres = row["genres"].split(GENRE_SEPARATOR)
    numbers = (row["imdb_id"], row["tmdb_id"])
    movie = Movie.from_listing(row["movie_id"], row["listed_title"], genres, *numbers)
    return AddedMovie(movie, removed=row["removed_at"] is not None)
