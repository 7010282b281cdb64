"""The composition root: opens what the bot lives on, builds it, closes everything in reverse."""

import pkgutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from bot import cogs
from bot.clock import Clock, SystemClock
from bot.datasets.choice import choose_folder
from bot.datasets.published import SITE
from bot.discord.client import Matinee
from bot.domain.schedules.planning import RunLimits
from bot.domain.timers import Timer
from bot.films.opening import open_films
from bot.private_files import keep_private
from bot.services import Services
from bot.settings import Settings
from bot.store.store import Store
from bot.timers import Timers
from bot.training.growth import BaseGrowth
from bot.training.opening import open_training
from bot.training.scheduler import Scheduler
from bot.training.trainer import Trainer

RETRAINING = "retraining"
GROWTH = "growth"
SWITCH_INTERVAL = 0.001


@asynccontextmanager
async def open_services(
    settings: Settings, clock: Clock | None = None, site: str = SITE
) -> AsyncIterator[Services]:
    """Open the store and all that works on it; on leaving, close it in reverse.

    `site` is where larger data sets come from.
    """
    clock = clock or SystemClock()
    keep_private()
    # Threads that compute give way to the event loop after a millisecond instead of five.
    sys.setswitchinterval(SWITCH_INTERVAL)

    def base(in_service: str) -> Path:
        return choose_folder(settings, in_service=in_service).folder

    async with (
        await Store.open(settings.database, clock, settings.database_connections) as store,
        open_films(settings, clock, store) as films,
        open_training(settings, clock, store, base) as (registry, trainer),
    ):
        timers = Timers(store.timers, clock)
        scheduler = _scheduler(settings, clock, store, trainer, timers)
        growth = _growth(settings, clock, store, trainer, timers, site)
        try:
            yield Services(
                settings, clock, store, films, timers, registry, trainer, scheduler, growth
            )
        finally:
            await growth.close()
            scheduler.close()
            await timers.close()


def _scheduler(
    settings: Settings, clock: Clock, store: Store, trainer: Trainer, timers: Timers
) -> Scheduler:
    """Build the scheduler on one durable timer."""

    async def set_timer(moment: datetime | None) -> None:
        if moment is None:
            await timers.cancel(RETRAINING, "all")
        else:
            await timers.set(RETRAINING, "all", moment)

    async def wake(_: Timer) -> None:
        await scheduler.wake()

    shortest = timedelta(minutes=settings.shortest_interval_minutes)
    limits = RunLimits(shortest, settings.most_runs_a_day)
    scheduler = Scheduler(clock, store, trainer, limits, set_timer)
    timers.on(RETRAINING, wake)
    return scheduler


def _growth(
    settings: Settings, clock: Clock, store: Store, trainer: Trainer, timers: Timers, site: str
) -> BaseGrowth:
    """Build what fetches larger data sets, on one durable timer."""

    async def set_timer(moment: datetime) -> None:
        await timers.set(GROWTH, "all", moment)

    async def wake(_: Timer) -> None:
        await growth.wake()

    growth = BaseGrowth(settings, clock, store, trainer, set_timer, site)
    timers.on(GROWTH, wake)
    return growth


def build_bot(services: Services, *, shard_count: int | None = None) -> Matinee:
    """Build the bot with every conversation in `bot.cogs`; it is not connected yet.

    `shard_count` None lets Discord say how many connections the bot needs.
    """
    modules = pkgutil.iter_modules(cogs.__path__, f"{cogs.__name__}.")
    return Matinee(services, sorted(module.name for module in modules), shard_count=shard_count)
