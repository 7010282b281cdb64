"""Servers' lists: read, wished for, voted on, named; every call is one transaction."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic import JsonValue
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.lists import errors
from bot.domain.lists.film_list import (
    DEFAULT,
    MAX_FILMS,
    MAX_LISTS,
    MAX_WISHES,
    FilmList,
    checked_name,
    name_key,
)
from bot.domain.lists.wishes import TakenOff, Wishes
from bot.store import dialect
from bot.store.database import Database
from bot.store.lists.bars import demand_allowed, demand_proposable
from bot.store.lists.changes import begin_default, forget_wishes
from bot.store.lists.rows import count_seen, find_list, list_names, read_films
from bot.store.lists.tables import film_lists, list_films, list_votes


class FilmLists:
    """Reads and writes the lists of servers; of another server than `guild_id` finds nothing."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def show(self, guild_id: int, name: str | int = DEFAULT) -> FilmList:
        """Return a list, by its name or its number, with its votes.

        Raises UnknownListError, and ListGoneError for a number.
        """
        async with self._database.read() as connection:
            names = await list_names(connection, guild_id)
            found = await find_list(connection, guild_id, name)
            if found is None:
                if isinstance(name, int):
                    raise errors.ListGoneError
                if name_key(name) != DEFAULT:
                    raise errors.UnknownListError(name, names)
                return FilmList(0, DEFAULT, names=names)
            seen = await count_seen(connection, guild_id, found.list_id)
            films = [
                replace(film, seen_by=seen.get(film.movie_id, 0))
                for film in await read_films(connection, [found.list_id])
            ]
        return FilmList(found.list_id, found.name, tuple(films), names)

    async def names(self, guild_id: int) -> tuple[str, ...]:
        """Return the names of a server's lists, the default one first."""
        async with self._database.read_once() as connection:
            return await list_names(connection, guild_id)

    async def number(self, guild_id: int, name: str) -> int:
        """Return the number of a list, 0 for the default one; raise UnknownListError."""
        if name_key(name) == DEFAULT:
            return 0
        async with self._database.read() as connection:
            return (await _named(connection, guild_id, name))[0]

    async def add(
        self, guild_id: int, user_id: int, movie_ids: Sequence[int], list_id: int = 0
    ) -> Wishes:
        """Wish for films, all or none; what is on the list already gets this person's vote.

        Raises ListGoneError, BarredPersonError, BarredFilmError, ListFullError and
        TooManyWishesError.
        """
        now = self._clock.now()
        async with self._database.write(serialise=guild_id) as connection:
            await demand_allowed(connection, guild_id, user_id)
            await demand_proposable(connection, guild_id, movie_ids)
            list_id, shown = await _list_to_fill(connection, guild_id, list_id)
            new: list[int] = []
            voted: list[int] = []
            known: list[int] = []
            for movie_id in dict.fromkeys(movie_ids):
                film = {"list_id": list_id, "movie_id": movie_id, "wished_at": now}
                wish = {**film, "wished_by": user_id, "support": 0, "losses": 0}
                is_new = await dialect.insert_new(connection, list_films, wish)
                vote = {"list_id": list_id, "movie_id": movie_id, "user_id": user_id}
                is_vote = await dialect.insert_new(
                    connection, list_votes, {**vote, "voted_at": now}
                )
                (new if is_new else voted if is_vote else known).append(movie_id)
            if new:
                await _demand_room(connection, list_id, user_id)
        return Wishes(shown, tuple(new), tuple(voted), tuple(known))

    async def remove(
        self,
        guild_id: int,
        user_id: int,
        movie_ids: Sequence[int],
        list_id: int = 0,
        *,
        manager: bool,
    ) -> TakenOff:
        """Take back a person's wishes and votes; a `manager` takes films off whoever wants them.

        Raises ListGoneError.
        """
        async with self._database.write(serialise=guild_id) as connection:
            found = await find_list(connection, guild_id, list_id or DEFAULT)
            if found is None:
                if not list_id:
                    return TakenOff(DEFAULT, (), (), tuple(movie_ids))
                raise errors.ListGoneError
            there = {f.movie_id: f for f in await read_films(connection, [found.list_id])}
            listed = [movie_id for movie_id in dict.fromkeys(movie_ids) if movie_id in there]
            kept = (
                []
                if manager
                else [
                    each
                    for each in listed
                    if there[each].voters != {user_id} or there[each].support
                ]
            )
            gone = [each for each in listed if each not in kept]
            in_list = list_films.c.list_id == found.list_id
            await connection.execute(
                delete(list_films).where(in_list, list_films.c.movie_id.in_(gone))
            )
            await _withdraw(connection, found.list_id, user_id, kept)
        missing = [each for each in movie_ids if each not in there]
        return TakenOff(found.name, tuple(gone), tuple(kept), tuple(missing))

    async def vote(self, guild_id: int, list_id: int, movie_id: int, user_id: int) -> bool:
        """Vote for a film, or take the vote back; return whether it has the person's vote now.

        Raises ListGoneError and BarredPersonError.
        """
        async with self._database.write(serialise=guild_id) as connection:
            await demand_allowed(connection, guild_id, user_id)
            await _demand_list(connection, guild_id, list_id)
            [film] = await read_films(connection, [list_id], movie_id) or [None]
            if film is None:
                raise errors.ListGoneError
            if user_id in film.voters:
                await _withdraw(connection, list_id, user_id, [movie_id])
                return False
            vote = {"list_id": list_id, "movie_id": movie_id, "user_id": user_id}
            await connection.execute(insert(list_votes).values(**vote, voted_at=self._clock.now()))
        return True

    async def create(self, guild_id: int, name: str) -> None:
        """Begin a list; raises ListNameError, ListExistsError and TooManyListsError."""
        name = checked_name(name)
        async with self._database.write(serialise=guild_id) as connection:
            names = await list_names(connection, guild_id)
            if await find_list(connection, guild_id, name) is not None:
                raise errors.ListExistsError(name)
            if len(names) >= MAX_LISTS:
                raise errors.TooManyListsError(MAX_LISTS)
            await connection.execute(
                insert(film_lists).values(guild_id=guild_id, name=name, key=name_key(name))
            )

    async def rename(self, guild_id: int, name: str, wanted: str) -> str:
        """Give a list another name; return what it was called.

        Raises UnknownListError, ListNameError and ListExistsError.
        """
        wanted = checked_name(wanted)
        async with self._database.write(serialise=guild_id) as connection:
            list_id, before = await _named(connection, guild_id, name)
            other = await find_list(connection, guild_id, wanted)
            if other is not None and other.list_id != list_id:
                raise errors.ListExistsError(wanted)
            await connection.execute(
                update(film_lists)
                .where(film_lists.c.list_id == list_id)
                .values(name=wanted, key=name_key(wanted))
            )
        return before

    async def delete(self, guild_id: int, list_id: int) -> str:
        """Delete a list with its films, or empty the default one; return its name.

        Raises ListGoneError.
        """
        async with self._database.write(serialise=guild_id) as connection:
            found = await find_list(connection, guild_id, list_id)
            if found is None:
                raise errors.ListGoneError
            await connection.execute(delete(film_lists).where(film_lists.c.list_id == list_id))
        return found.name

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of the person here (see `bot.store.personal`)."""
        await forget_wishes(connection, user_id)

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return what is stored of the person here, ready for JSON (see `bot.store.personal`)."""
        async with self._database.read_once() as connection:
            rows = await connection.execute(
                select(film_lists.c.guild_id, film_lists.c.name, list_votes, list_films.c.wished_by)
                .join(film_lists, film_lists.c.list_id == list_votes.c.list_id)
                .join(
                    list_films,
                    (list_films.c.list_id == list_votes.c.list_id)
                    & (list_films.c.movie_id == list_votes.c.movie_id),
                )
                .where(list_votes.c.user_id == user_id)
                .order_by(list_votes.c.list_id, list_votes.c.movie_id)
            )
            wishes: list[JsonValue] = [
                {
                    "guild_id": row.guild_id,
                    "list": row.name,
                    "movie_id": row.movie_id,
                    "wished": row.wished_by == user_id,
                    "voted_at": row.voted_at.isoformat(),
                }
                for row in rows
            ]
        return {"server_lists": wishes}


