"""What is erased when it is old, and what stays however old it is."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.nights.night import NightState
from bot.domain.retention import Retention
from bot.domain.runs.order import Order
from bot.domain.runs.reasons import FirstTraining
from bot.domain.runs.record import RunState
from bot.domain.tastes import TasteChange
from bot.store.departures import OWN
from bot.store.errors import UnknownChangeError
from bot.store.nights import tables as of_nights
from bot.store.nights.past_votes import NIGHTS_REMEMBERED
from bot.store.retention import trim
from bot.store.store import Store
from bot.store.tables import METADATA
from tests.bot.store.conftest import TickingClock
from tests.crowded import Crowd, fill

GUILD, ANA = 1, 11
KEPT = Retention(log_kept=3, runs_kept=2, nights_kept=4)


async def counts(store: Store) -> dict[str, int]:
    async with store.database.read() as connection:
        return {
            name: int(await connection.scalar(select(func.count()).select_from(table)) or 0)
            for name, table in METADATA.tables.items()
        }


async def test_a_change_of_tastes_can_be_undone_for_ninety_days(
    store: Store, clock: TickingClock
) -> None:
    old = await store.tastes.record(ANA, GUILD, [TasteChange.like(1)])
    clock.moment += timedelta(days=89)
    recent = await store.tastes.record(ANA, GUILD, [TasteChange.like(2)])
    await trim(store.database, Retention(), clock.now() + timedelta(days=2))
    await store.tastes.undo(recent.change_id, ANA)
    with pytest.raises(UnknownChangeError):
        await store.tastes.undo(old.change_id, ANA)
    assert [taste.movie_id for taste in await store.tastes.of(ANA)] == [1]


async def test_of_old_log_lines_and_runs_the_newest_stay(store: Store, clock: TickingClock) -> None:
    for guild_id, changes in ((GUILD, 5), (2, 2)):
        for number in range(changes):
            await store.guilds.change(guild_id, "channel_id", number + 1, ANA)
    for version in range(5):
        run = await store.runs.begin(Order(FirstTraining()), version, clock.now())
        await store.runs.finish(run.run_id, RunState.PUBLISHED, clock.now())
    clock.moment += timedelta(days=400)
    await store.guilds.change(2, "channel_id", 9, ANA)
    await trim(store.database, KEPT, clock.now())
    assert [line.after for line in (await store.guilds.changes(GUILD)).changes] == [5, 4, 3]
    assert len((await store.guilds.changes(2)).changes) == 3
    assert [run.version for run in await store.runs.recent()] == [4, 3]


async def hold_night(store: Store, at: datetime, *, voted: bool) -> int:
    plan = await store.nights.plan(
        GUILD, 2, ANA, starts_at=at, ends_at=at + timedelta(hours=3), movie_id=5
    )
    night = plan.night
    if voted:
        async with store.database.write() as connection:
            await connection.execute(
                of_nights.night_served.insert().values(
                    night_id=night.night_id, user_id=ANA, satisfaction=0.5
                )
            )
    for state in (NightState.STARTED, NightState.ASKED, NightState.FINISHED):
        await store.nights.move(night.night_id, state)
    return night.number


async def test_nights_stay_that_the_history_shows_or_a_vote_remembers(
    store: Store, clock: TickingClock
) -> None:
    begin = clock.now()
    for number in range(NIGHTS_REMEMBERED + 12):
        await hold_night(store, begin + timedelta(days=number), voted=number % 4 != 0)
    await store.nights.plan(
        GUILD, 2, ANA, starts_at=begin, ends_at=begin + timedelta(hours=1)
    )  # still open, as its bot has been off for years
    remembered = await store.nights.history.past_votes(GUILD)
    shown = (await store.nights.history.page(GUILD)).nights[:4]
    later = begin + timedelta(days=1_000)
    await trim(store.database, KEPT, later)
    assert await store.nights.history.past_votes(GUILD) == remembered
    left = (await store.nights.history.page(GUILD)).nights
    assert left[:4] == shown
    numbers = {
        each.night.number
        for page in range(20)
        for each in (await store.nights.history.page(GUILD, page)).nights
    }
    # Of the old ones without a vote, and of votes too far back to count, none is left.
    assert 1 not in numbers
    assert 5 not in numbers
    assert len(await store.nights.open_in(GUILD)) == 1
    assert (await counts(store))["night_suggestions"] == 0
    fresh = await counts(store)
    await trim(store.database, KEPT, later)
    assert await counts(store) == fresh


async def test_a_crowd_that_says_no_more_shrinks_and_keeps_its_likes(
    store: Store, clock: TickingClock
) -> None:
    await fill(store.database, Crowd(guilds=40, people=300, nights_each=20), clock.now())
    before = await counts(store)
    await trim(store.database, KEPT, clock.now() + timedelta(days=1_000))
    after = await counts(store)
    for name in ("tastes", "guild_settings", "person_settings", "retraining_policies"):
        assert after[name] == before[name], name
    for name in ("taste_changes", "guild_changes", "training_runs", "night_ballots"):
        assert after[name] < before[name], name
    assert after["taste_changes"] == 0


async def test_a_server_that_removed_the_bot_is_erased_after_its_time_and_no_other(
    store: Store, clock: TickingClock
) -> None:
    await fill(store.database, Crowd(guilds=3, people=30, nights_each=60), clock.now())
    servers = sorted(await store.departures.known())
    gone, back, present = servers
    likes = (await counts(store))["tastes"]
    left_at = clock.now()
    for guild_id in (gone, back):
        await store.departures.left(guild_id, left_at)
    await store.departures.came_back(back)
    later = left_at + timedelta(days=20)
    assert await store.departures.erase_departed({back, present}, later, left_at) == 0
    settings = await store.guilds.get(gone)
    assert settings.time_zone == "Europe/Berlin", "it may come back yet"
    later = left_at + timedelta(days=31)
    month_ago = later - timedelta(days=30)
    assert await store.departures.erase_departed({back, present}, later, month_ago) == 1
    assert await store.departures.known() == {back, present}
    assert (await store.guilds.get(gone)).time_zone == "UTC"
    assert (await store.guilds.get(back)).time_zone == "Europe/Berlin"
    assert await store.nights.open_in(gone) == []
    assert (await counts(store))["tastes"] == likes


async def test_a_server_whose_leaving_was_missed_has_its_time_from_then_on(
    store: Store, clock: TickingClock
) -> None:
    await store.guilds.change(GUILD, "adult_titles", value=True, changed_by=ANA)
    now = clock.now()
    for days, left in ((0, 1), (29, 1), (31, 0)):
        moment = now + timedelta(days=days)
        await store.departures.erase_departed(set(), moment, moment - timedelta(days=30))
        assert len(await store.departures.known()) == left, days


# Neither trimmed by age nor erased with a server, and why.
STAYS = {
    "tastes": "people's own",
    "watchlist_films": "people's own",
    "missing_films": "people's own, until the film is known",
    "person_settings": "people's own",
    "timers": "gone once they fired",
    "told_commands": "one row an application",
    "departed_guilds": "gone with what is erased",
    "model_settings": "one row a setting",
    "model_changes": "what the owner changed",
    "added_movies": "what managers added",
    "model_versions": "the last few, see StoredModels.prune",
    "model_in_service": "one row",
    "trainer_notes": "one row a name",
    "processes": "one row a part",
    "film_renumberings": "one row a change of the data set's numbers",
}


async def test_whatever_is_stored_is_erased_one_day_or_has_a_reason_to_stay(
    store: Store, clock: TickingClock
) -> None:
    erased = {*await trim(store.database, KEPT, clock.now()), *(table.name for table in OWN)}
    assert not erased & set(STAYS)
    known = erased | set(STAYS)
    for table in METADATA.sorted_tables:  # those that others belong to come first
        for key in table.foreign_keys:
            if key.ondelete == "CASCADE" and key.column.table.name in known:
                known.add(table.name)
    assert known == set(METADATA.tables)
