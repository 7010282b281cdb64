"""Films that MovieLens lacks, added by admins."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.store.database import Database
from bot.store.guilds import Guilds
from bot.store.training_tables import added_movies
from recommender import Movie

# Far above every id that MovieLens has given.
FIRST_ADDED_MOVIE_ID = 1_000_000_000
GENRE_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class AddedMovie:
    """One added film, and where it was added."""

    movie: Movie
    guild_id: int | None
    added_at: datetime


class AddedMovies:
    """Reads and writes added films; each addition stands in the server's log."""

    def __init__(self, database: Database, clock: Clock, guilds: Guilds) -> None:
        self._database, self._clock, self._guilds = database, clock, guilds

    async def all(self) -> list[AddedMovie]:
        """Return every added film, oldest first."""
        statement = select(added_movies).order_by(added_movies.c.movie_id)
        async with self._database.read() as connection:
            return [
                AddedMovie(
                    Movie.from_listing(
                        row.movie_id, row.listed_title, row.genres.split(GENRE_SEPARATOR)
                    ),
                    row.guild_id,
                    row.added_at,
                )
                for row in await connection.execute(statement)
            ]

    async def movies(self) -> tuple[Movie, ...]:
        """Return every added film as the recommender knows films."""
        return tuple(added.movie for added in await self.all())

    async def add(
        self, listed_title: str, genres: tuple[str, ...], guild_id: int, added_by: int
    ) -> Movie:
        """Add a film under an id of its own, which it keeps for ever."""
        async with self._database.write(serialise=FIRST_ADDED_MOVIE_ID) as connection:
            highest = await connection.scalar(select(func.max(added_movies.c.movie_id)))
            movie_id = FIRST_ADDED_MOVIE_ID if highest is None else int(highest) + 1
            movie = Movie.from_listing(movie_id, listed_title, genres)
            await connection.execute(
                insert(added_movies).values(
                    movie_id=movie_id,
                    listed_title=listed_title,
                    genres=GENRE_SEPARATOR.join(genres),
                    added_by=added_by,
                    guild_id=guild_id,
                    added_at=self._clock.now(),
                )
            )
            await self._guilds.log(connection, guild_id, "movie added", None, movie.label, added_by)
        return movie

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Keep the films, and forget who added them (see `bot.store.personal`)."""
        await connection.execute(
            update(added_movies).where(added_movies.c.added_by == user_id).values(added_by=None)
        )

    async def export(self, user_id: int) -> dict[str, Any]:
        """Return the films the person added, ready for JSON (see `bot.store.personal`)."""
        statement = select(added_movies).where(added_movies.c.added_by == user_id)
        async with self._database.read() as connection:
            rows = await connection.execute(statement)
            return {
                "movies_added": [
                    {"movie_id": row.movie_id, "title": row.listed_title} for row in rows
                ]
            }
