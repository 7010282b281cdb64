"""A value of another form than its column's concerns whom it belongs to, and nobody else."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.domain.runs.order import Order
from bot.domain.runs.reasons import Asked
from bot.domain.tastes import TasteChange
from bot.store.errors import StoredValueError
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock
from tests.logged_errors import LoggedErrors

REPORTED = "what is stored cannot be read"
HERE, ELSEWHERE, CHANNEL, HOST = 1, 2, 3, 4


@pytest.fixture
async def sqlite(tmp_path: Path, clock: TickingClock) -> AsyncIterator[Store]:
    """A store in SQLite, which takes any value in any column; PostgreSQL refuses them."""
    async with await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'store'}", clock) as store:
        yield store


async def damage(store: Store, change: str) -> None:
    async with store.database.write() as connection:
        await connection.execute(text(change))


async def plan(store: Store, clock: TickingClock, guild_id: int) -> None:
    start = clock.now() + timedelta(hours=5)
    await store.nights.plan(
        guild_id, CHANNEL, HOST, starts_at=start, ends_at=start + timedelta(hours=2)
    )


@pytest.mark.parametrize(
    "value", ["starts_at = 'wrong'", "host_id = 'wrong'", "ends_at = 0.5", "ballot = 'wrong'"]
)
async def test_a_damaged_night_does_not_hide_those_of_other_servers(
    sqlite: Store, clock: TickingClock, logged_errors: LoggedErrors, value: str
) -> None:
    logged_errors.expect(REPORTED)
    for guild_id in (HERE, ELSEWHERE):
        await plan(sqlite, clock, guild_id)
    await damage(sqlite, f"UPDATE nights SET {value} WHERE guild_id = {HERE}")

    assert [night.guild_id for night in await sqlite.nights.unfinished()] == [ELSEWHERE]
    with pytest.raises(StoredValueError):
        await sqlite.nights.get(1)


async def test_a_damaged_timer_does_not_hold_back_the_others(
    sqlite: Store, clock: TickingClock, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect(REPORTED)
    now = clock.now()
    for key in ("damaged", "due"):
        await sqlite.timers.set("night", key, now)
    await sqlite.timers.set("night", "later", now + timedelta(hours=1))
    await damage(sqlite, "UPDATE timers SET due_at = -1 WHERE key = 'damaged'")

    assert [timer.key for timer in await sqlite.timers.claim_due(now)] == ["due"]
    assert await sqlite.timers.next_due() == now + timedelta(hours=1)


async def test_a_damaged_zone_or_schedule_does_not_stop_those_of_other_servers(
    sqlite: Store, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect(REPORTED)
    for guild_id in (HERE, ELSEWHERE):
        await sqlite.policies.change(guild_id, "daily 4", None)
        await sqlite.guilds.change(guild_id, "time_zone", "Europe/Berlin", HOST)
    await damage(sqlite, f"UPDATE guild_settings SET value = 'Nowhere' WHERE guild_id = {HERE}")

    found = await sqlite.policies.all([HERE, ELSEWHERE])
    assert [found[each].time_zone for each in (HERE, ELSEWHERE)] == ["UTC", "Europe/Berlin"]

    await damage(sqlite, f"UPDATE retraining_policies SET since = '?' WHERE guild_id = {HERE}")
    found = await sqlite.policies.all([HERE, ELSEWHERE])
    assert [found[each].rules for each in (HERE, ELSEWHERE)] == [None, "daily 4"]


async def test_a_damaged_run_or_like_does_not_stop_everybodys_training(
    sqlite: Store, clock: TickingClock, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect(REPORTED)
    started = clock.now()
    for _ in range(2):
        await sqlite.runs.begin(Order(Asked()), 1, started)
    await damage(sqlite, "UPDATE training_runs SET started_at = '{' WHERE run_id = 1")
    for user_id in (5, 6, 7):
        await sqlite.tastes.record(user_id, HERE, [TasteChange.like(2)])
    await damage(sqlite, "UPDATE tastes SET user_id = 'wrong' WHERE user_id = 5")
    await damage(sqlite, "UPDATE tastes SET guild_id = 'wrong' WHERE user_id = 6")

    assert await sqlite.runs.started_since(started - timedelta(days=1)) == [started]
    assert [run.run_id for run in await sqlite.runs.recent()] == [2]
    snapshot = await sqlite.tastes.snapshot()
    assert (snapshot.user_ids.tolist(), snapshot.servers.tolist()) == ([6, 7], [0, HERE])


async def test_text_in_place_of_a_number_is_noticed_in_every_table(
    sqlite: Store, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect(REPORTED)
    await sqlite.tastes.record(HOST, HERE, [TasteChange.like(2)])
    await damage(sqlite, "UPDATE tastes SET movie_id = 'wrong'")

    with pytest.raises(StoredValueError, match="in place of a whole number"):
        await sqlite.viewers.get(HOST, HERE)
