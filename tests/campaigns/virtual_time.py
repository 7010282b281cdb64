"""Lets time pass: a clock that jumps while nights are planned, and weeks that leave nothing behind.

Each night reminds and starts once, whichever way the clock jumped. From one busy week to the next
there are not more tasks, open files, objects of the bot's own or rows in any table, and hardly
more memory. What is erased by age is erased after days, so that weeks show it.
"""

import asyncio
import gc
import random
import resource
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.domain.retention import Retention
from bot.domain.runs.order import Order
from bot.domain.runs.problems import BotStopping
from bot.domain.runs.reasons import Asked
from bot.domain.runs.record import RunState
from bot.settings import Settings
from bot.store.tables import METADATA
from tests.campaigns.ledger import database_of
from tests.campaigns.overheard import Overheard, overhearing
from tests.campaigns.report import Scale, Tally
from tests.examined import make_small_registry
from tests.invented import invented_dataset
from tests.journeys.conversation import tell
from tests.journeys.night_group import NightGroup, gather

OWN = ("bot.", "recommender.")
BEGIN = datetime(2027, 3, 8, 12, tzinfo=UTC)
DAY = 86_400.0
# What happens to a machine whose clock is set, or that sleeps: minutes, hours and days.
JUMPS = (-86_400, -7_200, -600, -30, 30, 600, 7_200, 86_400)
# Of all that has an age after which it goes.
KEPT = timedelta(days=2)
SHOWN = 3
# What a week may leave; the tables come beside these. The simulated Discord keeps all messages.
GROWTH = {"tasks": 0, "files": 2, "objects of the bot": 50, "megabytes": 12}


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
    random_ = scale.random()
    with overhearing() as overheard:
        for number in scale.share(range(scale.of(small=3, full=60))):
            settings = _fresh(folder / f"jump-{number}", models)
            asyncio.run(_jump(tally, settings, random_, overheard))
        settings = _fresh(folder / "weeks", models)
        asyncio.run(_weeks(tally, settings, scale.of(small=2, full=6), overheard))


def _fresh(folder: Path, models: Path) -> Settings:
    settings = Settings.load(None, data_directory=folder, base="off")
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
        _keep_for_days(server)
        group = await gather(server, 4)
        # The second fills what is bounded, such as the newest few of each table.
        for _ in range(2):
            await _week(server, group)
        before = _counted(server)
        for _ in range(weeks):
            await _week(server, group)
            now = _counted(server)
            for what, count in now.items():
                grown = count - before[what]
                tally.expect(grown <= GROWTH.get(what, 0), f"a week left {grown} more {what}")
            before = now
        for each in overheard.take():
            tally.fail(each)


def _keep_for_days(server: SimulatedServer) -> None:
    """Shorten all ages after which something is erased, so that weeks are enough to see it go."""
    cog: Any = server.bot.get_cog("Upkeep")
    for age in fields(Retention):
        short = KEPT if isinstance(age.default, timedelta) else SHOWN
        cog._kept = replace(cog._kept, **{age.name: short})


async def _week(server: SimulatedServer, group: NightGroup) -> None:
    """Seven evenings on each of which a night is planned, joined and held, and more is changed."""
    runs = server.services.store.runs
    for day in range(7):
        await tell(server, group.host, "!night plan in 3 hours")
        await tell(server, group.host, "!night suggest 7 umbrellas")
        await tell(server, group.host, "!night plan 3/4 20:00")
        await tell(server, server.ana, "!recommend")
        await tell(server, server.ana, "!like 7 umbrellas")
        await tell(server, server.ana, "!unlike 7 umbrellas")
        await tell(
            server, server.you, f"!config time_zone {('Asia/Tokyo', 'Europe/Paris')[day % 2]}"
        )
        now = server.clock.now()
        run = await runs.begin(Order(Asked()), 9, now)
        await runs.finish(run.run_id, RunState.CANCELLED, now, problem=BotStopping())
        await server.let_pass(DAY)
    await server.let_pass(4 * DAY)


def _counted(server: SimulatedServer) -> Mapping[str, int]:
    for _ in range(2):
        gc.collect()
    with closing(sqlite3.connect(database_of(server.settings))) as connection:
        rows = {
            f"rows of {table}": connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in METADATA.tables
        }
    own = sum(type(each).__module__.startswith(OWN) for each in gc.get_objects())
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return {
        **rows,
        "tasks": len(asyncio.all_tasks()),
        "files": len(list(Path("/proc/self/fd").iterdir())),
        "objects of the bot": own,
        "megabytes": pages * resource.getpagesize() // 2**20,
    }
