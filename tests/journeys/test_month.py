"""Weeks of two servers in two time zones, through the change to daylight saving time."""

import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.demo import internals
from bot.demo.simulated_server import SimulatedServer, open_server
from bot.domain.runs.reasons import Scheduled
from bot.domain.runs.record import RunRecord, RunState
from bot.domain.schedules.policy import Policy
from bot.domain.tastes import TasteChange
from bot.settings import Settings
from bot.training.scheduler import Scheduler
from tests.examined import make_registry
from tests.invented import invented_dataset, write_dataset
from tests.journeys.conversation import tell

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
# New York's clocks change in the night to 14 March, Berlin's in that to 28 March.
BEFORE_BOTH = datetime(2027, 3, 8, 12, tzinfo=UTC)
BEFORE_BERLINS = datetime(2027, 3, 24, 12, tzinfo=UTC)
# The gate asks a tenth of them: 60 people, no fewer than with any MovieLens set. Asking 24, it
# refused one of 30 trainings by chance.
BASE_USERS = 600


@pytest.fixture(scope="module")
def base_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Base data of enough people for the gate to judge as it does in use."""
    return write_dataset(invented_dataset(BASE_USERS), tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="module")
def base_models(base_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with a model of the base data; copy it, never write to it."""
    return make_registry(base_folder, tmp_path_factory.mktemp("examined"))


@pytest.fixture
def begin() -> datetime:
    """The moment at which the server begins."""
    return BEFORE_BOTH


@pytest.fixture
async def server(
    tmp_path: Path, base_folder: Path, base_models: Path, begin: datetime
) -> AsyncIterator[SimulatedServer]:
    """The server with base data, at noon of a day in March 2027."""
    settings = Settings.load(None, data_directory=tmp_path, movielens=str(base_folder))
    shutil.copytree(base_models, settings.model_directory)
    async with open_server(settings, begin) as opened:
        yield opened


@pytest.mark.parametrize(
    ("begin", "days", "generous_day", "expected"),
    [
        (BEFORE_BERLINS, 7, 2, {BERLIN: 2, NEW_YORK: 1, "likes": 1}),
        (BEFORE_BOTH, 28, 10, {BERLIN: 8, NEW_YORK: 4, "likes": 1}),
    ],
    ids=["a week", "four weeks"],
)
@pytest.mark.slow
async def test_two_servers_keep_their_hours_when_the_clocks_change(
    server: SimulatedServer, days: int, generous_day: int, expected: dict[str, int]
) -> None:
    other = server.env.create_guild("Film club overseas")
    await server.restart()
    store = server.services.store
    assert len(server.env.bot.guilds) == 2
    await tell(server, server.you, f"!config time_zone {BERLIN}")
    await tell(server, server.you, '!schedule cron "0 4 * * 0,3"')
    await store.guilds.change(other.id, "time_zone", NEW_YORK, server.you.id)
    overseas = Policy.parse('cron "0 4 * * 1", after 25 likes')
    await server.services.scheduler.change(other.id, overseas, server.you.id)

    for day in range(days):
        # A like a day makes every run worth while; on one day the other server gives many.
        await store.tastes.record(1, server.guild.id, [TasteChange.like(10 + day)])
        if day == generous_day:
            many = [TasteChange.like(movie_id) for movie_id in range(60, 85)]
            await store.tastes.record(2, other.id, many)
        await _settle_scheduler(server)
        await _pass_a_day(server)

    runs = await store.runs.recent(200)
    assert {run.state for run in runs} == {RunState.PUBLISHED}
    assert Counter(map(_by_whom, runs)) == expected
    assert BERLIN in await tell(server, server.you, "!schedule")


def _by_whom(run: RunRecord) -> str:
    """Return in whose zone the run began at 04:00 sharp, on a day of that server's rule."""
    for zone, weekdays in ((BERLIN, (2, 6)), (NEW_YORK, (0,))):
        local = run.started_at.astimezone(ZoneInfo(zone))
        if (local.hour, local.minute) == (4, 0) and local.weekday() in weekdays:
            return zone
    return "likes"


async def test_what_fell_due_while_the_bot_was_down_happens_once(
    server: SimulatedServer,
) -> None:
    await tell(server, server.you, "!schedule every 6h")
    await tell(server, server.ana, "!like 7 umbrellas")
    before = await server.services.store.runs.recent()
    await _sleep_through(server, days=3)

    await server.finish_training()

    after = await server.services.store.runs.recent()
    assert len(after) == len(before) + 1
    assert after[0].state is RunState.PUBLISHED


async def test_a_due_run_with_nothing_new_is_left_out(server: SimulatedServer) -> None:
    await tell(server, server.you, "!retrain")
    await server.finish_training()
    await tell(server, server.you, "!schedule every 6h")

    await _pass_a_day(server)

    assert len(await server.services.store.runs.recent()) == 1


async def test_likes_make_a_run_due_and_the_schedule_tells_what_is_missing(
    server: SimulatedServer,
) -> None:
    await tell(server, server.you, "!schedule after 3 likes")
    await server.env.advance_time(60)
    await tell(server, server.ana, "!like 7 umbrellas, marzipan conspiracy ii")
    assert "2 of 3 new likes" in await tell(server, server.you, "!schedule")
    assert server.services.trainer.run is None

    await tell(server, server.ben, "!like marmalade & gunpowder")
    await server.env.advance_time(1)
    await server.finish_training()

    (run,) = await server.services.store.runs.recent()
    assert run.reason == Scheduled(rules="after 3 likes")
    assert run.state is RunState.PUBLISHED


async def _settle_scheduler(server: SimulatedServer) -> None:
    """Wait until everything that likes and ended runs have set off is done."""
    scheduler = server.services.scheduler
    assert isinstance(scheduler, Scheduler)
    while tasks := scheduler._tasks:
        await asyncio.wait(tasks)


async def _pass_a_day(server: SimulatedServer) -> None:
    """Let a day pass in quarters, and wait for the run that one begins."""
    for _ in range(4):
        await server.env.advance_time(6 * 3600)
        await server.finish_training()


async def _sleep_through(server: SimulatedServer, days: int) -> None:
    """Let days go by while the bot cannot act, then start it again."""
    internals.set_clock(server.env, server.clock.now() + timedelta(days=days))
    await server.restart()
    await server.env.settle()
