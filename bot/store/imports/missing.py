"""Films that people brought and that are not known yet, or not for sure."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Row, delete, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.imports.history import FilmKey
from bot.domain.imports.merging import ImportKind
from bot.domain.imports.missing import MissingFilm
from bot.domain.imports.plan import ImportReason
from bot.domain.taste_changes import RecordedChange
from bot.store import dialect
from bot.store.database import Database
from bot.store.tables import missing_films
from bot.store.tastes.tastes import Tastes

# This many rows are written or read in a few milliseconds.
ROWS_AT_ONCE = 500
_NO_CANDIDATES = "[]"
_IS_ASKED = (missing_films.c.candidates != _NO_CANDIDATES) & ~missing_films.c.declined


class Waiting(NamedTuple):
    """A film that somebody waits for, and on which server they said so."""

    user_id: int
    guild_id: int | None
    film: MissingFilm


class MissingFilms:
    """Reads films that wait to be known, and makes them opinions."""

    def __init__(self, database: Database, clock: Clock, tastes: Tastes) -> None:
        self._database, self._clock, self._tastes = database, clock, tastes

    async def of(self, user_id: int) -> list[MissingFilm]:
        """Return a person's films that are asked about or not known, by title."""
        async with self._database.read_once() as connection:
            rows = await connection.execute(
                select(missing_films)
                .where(missing_films.c.user_id == user_id)
                .order_by(missing_films.c.title, missing_films.c.identity)
            )
            return [_film_of(row) for row in rows]

    async def asked(self, user_id: int, place: int) -> tuple[MissingFilm | None, int]:
        """Return the film at a place among those that are asked about, and how many there are."""
        theirs = missing_films.c.user_id == user_id, _IS_ASKED
        async with self._database.read() as connection:
            count = await connection.scalar(
                select(func.count()).select_from(missing_films).where(*theirs)
            )
            last = max(int(count or 0) - 1, 0)
            row = (
                await connection.execute(
                    select(missing_films)
                    .where(*theirs)
                    .order_by(missing_films.c.title, missing_films.c.identity)
                    .offset(min(place, last))
                    .limit(1)
                )
            ).one_or_none()
        return _film_of(row) if row else None, int(count or 0)

    async def decline(self, user_id: int, identity: str) -> None:
        """Note that a film is none of those that were offered."""
        async with self._database.write(serialise=user_id) as connection:
            await connection.execute(
                update(missing_films).where(_is(user_id, identity)).values(declined=True)
            )

    async def settle(
        self, user_id: int, films: dict[str, int], guild_id: int | None = None
    ) -> RecordedChange | None:
        """Make opinions of films that are known now; `films` are movie ids by identity.

        Films that were settled or erased meanwhile are left out; None when all were.
        """
        async with self._database.write(serialise=user_id) as connection:
            waiting = [
                (each, films[each.identity])
                for each in await _those_of(connection, user_id, list(films))
            ]
            if not waiting:
                return None
            tastes = [each.taste(movie_id) for each, movie_id in waiting]
            wishes = [movie_id for each, movie_id in waiting if each.kind is ImportKind.WATCHLIST]
            recorded = await self._tastes.record_in(
                connection, user_id, guild_id, [each for each in tastes if each], wishes
            )
            await _delete(connection, user_id, [each.identity for each, _movie in waiting])
        self._tastes.tell_watchers(guild_id, recorded.after)
        return recorded

    async def after(self, last: tuple[int, str] | None) -> list[Waiting]:
        """Return some films that anybody waits for, those behind the `last` that was looked at."""
        keys = missing_films.c.user_id, missing_films.c.identity
        query = select(missing_films).order_by(*keys).limit(ROWS_AT_ONCE)
        if last is not None:
            query = query.where(tuple_(*keys) > tuple_(*last))
        async with self._database.read_once() as connection:
            return [
                Waiting(row.user_id, row.guild_id, _film_of(row))
                for row in await connection.execute(query)
            ]

    async def offer(self, user_id: int, films: Sequence[MissingFilm]) -> None:
        """Note other films that some of a person's may be."""
        async with self._database.write(serialise=user_id) as connection:
            for each in films:
                await connection.execute(
                    update(missing_films)
                    .where(_is(user_id, each.identity))
                    .values(candidates=json.dumps(each.candidates), reason=each.reason.value)
                )

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of the person here (see `bot.store.personal`)."""
        await connection.execute(delete(missing_films).where(missing_films.c.user_id == user_id))

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return what is stored of the person here, ready for JSON (see `bot.store.personal`)."""
        return {
            "films_i_do_not_know": [
                {
                    "title": each.film.title,
                    "year": each.film.year,
                    "original_title": each.film.original_title,
                    "imdb_id": each.film.imdb_id,
                    "tmdb_id": each.film.tmdb_id,
                    "movielens_id": each.film.movielens_id,
                    "kind": each.kind.value,
                    "stars": each.stars,
                }
                for each in await self.of(user_id)
            ]
        }


