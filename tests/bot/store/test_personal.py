"""What is stored of a person can be had, and goes without a trace."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Date, LargeBinary, MetaData, String, select

from bot.domain.runs.record import RunState
from bot.domain.tastes import Action, TasteChange
from bot.store.column_types import Moment
from bot.store.store import Store
from bot.store.tables import METADATA
from tests.bot.store.conftest import TickingClock

PERSON, OTHER, GUILD = 111_222_333_444_555_666, 7, 8


def holds(path: Path, number: int) -> bool:
    """Whether a file has a number anywhere, in the form in which SQLite writes it."""
    return number.to_bytes(8, "big") in path.read_bytes()


async def fill(store: Store) -> None:
    for user_id in (PERSON, OTHER):
        await store.tastes.record(
            user_id, GUILD, [TasteChange.like(1), TasteChange(2, Action.RATE, 5)]
        )
        await store.watchlists.add(user_id, [3])
        await store.people.change(user_id, "adventure", 0.5)
        await store.guilds.change(GUILD, "channel_id", user_id % 100, user_id)


async def traces(store: Store, number: int) -> list[str]:
    """Return the tables in which a number stands anywhere."""
    found = []
    async with store.database.read() as connection:
        metadata = MetaData()
        await connection.run_sync(metadata.reflect)
        for table in metadata.sorted_tables:
            rows = (await connection.execute(select(table))).all()
            if any(str(number) in str(value) for row in rows for value in row):
                found.append(table.name)
    return found


async def test_an_export_holds_everything_as_json(store: Store) -> None:
    await fill(store)
    exported = json.loads(json.dumps(await store.personal.export(PERSON)))
    assert exported["user_id"] == PERSON
    assert exported["settings"]["adventure"] == 0.5
    assert {taste["movie_id"]: taste["rating"] for taste in exported["tastes"]} == {1: None, 2: 5}
    assert len(exported["taste_changes"]) == 1
    assert [film["movie_id"] for film in exported["watchlist"]] == [3]
    assert exported["settings_changed"][0]["field"] == "channel_id"


async def test_nothing_of_an_erased_person_is_left_in_any_table(store: Store) -> None:
    await fill(store)
    assert await traces(store, PERSON)
    await store.personal.forget(PERSON)
    assert await traces(store, PERSON) == []
    assert len(await store.tastes.of(OTHER)) == 2
    assert len((await store.guilds.changes(GUILD)).changes) == 2


async def test_an_erased_person_is_not_in_the_file_either(
    sqlite_url: str, sqlite_file: Path, clock: TickingClock
) -> None:
    async with await Store.open(sqlite_url, clock) as store:
        for user_id in (PERSON, PERSON + 1):
            await store.tastes.record(user_id, GUILD, [TasteChange.like(1)])
        await store.personal.forget(PERSON)
    assert holds(sqlite_file, PERSON + 1)
    assert not holds(sqlite_file, PERSON)


@pytest.mark.parametrize(("field", "value"), [("adventure", 0.25), ("in_training", False)])
async def test_settings_of_people_come_back(store: Store, field: str, value: object) -> None:
    await store.people.change(PERSON, field, value)
    assert getattr(await store.people.get(PERSON), field) == value


# Columns whose JSON speaks of people.
STRUCTURED = {
    "night_films.details": {"fits": {str(PERSON): 0.5}, "reason": [PERSON, [1]], "by": PERSON}
}


def is_a_person(column: Column[Any]) -> bool:
    return (
        str(column) in STRUCTURED
        or column.name in ("user_id", "host_id")
        or column.name.endswith("_by")
    )


def made_up(column: Column[Any]) -> object:
    """Return any value that a column takes: the person's id where it stands for somebody."""
    if str(column) in STRUCTURED:
        return json.dumps(STRUCTURED[str(column)])
    if is_a_person(column):
        return PERSON
    if str(column) == "training_runs.outcome":
        return RunState.RUNNING.value
    if isinstance(column.type, Moment):
        return datetime(2026, 1, 1, tzinfo=UTC)
    if isinstance(column.type, Date):
        return date(2026, 1, 1)
    if isinstance(column.type, Boolean):
        return True
    if isinstance(column.type, LargeBinary):
        return b"{}"
    return "{}" if isinstance(column.type, String) else 1


async def test_no_table_of_people_is_forgotten(store: Store) -> None:
    """Every table that has a column for a person must lose that person, those to come too."""
    async with store.database.write() as connection:
        for table in METADATA.sorted_tables:
            # The store itself notes on PostgreSQL which process works on it.
            await connection.execute(table.delete())
            row = {column.name: made_up(column) for column in table.columns}
            await connection.execute(table.insert().values(row))
    tables = {t.name for t in METADATA.sorted_tables if any(map(is_a_person, t.columns))}
    assert set(await traces(store, PERSON)) == tables
    await store.personal.forget(PERSON)
    assert await traces(store, PERSON) == []
