"""Lets time pass: a clock that jumps while nights are planned, and weeks that leave nothing behind.

Each night reminds and starts once, whichever way the clock jumped. From one busy week to the next
there are not more tasks, open files or timers, nor rows in tables that hold what is going on.
"""

import asyncio
import gc
import random
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.settings import Settings
from tests.campaigns.ledger import database_of
from tests.campaigns.overheard import Overheard, overhearing
from tests.campaigns.report import Scale, Tally
from tests.examined import make_small_registry
from tests.invented import invented_dataset
from tests.journeys.conversation import tell
from tests.journeys.night_group import NightGroup, gather

BEGIN = datetime(2027, 3, 8, 12, tzinfo=UTC)
DAY = 86_400.0
# What happens to a machine whose clock is set, or that sleeps: minutes, hours and days.
JUMPS = (-86_400, -7_200, -600, -30, 30, 600, 7_200, 86_400)
# The least that a week leaves in memory is its messages, which the simulated Discord keeps.
GROWTH = {"tasks": 0, "files": 2, "timers": 0, "run_messages": 0}


class SetClock:
    """The server's clock, set wrong by some seconds."""

    def __init__(self, server: SimulatedServer) -> None:
        self._server, self.wrong = server, timedelta(0)

    def now(self) -> datetime:
        """Return what the clock shows."""
        return self._server.env.now() + self.wrong


def run(tally: Tally, scale: Scale, folder: Path) -> None:
    """Jump with the clock, then let weeks pass."""
    models = make_small_registry(invented_dataset(), folder / "models")
    random_ = random.Random(scale.seed)
    with overhearing() as overheard:
        for number in range(scale.of(small=3, full=60)):
            settings = _fresh(folder / f"jump-{number}", models)
            asyncio.run(_jump(tally, settings, random_, overheard))
        settings = _fresh(folder / "weeks", models)
        asyncio.run(_weeks(tally, settings, scale.of(small=2, full=6), overheard))


def _fresh(folder: Path, models: Path) -> Settings:
    settings = Settings.load(None, data_directory=folder)
    shutil.copytree(models, settings.model_directory)
    return settings


async def _jump(
    tally: Tally, settings: Settings, random_: random.Random, overheard: Overheard
) -> None:
    async with open_server(settings, BEGIN) as server:
        clock = SetClock(server)
        server.clock.now = clock.now  # type: ignore[method-assign]
        group = await gather(server, 3)
        await group.plan("in 30 hours")
        await group.come()
        for _ in range(4):
            clock.wrong += timedelta(seconds=random_.choice(JUMPS))
            await server.let_pass(random_.uniform(60, 7_200))
        clock.wrong = timedelta(0)
        await server.let_pass(4 * DAY)
        said = group.said()
        for what in ("reminder", "start"):
            tally.expect(said[what] == 1, f"{what} was said {said[what]} times")
        for each in overheard.take():
            tally.fail(each)


async def _weeks(tally: Tally, settings: Settings, weeks: int, overheard: Overheard) -> None:
    async with open_server(settings, BEGIN) as server:
        group = await gather(server, 4)
        await _week(server, group)
        before = _counted(server)
        for _ in range(weeks):
            await _week(server, group)
            now = _counted(server)
            for what, most in GROWTH.items():
                grown = now[what] - before[what]
                tally.expect(grown <= most, f"a week left {grown} more {what}")
        for each in overheard.take():
            tally.fail(each)


async def _week(server: SimulatedServer, group: NightGroup) -> None:
    """Seven evenings on each of which a night is planned, joined and held."""
    for _ in range(7):
        await tell(server, group.host, "!night plan in 3 hours")
        await tell(server, server.ana, "!recommend")
        await tell(server, server.ana, "!like 7 umbrellas")
        await server.let_pass(DAY)
    await server.let_pass(3 * DAY)


def _counted(server: SimulatedServer) -> Mapping[str, int]:
    gc.collect()
    with closing(sqlite3.connect(database_of(server.settings))) as connection:
        rows = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("timers", "run_messages")
        }
    files = len(list(Path("/proc/self/fd").iterdir()))
    return {**rows, "tasks": len(asyncio.all_tasks()), "files": files}
