"""Films get other numbers, wherever the store names them: all of it in one transaction.

Models of ml-100k once had the numbers of that set, which mean other films in every other set.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Column, RowMapping, Table, delete, func, insert, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.nights.ballots.outcome import Outcome
from bot.domain.nights.time_question import TimeOrder
from bot.store.database import Database
from bot.store.imports.tables import pending_films, pending_imports
from bot.store.lists.tables import barred_films, list_films, list_votes
from bot.store.nights.rows import read_outcome, write_outcome
from bot.store.nights.tables import (
    night_ballots,
    night_films,
    night_people,
    night_suggestions,
    night_time_questions,
    nights,
)
from bot.store.tables import missing_films, taste_changes, tastes, watchlist_films
from bot.store.training.tables import film_renumberings

NewId = Callable[[int], int]

# Every column that holds a film's number by itself; `list_votes` follows its films.
FILM_COLUMNS: tuple[Column[int], ...] = (
    tastes.c.movie_id,
    watchlist_films.c.movie_id,
    list_films.c.movie_id,
    barred_films.c.movie_id,
    nights.c.movie_id,
    night_suggestions.c.movie_id,
    night_films.c.movie_id,
    night_ballots.c.veto,
)


class FilmNumbers:
    """Knows whether films were renumbered, and renumbers them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def renumbered_at(self) -> datetime | None:
        """Return when films got other numbers; None where that was never needed."""
        async with self._database.read_once() as connection:
            moment: datetime | None = await connection.scalar(
                select(func.max(film_renumberings.c.renumbered_at))
            )
        return moment

    async def mentioned(self) -> frozenset[int]:
        """Return all films that anybody has said something of, wherever that is stored."""
        everywhere = union(*(select(column).where(column.is_not(None)) for column in FILM_COLUMNS))
        async with self._database.read_once() as connection:
            return frozenset((await connection.scalars(everywhere)).all())

    async def renumber(self, numbered: NewId, last: int) -> None:
        """Give films from 1 to `last` other numbers, all different; done once and for all.

        What has no number any more goes: steps that could be undone, and previews of imports.
        """
        async with self._database.write(serialise=last) as connection:
            done = await connection.scalar(select(func.count()).select_from(film_renumberings))
            if done:
                return

            def new_id(movie_id: int) -> int:
                return numbered(movie_id) if 1 <= movie_id <= last else movie_id

            votes = await _taken(connection, list_votes)
            for column in FILM_COLUMNS:
                await _renumber(connection, column, new_id, last)
            await _put(
                connection,
                list_votes,
                [{**vote, "movie_id": new_id(vote["movie_id"])} for vote in votes],
            )
            await _renumber_nights(connection, new_id)
            for table in (taste_changes, pending_films, pending_imports):
                await connection.execute(delete(table))
            await connection.execute(update(night_people).values(seen_change_id=None))
            await connection.execute(update(missing_films).values(candidates="[]", change_id=None))
            await connection.execute(
                insert(film_renumberings).values(renumbered_at=self._clock.now())
            )


async def _renumber(
    connection: AsyncConnection, column: Column[int], new_id: NewId, last: int
) -> None:
    """Two steps, by way of negative numbers: an old number may be another film's new one."""
    found = await connection.scalars(select(column).where(column.between(1, last)).distinct())
    for movie_id in found.all():
        await connection.execute(
            update(column.table).where(column == movie_id).values({column: -new_id(movie_id)})
        )
    await connection.execute(update(column.table).where(column < 0).values({column: -column}))


async def _renumber_nights(connection: AsyncConnection, new_id: NewId) -> None:
    """Ballots name films, and so do reasons, results and questions about times as well."""
    for row in (await connection.execute(select(night_ballots))).mappings().all():
        marks = {new_id(int(movie_id)): mark for movie_id, mark in json.loads(row["marks"]).items()}
        await _set(connection, night_ballots, row, marks=json.dumps(marks, separators=(",", ":")))
    for row in (await connection.execute(select(night_films))).mappings().all():
        details = json.loads(row["details"])
        match details["reason"]:
            case [user_id, int(because)]:
                details["reason"] = [user_id, new_id(because)]
                await _set(connection, night_films, row, details=json.dumps(details))
    for row in (await connection.execute(select(nights))).mappings().all():
        outcome = read_outcome(row["outcome"])
        if outcome is not None:
            await _set(connection, nights, row, outcome=write_outcome(_told_anew(outcome, new_id)))
    for row in (await connection.execute(select(night_time_questions))).mappings().all():
        order = TimeOrder.read(row["wanted"])
        films = tuple(map(new_id, order.movie_ids))
        wanted = replace(order, movie_ids=films).written()
        await _set(connection, night_time_questions, row, wanted=wanted)


def _told_anew(outcome: Outcome, new_id: NewId) -> Outcome:
    def by_film(counts: Mapping[int, int]) -> dict[int, int]:
        return {new_id(movie_id): count for movie_id, count in counts.items()}

    return replace(
        outcome,
        winner=None if outcome.winner is None else new_id(outcome.winner),
        standings=tuple(
            replace(each, movie_id=new_id(each.movie_id)) for each in outcome.standings
        ),
        runoff=by_film(outcome.runoff),
        rounds=tuple(map(by_film, outcome.rounds)),
    )


async def _set(connection: AsyncConnection, table: Table, row: RowMapping, **values: str) -> None:
    keys = (column == row[column.name] for column in table.primary_key.columns)
    await connection.execute(update(table).where(*keys).values(values))


async def _taken(connection: AsyncConnection, table: Table) -> list[dict[str, Any]]:
    """Take all rows out of a table, to be put back when what they refer to has changed."""
    rows = [dict(row) for row in (await connection.execute(select(table))).mappings()]
    await connection.execute(delete(table))
    return rows


async def _put(connection: AsyncConnection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        await connection.execute(insert(table), rows)
