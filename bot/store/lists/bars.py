"""Films that are not to be proposed on a server, and people who may not change its lists."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from pydantic import JsonValue
from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.lists.errors import BarredFilmError, BarredPersonError
from bot.store import dialect
from bot.store.database import Database
from bot.store.lists.changes import forget_wishes, take_off
from bot.store.lists.tables import barred_films, barred_people

# Takes a film off the open nights of a server, in the transaction of the caller.
Drop = Callable[[AsyncConnection, int, int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Barred:
    """What is barred on a server."""

    movie_ids: tuple[int, ...]
    user_ids: tuple[int, ...]


class Bars:
    """Reads and writes what is barred; every call is one transaction."""

    def __init__(self, database: Database, clock: Clock, drop_from_nights: Drop) -> None:
        self._database, self._clock = database, clock
        self._drop_from_nights = drop_from_nights

    async def of(self, guild_id: int) -> Barred:
        """Return what is barred on a server, the newest last."""
        async with self._database.read() as connection:
            people = await connection.scalars(
                select(barred_people.c.user_id)
                .where(barred_people.c.guild_id == guild_id)
                .order_by(barred_people.c.barred_at, barred_people.c.user_id)
            )
            films = await connection.scalars(
                select(barred_films.c.movie_id)
                .where(barred_films.c.guild_id == guild_id)
                .order_by(barred_films.c.barred_at, barred_films.c.movie_id)
            )
            return Barred(tuple(films), tuple(people))

    async def bar_film(self, guild_id: int, movie_id: int, by: int) -> bool:
        """Take a film off lists and open nights for good; False where it was barred before."""
        async with self._database.write(serialise=guild_id) as connection:
            row = {"guild_id": guild_id, "movie_id": movie_id, "barred_by": by}
            now = self._clock.now()
            news = await dialect.insert_new(connection, barred_films, {**row, "barred_at": now})
            await take_off(connection, guild_id, [movie_id])
            await self._drop_from_nights(connection, guild_id, movie_id)
        return news

    async def unbar_film(self, guild_id: int, movie_id: int) -> bool:
        """Let a film be proposed again; False where it was not barred."""
        this = (barred_films.c.guild_id == guild_id) & (barred_films.c.movie_id == movie_id)
        async with self._database.write(serialise=guild_id) as connection:
            return (await connection.execute(delete(barred_films).where(this))).rowcount > 0

    async def bar_person(self, guild_id: int, user_id: int, by: int) -> bool:
        """Bar a person from the lists, with all they wished for; False where they were before."""
        async with self._database.write(serialise=guild_id) as connection:
            row = {"guild_id": guild_id, "user_id": user_id, "barred_by": by}
            now = self._clock.now()
            news = await dialect.insert_new(connection, barred_people, {**row, "barred_at": now})
            await forget_wishes(connection, user_id, guild_id)
        return news

    async def unbar_person(self, guild_id: int, user_id: int) -> bool:
        """Let a person change the lists again; False where they were not barred."""
        this = (barred_people.c.guild_id == guild_id) & (barred_people.c.user_id == user_id)
        async with self._database.write(serialise=guild_id) as connection:
            return (await connection.execute(delete(barred_people).where(this))).rowcount > 0

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of the person here (see `bot.store.personal`)."""
        await connection.execute(delete(barred_people).where(barred_people.c.user_id == user_id))
        for table in (barred_people, barred_films):
            await connection.execute(
                update(table).where(table.c.barred_by == user_id).values(barred_by=None)
            )

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return what is stored of the person here, ready for JSON (see `bot.store.personal`)."""
        async with self._database.read() as connection:
            people = await connection.execute(
                select(barred_people).where(
                    or_(barred_people.c.user_id == user_id, barred_people.c.barred_by == user_id)
                )
            )
            barred: list[JsonValue] = [
                {
                    "guild_id": row.guild_id,
                    "you": row.user_id == user_id,
                    "by_you": row.barred_by == user_id,
                    "at": row.barred_at.isoformat(),
                }
                for row in people
            ]
            films = await connection.execute(
                select(barred_films).where(barred_films.c.barred_by == user_id)
            )
            barred += [
                {
                    "guild_id": row.guild_id,
                    "movie_id": row.movie_id,
                    "by_you": True,
                    "at": row.barred_at.isoformat(),
                }
                for row in films
            ]
        return {"barred": barred}


async def read_barred_films(connection: AsyncConnection, guild_id: int) -> frozenset[int]:
    """Return the films that are not to be proposed on a server."""
    ours = barred_films.c.guild_id == guild_id
    return frozenset(await connection.scalars(select(barred_films.c.movie_id).where(ours)))


async def demand_proposable(
    connection: AsyncConnection, guild_id: int, movie_ids: Sequence[int]
) -> None:
    """Raise BarredFilmError where one of the films is barred."""
    barred = await read_barred_films(connection, guild_id)
    if found := tuple(movie_id for movie_id in movie_ids if movie_id in barred):
        raise BarredFilmError(found)


async def demand_allowed(connection: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Raise BarredPersonError where a person may not change a server's lists."""
    this = (barred_people.c.guild_id == guild_id) & (barred_people.c.user_id == user_id)
    if await connection.scalar(select(barred_people.c.user_id).where(this)) is not None:
        raise BarredPersonError