async def keep_missing(
    connection: AsyncConnection,
    user_id: int,
    films: Sequence[MissingFilm],
    *,
    guild_id: int | None,
    change_id: int,
    now: datetime,
) -> int:
    """Keep films in the caller's transaction; return how many were not kept before.

    One that was keeps its answer, what the earlier file judged, and the change that brought it.
    """
    new = 0
    for start in range(0, len(films), ROWS_AT_ONCE):
        some = {each.identity: each for each in films[start : start + ROWS_AT_ONCE]}
        known = await connection.execute(
            select(missing_films).where(
                missing_films.c.user_id == user_id, missing_films.c.identity.in_(some)
            )
        )
        kept = {row.identity: row for row in known}
        rows = [
            {
                "user_id": user_id,
                "identity": identity,
                **_columns(each.after(_film_of(kept[identity])) if identity in kept else each),
                "guild_id": guild_id,
                "change_id": kept[identity].change_id if identity in kept else change_id,
                "added_at": now,
            }
            for identity, each in some.items()
        ]
        await dialect.upsert(connection, missing_films, rows)
        new += len(some) - len(kept)
    return new


async def _those_of(
    connection: AsyncConnection, user_id: int, identities: Sequence[str]
) -> list[MissingFilm]:
    found: list[MissingFilm] = []
    for start in range(0, len(identities), ROWS_AT_ONCE):
        some = identities[start : start + ROWS_AT_ONCE]
        rows = await connection.execute(
            select(missing_films).where(
                missing_films.c.user_id == user_id, missing_films.c.identity.in_(some)
            )
        )
        found.extend(map(_film_of, rows))
    return found


async def _delete(connection: AsyncConnection, user_id: int, identities: Sequence[str]) -> None:
    for start in range(0, len(identities), ROWS_AT_ONCE):
        some = identities[start : start + ROWS_AT_ONCE]
        await connection.execute(
            delete(missing_films).where(
                missing_films.c.user_id == user_id, missing_films.c.identity.in_(some)
            )
        )


def _is(user_id: int, identity: str) -> ColumnElement[bool]:
    return (missing_films.c.user_id == user_id) & (missing_films.c.identity == identity)


def _columns(film: MissingFilm) -> dict[str, object]:
    key = film.film
    return {
        "title": key.title,
        "year": key.year,
        "original_title": key.original_title,
        "imdb_id": key.imdb_id,
        "tmdb_id": key.tmdb_id,
        "movielens_id": key.movielens_id,
        "kind": film.kind.value,
        "stars": film.stars,
        "unseen": film.unseen,
        "reason": film.reason.value,
        "candidates": json.dumps(film.candidates),
        "declined": film.declined,
    }


def _film_of(row: Row[tuple[object, ...]]) -> MissingFilm:
    key = FilmKey(
        row.title, row.year, row.original_title, row.imdb_id, row.tmdb_id, row.movielens_id
    )
    return MissingFilm(
        key,
        ImportKind(row.kind),
        row.stars,
        row.unseen,
        ImportReason(row.reason),
        tuple(json.loads(row.candidates)),
        row.declined,
    )
