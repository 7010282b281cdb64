"""The composition root: opens what the bot lives on, builds it, closes everything in reverse."""

import asyncio
import pkgutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from bot import cogs
from bot.clock import Clock, SharedClock, SystemClock
from bot.datasets.choice import choose_folder
from bot.datasets.published import SITE
from bot.discord.client import Matinee
from bot.domain.assignment import Assignment
from bot.films.films import Films
from bot.films.korean_titles import KoreanTitles
from bot.films.opening import open_films
from bot.models.further_films import FurtherFilms
from bot.models.member_films import learning_of_films
from bot.private_files import keep_private
from bot.services import Services
from bot.settings import Settings
from bot.stopping import on_signals
from bot.store.store import Store
from bot.timers import Timers
from bot.training.opening import Surroundings, open_training

SWITCH_INTERVAL = 0.001


@asynccontextmanager
async def open_services(
    settings: Settings, clock: Clock | None = None, site: str = SITE, *, succeeds: bool = False
) -> AsyncIterator[Services]:
    """Open the store and all that works on it; on leaving, close it in reverse.

    `site` is where larger data sets come from. A bot that `succeeds` another one takes over later.
    """
    keep_private()
    # Threads that compute give way to the event loop after a millisecond instead of five.
    sys.setswitchinterval(SWITCH_INTERVAL)
    async with (
        _open_store(settings, clock or SystemClock(), site, succeeds) as (around, films, timers),
        open_training(around) as training,
        learning_of_films(around.store, training.registry) as members,
    ):
        clock, store = around.clock, around.store
        titles = KoreanTitles(films, store.other_titles, training.registry, clock)
        renumbered_at = await store.film_numbers.renumbered_at()
        try:
            yield Services(
                settings,
                around.assignment,
                clock,
                store,
                films,
                titles,
                timers,
                training.registry,
                around.further_films,
                renumbered_at,
                members,
                training.versions,
                training.trainer,
                training.scheduler,
                training.growth,
            )
        finally:
            await timers.close()
            await titles.close()


@asynccontextmanager
async def _open_store(
    settings: Settings, clock: Clock, site: str, succeeds: bool
) -> AsyncIterator[tuple[Surroundings, Films, Timers]]:
    """Open the store, and what training and conversations both need of it."""
    assignment = Assignment.of(settings)
    if not assignment.is_alone:
        clock = SharedClock(clock)
    async with (
        await Store.open(
            settings.database,
            clock,
            settings.database_connections,
            assignment,
            succeeds=succeeds,
        ) as store,
        open_films(settings, clock, store) as films,
    ):
        timers = Timers(store.timers, clock, shared=not assignment.is_alone)
        further = FurtherFilms(settings.model_directory)
        await further.open()
        base = partial(_base, settings)
        around = Surroundings(settings, assignment, clock, store, further, timers, base, site)
        yield around, films, timers


def _base(settings: Settings, in_service: str) -> Path:
    return choose_folder(settings, in_service=in_service).folder


async def train_until_stopped(
    services: Services, on_stopping: Callable[[], None] = lambda: None
) -> None:
    """Do what the role of a trainer is, without Discord, until a signal stops the program."""
    stopping = asyncio.Event()

    def stop() -> None:
        on_stopping()
        stopping.set()

    on_signals(stop)
    services.trainer.ensure_model()
    await services.scheduler.start(tuple)
    services.growth.start()
    services.timers.start()
    await stopping.wait()


def build_bot(services: Services, *, shard_count: int | None = None) -> Matinee:
    """Build the bot with every conversation in `bot.cogs`; it is not connected yet.

    `shard_count` None lets Discord say how many connections the bot needs.
    """
    modules = pkgutil.iter_modules(cogs.__path__, f"{cogs.__name__}.")
    return Matinee(services, sorted(module.name for module in modules), shard_count=shard_count)