async def _list_to_fill(
    connection: AsyncConnection, guild_id: int, list_id: int
) -> tuple[int, str]:
    """Return the number and the name of a list; the default one begins with its first film."""
    found = await find_list(connection, guild_id, list_id or DEFAULT)
    if found is not None:
        return found.list_id, found.name
    if list_id:
        raise errors.ListGoneError
    return await begin_default(connection, guild_id), DEFAULT


async def _named(connection: AsyncConnection, guild_id: int, name: str) -> tuple[int, str]:
    found = await find_list(connection, guild_id, name)
    if found is None:
        raise errors.UnknownListError(name, await list_names(connection, guild_id))
    return found.list_id, found.name


async def _demand_list(connection: AsyncConnection, guild_id: int, list_id: int) -> None:
    """Raise ListGoneError unless the server has a list of this number."""
    ours = (film_lists.c.list_id == list_id) & (film_lists.c.guild_id == guild_id)
    if await connection.scalar(select(film_lists.c.list_id).where(ours)) is None:
        raise errors.ListGoneError


async def _demand_room(connection: AsyncConnection, list_id: int, user_id: int) -> None:
    if await _count(connection, list_id) > MAX_FILMS:
        raise errors.ListFullError(MAX_FILMS)
    wished = await connection.scalar(
        select(func.count())
        .select_from(list_films)
        .where(list_films.c.list_id == list_id, list_films.c.wished_by == user_id)
    )
    if int(wished or 0) > MAX_WISHES:
        raise errors.TooManyWishesError(MAX_WISHES)


async def _count(connection: AsyncConnection, list_id: int) -> int:
    count = await connection.scalar(
        select(func.count()).select_from(list_films).where(list_films.c.list_id == list_id)
    )
    return int(count or 0)


async def _withdraw(
    connection: AsyncConnection, list_id: int, user_id: int, movie_ids: Sequence[int]
) -> None:
    """Take a person's votes for films back, and that they wished for them."""
    votes = (list_votes.c.list_id == list_id) & list_votes.c.movie_id.in_(movie_ids)
    await connection.execute(delete(list_votes).where(votes, list_votes.c.user_id == user_id))
    wishes = (list_films.c.list_id == list_id) & list_films.c.movie_id.in_(movie_ids)
    await connection.execute(
        update(list_films).where(wishes, list_films.c.wished_by == user_id).values(wished_by=None)
    )
