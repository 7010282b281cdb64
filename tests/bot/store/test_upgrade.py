"""A store that an earlier version has written comes up to date with everything in it."""

from pathlib import Path

import pytest

from bot.domain.runs.order import Order
from bot.domain.runs.problems import (
    BaseUnusable,
    BotStopped,
    Cancelled,
    OtherProblem,
    Refused,
    VersionChosen,
)
from bot.domain.runs.reasons import (
    Asked,
    OtherReason,
    SchedulesDue,
    SettingsUndone,
    SettingTried,
)
from bot.domain.runs.record import RunState
from bot.domain.runs.refusals import Group, SameFilms, WorseLists
from bot.domain.schedules.policy import Policy
from bot.messages.model.problems import run_problem
from bot.messages.model.reasons import run_reason
from bot.models.manifest import Manifest
from bot.store.store import Store
from bot.ui.server import log_line
from tests.bot.store.conftest import TickingClock
from tests.earlier_store import restore

FIXTURE = "store_0006.sql"
GUILD, YOU, ANA = 1456074443980800002, 1456074443980800007, 1456074443980800008


async def test_runs_get_codes_for_their_sentences(
    sqlite_file: Path, sqlite_url: str, clock: TickingClock
) -> None:
    restore(FIXTURE, sqlite_file)
    async with await Store.open(sqlite_url, clock) as store:
        await store.runs.abandon_unfinished(clock.now())
        runs = (await store.runs.recent())[::-1]
    assert [(run.reason, run.problem) for run in runs[:3]] == [
        (Asked(), None),
        (Asked(), Cancelled()),
        (Asked(), VersionChosen(version=1)),
    ]
    assert [run.reason for run in runs[3:6]] == [
        SettingTried(setting="iterations", value=2),
        SettingTried(setting="factors", value=8),
        SettingsUndone(),
    ]
    refused, broken, stopped = runs[3].problem, runs[6].problem, runs[7]
    assert isinstance(refused, Refused)
    same, worse = refused.refusals
    assert same == SameFilms(people=24, films=61)
    assert isinstance(worse, WorseLists)
    assert (worse.group, worse.length, worse.high) == (Group.MOVIELENS, 18, -0.087)
    assert isinstance(broken, BaseUnusable)
    assert "ratings.csv, line 2" in broken.detail
    assert (stopped.reason, stopped.problem) == (SchedulesDue(servers=3), BotStopped())
    assert [Manifest.from_json(run.manifest).version for run in runs if run.manifest] == [
        2,
        3,
        4,
        5,
    ]
    assert all(run.problem is None or run_problem(run.problem) for run in runs)


async def test_what_nobody_recognises_is_kept_as_it_was(
    sqlite_file: Path, sqlite_url: str, clock: TickingClock
) -> None:
    restore(
        FIXTURE,
        sqlite_file,
        "UPDATE training_runs SET reason = 'a whim', problem = 'it rained' WHERE run_id = 7",
        "UPDATE training_runs SET problem = 'The new model was refused: a; b.' WHERE run_id = 4",
    )
    async with await Store.open(sqlite_url, clock) as store:
        runs = {run.run_id: run for run in await store.runs.recent()}
    assert (runs[7].reason, runs[7].problem) == (
        OtherReason(text="a whim"),
        OtherProblem(text="it rained"),
    )
    assert runs[4].problem == OtherProblem(text="The new model was refused: a; b.")
    assert run_reason(runs[7].reason) == "a whim"


async def test_a_servers_settings_schedule_and_log_are_kept(
    sqlite_file: Path, sqlite_url: str, clock: TickingClock
) -> None:
    restore(FIXTURE, sqlite_file)
    async with await Store.open(sqlite_url, clock) as store:
        settings = await store.guilds.get(GUILD)
        rules = (await store.policies.of(GUILD)).rules
        pages = [await store.guilds.changes(GUILD, page) for page in range(2)]
        model = await store.model_settings.get()
        likes = await store.tastes.profile(ANA)
    assert (settings.time_zone, settings.language, settings.ballot) == (
        "Europe/Berlin",
        "de",
        "ranked",
    )
    assert (settings.adult_titles, settings.adventure, settings.shortlist_size) == (True, 0.75, 6)
    assert rules is not None
    assert str(Policy.parse(rules)) == rules
    assert (model.adventure, model.factors, model.pinned) == (0.5, 128, None)
    assert len(likes.likes) == 2
    log = [log_line(change) for page in pages for change in page.changes]
    assert len(log) == 17
    told = "\n".join(log)
    for line in (
        "added the film **Some New Film (2026)**",
        "removed the film **Some New Film (2026)**",
        "took **factors** back: 8 → 128",
        "tried **iterations**: 8 → 2",
        "changed **adventure** for the whole bot: 0.0 → 0.5",
        "changed **pinned version**: 1 → none",
        "put another version into service: 2 → 1",
        "changed **schedule**: the default → 6 hours after the last run",
    ):
        assert line in told


@pytest.mark.parametrize("state", [RunState.CANCELLED])
async def test_who_is_erased_is_in_no_run_any_more(
    store: Store, clock: TickingClock, state: RunState
) -> None:
    for problem in (
        Cancelled(user_id=YOU),
        VersionChosen(version=3, user_id=YOU),
        Cancelled(user_id=ANA),
    ):
        run = await store.runs.begin(Order(Asked(), YOU, GUILD), 2, clock.now())
        await store.runs.finish(run.run_id, state, clock.now(), problem=problem)

    await store.personal.forget(YOU)

    assert [run.problem for run in await store.runs.recent()] == [
        Cancelled(user_id=ANA),
        VersionChosen(version=3),
        Cancelled(),
    ]
