"""Erases what only grows, a little at a time, so that nobody waits long for the database."""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    delete,
    exists,
    or_,
    select,
)

from bot.domain.nights.night import OVER, WATCHED, NightState
from bot.domain.retention import Retention
from bot.store.database import Database
from bot.store.imports.tables import pending_films, pending_imports
from bot.store.nights import tables as of_nights
from bot.store.nights.past_votes import NIGHTS_REMEMBERED
from bot.store.tables import film_facts, guild_changes, other_titles, taste_changes
from bot.store.training.tables import training_runs

V = TypeVar("V")
# This many rows are erased in a few milliseconds.
AT_ONCE = 500
# What nobody is shown any more once a night is long over.
NIGHT_DETAILS = (
    of_nights.night_ballots,
    of_nights.night_suggestions,
    of_nights.night_films,
    of_nights.night_notices,
)
nights, served = of_nights.nights, of_nights.night_served
questions = of_nights.night_time_questions


async def trim(database: Database, kept: Retention, now: datetime) -> dict[str, int]:
    """Erase what is older than it is kept; return of how much of each table."""
    return {
        taste_changes.name: await _erase(
            database, taste_changes.c.change_id, taste_changes.c.changed_at < now - kept.changes
        ),
        guild_changes.name: await _erase(
            database,
            guild_changes.c.change_id,
            and_(
                guild_changes.c.changed_at < now - kept.log,
                guild_changes.c.change_id < _oldest_shown_change(kept.log_kept),
            ),
        ),
        training_runs.name: await _erase(
            database,
            training_runs.c.run_id,
            and_(
                training_runs.c.started_at < now - kept.runs,
                training_runs.c.run_id < _oldest_shown_run(kept.runs_kept),
            ),
        ),
        **await _trim_nights(database, kept, now),
        **await _trim_imports(database, now - kept.imports),
        **await _trim_films(database, now - kept.film_facts),
    }


async def _trim_nights(database: Database, kept: Retention, now: datetime) -> dict[str, int]:
    """Erase old nights, what only nights of late need, and questions that nobody answered."""
    forgotten = _over(now - kept.nights) & _forgotten(kept.nights_kept)
    asked_long_ago = questions.c.asked_at < now - kept.time_questions
    erased = {
        nights.name: await _erase(database, nights.c.night_id, forgotten),
        questions.name: await _erase(database, questions.c.question_id, asked_long_ago),
    }
    over = _over(now - kept.night_details)
    for table in NIGHT_DETAILS:
        old = exists().where(nights.c.night_id == table.c.night_id, over)
        erased[table.name] = await _erase(database, table.c.night_id, old)
    return erased


async def _trim_imports(database: Database, before: datetime) -> dict[str, int]:
    """Erase files that nobody confirmed, or that were stored a while ago, their films first."""
    old = pending_imports.c.read_at < before
    of_old = exists().where(pending_imports.c.import_id == pending_films.c.import_id, old)
    films = await _erase(database, pending_films.c.import_id, of_old)
    imports = await _erase(database, pending_imports.c.import_id, old)
    return {pending_films.name: films, pending_imports.name: imports}


async def _trim_films(database: Database, before: datetime) -> dict[str, int]:
    """Erase what other services said of films a while ago."""
    facts = film_facts.c.fetched_at < before
    titles = other_titles.c.fetched_at < before
    return {
        film_facts.name: await _erase(database, film_facts.c.tmdb_id, facts),
        other_titles.name: await _erase(database, other_titles.c.number, titles),
    }


async def _erase(database: Database, key: Column[int], where: ColumnElement[bool]) -> int:
    """Delete the rows of these keys, each few in a transaction of their own."""
    table = key.table
    erased, last = 0, -1
    while True:
        page = select(key).distinct().where(key > last, where).order_by(key).limit(AT_ONCE)
        async with database.read() as connection:
            keys = list(await connection.scalars(page))
        if not keys:
            return erased
        async with database.write() as connection:
            # The condition again: what was read may have changed before this transaction.
            await connection.execute(delete(table).where(key.in_(keys), where))
        erased, last = erased + len(keys), keys[-1]


def _over(before: datetime) -> ColumnElement[bool]:
    ended = nights.c.state.in_([state.value for state in OVER])
    return and_(ended, nights.c.ends_at < before)


def _forgotten(shown: int) -> ColumnElement[bool]:
    """The condition that neither the history shows a night nor later votes remember it."""
    others = nights.alias()
    newer = (
        select(others.c.number)
        .where(others.c.guild_id == nights.c.guild_id)
        .order_by(others.c.number.desc())
    )
    votes = nights.alias()
    counted = [state.value for state in (NightState.DECIDED, *WATCHED)]
    remembered = (
        select(votes.c.starts_at)
        .where(
            votes.c.guild_id == nights.c.guild_id,
            votes.c.state.in_(counted),
            exists().where(served.c.night_id == votes.c.night_id),
        )
        .order_by(votes.c.starts_at.desc())
    )
    return and_(
        nights.c.number < _nth(newer, shown),
        or_(
            ~exists().where(served.c.night_id == nights.c.night_id),
            nights.c.starts_at < _nth(remembered, NIGHTS_REMEMBERED),
        ),
    )


def _oldest_shown_change(shown: int) -> ScalarSelect[int]:
    others = guild_changes.alias()
    return _nth(
        select(others.c.change_id)
        .where(others.c.guild_id == guild_changes.c.guild_id)
        .order_by(others.c.change_id.desc()),
        shown,
    )


def _oldest_shown_run(shown: int) -> ScalarSelect[int]:
    others = training_runs.alias()
    return _nth(select(others.c.run_id).order_by(others.c.run_id.desc()), shown)


def _nth(statement: Select[tuple[V]], number: int) -> ScalarSelect[V]:
    """Return the value in the row at a place; where there are fewer, nothing is below it."""
    nth: ScalarSelect[V] = statement.offset(number - 1).limit(1).scalar_subquery()
    return nth
