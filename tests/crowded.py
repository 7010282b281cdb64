"""A store that many servers and people have filled, made by the database itself within seconds."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    String,
    Table,
    case,
    cast,
    insert,
    literal,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.nights.ballots.outcome import DecidedBy, Outcome
from bot.domain.runs.reasons import FirstTraining
from bot.store.column_types import Moment
from bot.store.database import Database
from bot.store.imports.tables import pending_films, pending_imports
from bot.store.nights import tables as of_nights
from bot.store.tables import (
    departed_guilds,
    guild_changes,
    guild_settings,
    missing_films,
    person_settings,
    taste_changes,
    tastes,
    timers,
    watchlist_films,
)
from bot.store.training.tables import retraining_policies, training_runs

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
FIRST_GUILD, FIRST_PERSON = 5 * 10**17, 7 * 10**17
FIRST_NIGHT = 1_000
# Of so many tastes, one is new.
ONE_NEW_OF = 1_000
# One night of so many is still open.
ONE_OPEN_OF = 50
COMING = 4
OUTCOME = json.dumps(asdict(Outcome(1, (), DecidedBy.VOTES, ballots=5)))


@dataclass(frozen=True)
class Crowd:
    """How many there are; each person likes so many films, each server has had so many nights."""

    guilds: int
    people: int
    likes_each: int = 10
    nights_each: int = 5
    # Servers that removed the bot, beside the others.
    departed: int = 0


async def fill(database: Database, crowd: Crowd, now: datetime) -> None:
    """Store what a crowd leaves behind; the newest of it at `now`."""
    async with database.write() as connection:
        await _people(connection, crowd, now)
        await _guilds(connection, crowd)
        if crowd.departed:
            await _departures(connection, crowd, now)
        await _nights(connection, crowd, now)
    if database.engine.dialect.name == "postgresql":
        # As its own daemon does after a while.
        async with database.write() as connection:
            await connection.execute(text("ANALYZE"))


async def _people(connection: AsyncConnection, crowd: Crowd, now: datetime) -> None:
    n = _numbers(crowd.people * crowd.likes_each)
    person = n // crowd.likes_each
    moment = case((n % ONE_NEW_OF == 0, _moment(now)), else_=_moment(LONG_AGO))
    await _insert(
        connection,
        tastes,
        user_id=person + FIRST_PERSON,
        movie_id=n % crowd.likes_each * 100 + person % 97 + 1,
        opinion=case((n % 7 == 0, "dislike"), else_="like"),
        seen=literal(value=False),
        guild_id=person % crowd.guilds + FIRST_GUILD,
        opinion_at=moment,
        updated_at=moment,
    )
    await _insert(
        connection,
        watchlist_films,
        user_id=person + FIRST_PERSON,
        movie_id=n % crowd.likes_each * 100 + person % 89 + 1,
        added_at=_moment(LONG_AGO),
        source=literal("hand"),
    )
    await _changes_and_imports(connection, crowd, now)


async def _changes_and_imports(connection: AsyncConnection, crowd: Crowd, now: datetime) -> None:
    n = _numbers(crowd.people)
    person = n + FIRST_PERSON
    await _insert(
        connection,
        taste_changes,
        user_id=person,
        changed_at=_moment(LONG_AGO),
        entries=literal("{}"),
    )
    dial = {"field": literal("adventure"), "value": literal("0.5")}
    await _insert(connection, person_settings, user_id=person, **dial)
    await _insert(
        connection,
        missing_films,
        user_id=person,
        identity=cast(n + 10**15, String),
        title=literal("A film"),
        kind=literal("liked"),
        unseen=literal(value=False),
        reason=literal("not_in_data"),
        candidates=literal("[]"),
        declined=literal(value=False),
        added_at=_moment(LONG_AGO),
    )
    await _insert(
        connection,
        pending_imports,
        user_id=person,
        source=literal("table"),
        like_from=literal(4.0),
        dislike_to=literal(2.5),
        over_own=literal(value=False),
        read_at=_moment(now),
    )
    empty = {"films": literal("[]"), "skipped": literal("[]")}
    await _insert(connection, pending_films, import_id=n, part=n - n, user_id=person, **empty)
    await _insert(
        connection,
        of_nights.night_time_questions,
        user_id=person,
        guild_id=n % crowd.guilds + FIRST_GUILD,
        wanted=literal("{}"),
        asked_at=_moment(now),
    )


async def _guilds(connection: AsyncConnection, crowd: Crowd) -> None:
    guild = _numbers(crowd.guilds) + FIRST_GUILD
    for field, value in (("time_zone", '"Europe/Berlin"'), ("adult_titles", "false")):
        await _insert(
            connection, guild_settings, guild_id=guild, field=literal(field), value=literal(value)
        )
    await _insert(
        connection,
        retraining_policies,
        guild_id=guild,
        rules=literal("every 6h"),
        since=_moment(LONG_AGO),
    )
    n = _numbers(crowd.guilds * 5)
    await _insert(
        connection,
        guild_changes,
        guild_id=n % crowd.guilds + FIRST_GUILD,
        field=literal("time_zone"),
        before=literal("null"),
        after=literal("null"),
        changed_by=n + FIRST_PERSON,
        changed_at=_moment(LONG_AGO),
    )
    n = _numbers(2_000)
    await _insert(
        connection,
        training_runs,
        version=n,
        started_at=_moment(LONG_AGO),
        outcome=literal("published"),
        reason=literal(json.dumps(FirstTraining().to_json())),
        problem=literal(""),
        user_id=n + FIRST_PERSON,
    )


async def _departures(connection: AsyncConnection, crowd: Crowd, now: datetime) -> None:
    guild = _numbers(crowd.departed) + FIRST_GUILD + crowd.guilds
    await _insert(connection, departed_guilds, guild_id=guild, left_at=_moment(now))


async def _nights(connection: AsyncConnection, crowd: Crowd, now: datetime) -> None:
    count = crowd.guilds * crowd.nights_each
    n = _numbers(count)
    is_open = n % ONE_OPEN_OF == 0
    await _insert(
        connection,
        of_nights.nights,
        night_id=n + FIRST_NIGHT,
        guild_id=n % crowd.guilds + FIRST_GUILD,
        number=n // crowd.guilds + 1,
        channel_id=n % crowd.guilds + FIRST_GUILD + 1,
        host_id=n + FIRST_PERSON,
        state=case((is_open, "planned"), else_="finished"),
        starts_at=case((is_open, _moment(now + timedelta(days=5))), else_=_moment(LONG_AGO)),
        ends_at=case((is_open, _moment(now + timedelta(days=6))), else_=_moment(LONG_AGO)),
        planned_at=_moment(LONG_AGO),
        movie_id=n % 900 + 1,
        ballot=literal("approval"),
        vote_round=literal(1),
        event_id=n + 10**17,
        outcome=literal(OUTCOME),
    )
    if connection.dialect.name == "postgresql":  # its own counter knows nothing of these
        await connection.execute(
            text("SELECT setval(pg_get_serial_sequence('nights', 'night_id'), :last)"),
            {"last": count + FIRST_NIGHT},
        )
    await _insert(
        connection,
        of_nights.night_notices,
        night_id=n + FIRST_NIGHT,
        name=literal("poll-1"),
        due_at=_moment(LONG_AGO),
        message_id=n + 3 * 10**17,
    )
    await _insert(
        connection,
        timers,
        kind=literal("night of another time"),
        key=(n + FIRST_NIGHT).cast(timers.c.key.type),
        due_at=_moment(now + timedelta(days=365)),
    )
    await _nights_people(connection, count)


async def _nights_people(connection: AsyncConnection, count: int) -> None:
    n = _numbers(count * COMING)
    night, person = n // COMING + FIRST_NIGHT, n + FIRST_PERSON
    moment = _moment(LONG_AGO)
    await _insert(
        connection,
        of_nights.night_people,
        night_id=night,
        user_id=person,
        coming=literal(value=True),
        answered_at=moment,
        verdict=literal("liked"),
    )
    await _insert(
        connection,
        of_nights.night_ballots,
        night_id=night,
        user_id=person,
        marks=literal("{}"),
        done=literal(value=True),
        cast_at=moment,
    )
    await _insert(
        connection,
        of_nights.night_served,
        night_id=night,
        user_id=person,
        satisfaction=literal(0.5),
    )
    await _insert(
        connection,
        of_nights.night_suggestions,
        night_id=night,
        movie_id=n % COMING + 1,
        user_id=person,
        suggested_at=moment,
    )
    await _insert(
        connection,
        of_nights.night_films,
        night_id=night,
        movie_id=n % COMING + 1,
        place=n % COMING,
        group_score=literal(0.5),
        details=literal('{"fits": {}, "reason": null, "by": null}'),
    )


def _numbers(count: int) -> ColumnElement[int]:
    """Return a column of the numbers from 0 to `count` - 1."""
    numbers = select(literal(0, BigInteger).label("n")).cte("numbers", recursive=True)
    following = select(numbers.c.n + 1).where(numbers.c.n < count - 1)
    return numbers.union_all(following).c.n


def _moment(moment: datetime) -> ColumnElement[datetime]:
    return literal(moment, Moment)


async def _insert(connection: AsyncConnection, table: Table, **columns: ColumnElement[Any]) -> None:
    await connection.execute(insert(table).from_select(list(columns), select(*columns.values())))
