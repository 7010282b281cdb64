"""Open what training and serving need, and close it again: all of it here, or a part of it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from bot.clock import Clock
from bot.domain.added_movies import AddedMovie
from bot.domain.assignment import Assignment
from bot.domain.changed import Changed
from bot.domain.films.facts import KEPT_FOR
from bot.domain.schedules.planning import RunLimits
from bot.domain.timers import GROWTH, RETRAINING, RUN_REPORT, Timer
from bot.models.files import remove_folder
from bot.models.further_films import FurtherFilms
from bot.models.pointer import POINTER
from bot.models.registry import ModelRegistry
from bot.settings import Settings
from bot.store.store import Store
from bot.training.following import Following
from bot.training.growth import BaseGrowth
from bot.training.interface import Growth, Publisher, TrainingRuns, Versions
from bot.training.limits import ProcessLimits
from bot.training.local_versions import LocalVersions
from bot.training.outcome import RunOutcome
from bot.training.remote import RemoteGrowth, RemoteRuns
from bot.training.scheduler import Scheduler
from bot.training.schedules import Schedules
from bot.training.shared_folder import SharedFolder
from bot.training.shared_models import SharedModels
from bot.training.shared_titles import SharedTitles
from bot.training.trainer import Trainer
from bot.training.trainer_orders import SchedulerOfAll, TrainerOrders
from recommender.data.common_ids import (
    FILMS,
    FIRST_OWN_ID,
    common_id,
    numbers_films_its_own_way,
)

logger = logging.getLogger(__name__)


class TimerSetting(Protocol):
    """The durable timers, as far as training needs them."""

    def on(self, kind: str, handler: Callable[[Timer], Awaitable[None]]) -> None:
        """Say who does the work of a kind."""

    async def set(self, kind: str, key: str, due_at: datetime, guild_id: int | None = None) -> None:
        """Set the timer of this name, or move it to another moment; say whose server it is of."""

    async def cancel(self, kind: str, key: str) -> bool:
        """Remove a timer; return whether there was one."""


@dataclass(frozen=True)
class Surroundings:
    """What training works with; `default_base` names the folder to learn from.

    It is given the name of the set in service. `site` is where larger sets come from.
    """

    settings: Settings
    assignment: Assignment
    clock: Clock
    store: Store
    further_films: FurtherFilms
    timers: TimerSetting
    default_base: Callable[[str], Path]
    site: str

    @property
    def limits(self) -> RunLimits:
        """What the owner allows."""
        shortest = timedelta(minutes=self.settings.shortest_interval_minutes)
        return RunLimits(shortest, self.settings.most_runs_a_day)


@dataclass(frozen=True)
class Training:
    """The models, and those who make them or tell of it."""

    registry: ModelRegistry
    versions: Versions
    trainer: TrainingRuns
    scheduler: Schedules
    growth: Growth


@asynccontextmanager
async def open_training(around: Surroundings) -> AsyncIterator[Training]:
    """Load the model in service and make the trainer ready, or follow the one elsewhere.

    On leaving, stop a run under way here.
    """
    additions = await around.store.added_movies.all()
    directory = around.settings.model_directory
    registry = await asyncio.to_thread(ModelRegistry.open, directory, additions)
    if registry.ready and numbers_films_its_own_way(registry.current.catalogue):
        await _number_as_all_sets_do(around.store, registry)
        registry = await asyncio.to_thread(ModelRegistry.open, directory, additions)
    await registry.set_titles(await around.store.other_titles.all(around.clock.now() - KEPT_FOR))
    if around.assignment.is_alone:
        opened = _alone(around, registry)
    elif around.assignment.trains:
        opened = _for_all(around, registry)
    else:
        opened = _elsewhere(around, registry, additions)
    async with opened as training:
        yield training


async def _number_as_all_sets_do(store: Store, registry: ModelRegistry) -> None:
    """Let what is stored name films as every set does, where an earlier version served ml-100k.

    Cut short, it is done at the next start: the store first, at once; then its models go, and a new
    one is trained.
    """
    logger.warning("films get the numbers that all data sets share; a new model is trained")
    await store.film_numbers.renumber(common_id, FILMS)
    await asyncio.to_thread(_discard_versions, registry)


def _discard_versions(registry: ModelRegistry) -> None:
    (registry.directory / POINTER).unlink(missing_ok=True)
    for version in registry.versions:
        remove_folder(registry.path(version))


@asynccontextmanager
async def _alone(around: Surroundings, registry: ModelRegistry) -> AsyncIterator[Training]:
    """Train for this process, which is the only one."""
    versions = LocalVersions(registry)
    async with _training_here(around, registry, versions, Scheduler) as here:
        yield Training(registry, versions, *here)


@asynccontextmanager
async def _for_all(around: Surroundings, registry: ModelRegistry) -> AsyncIterator[Training]:
    """Train for all processes: take their orders, publish for them, tell them how far it is."""
    store, models = around.store, _shared(around, registry)
    await models.open()
    await models.share()
    async with _training_here(around, registry, models, SchedulerOfAll) as here:
        trainer, scheduler, growth = here
        orders = TrainerOrders(around.clock, store, registry, trainer, growth)
        following = Following(
            around.settings.database,
            {
                Changed.MODEL: models.look,
                Changed.RUNS: orders.look,
                Changed.SCHEDULES: scheduler.plan_anew,
                Changed.MODEL_SETTINGS: scheduler.plan_anew,
            },
        )
        # What was ordered while a run ended is begun now.
        trainer.on_end(lambda _: following.look_at(Changed.RUNS))
        async with _meanwhile(following.follow, orders.tell):
            yield Training(registry, models, *here)


@asynccontextmanager
async def _elsewhere(
    around: Surroundings, registry: ModelRegistry, additions: list[AddedMovie]
) -> AsyncIterator[Training]:
    """Follow the trainer, which is another process."""
    clock, store = around.clock, around.store
    models, growth = _shared(around, registry), RemoteGrowth(store)
    runs, known = RemoteRuns(clock, store, registry), additions
    await models.open()
    await runs.look()
    await growth.look()

    async def look_at_films() -> None:
        nonlocal known
        films = await store.added_movies.all()
        if films != known:
            await registry.set_additions(films)
            known = films

    async def look_at_judged_films() -> None:
        # Whichever it was, all films beyond the data are looked at.
        store.tastes.tell_film_watchers([FIRST_OWN_ID])

    async def look_at_languages() -> None:
        store.people.on_languages()

    following = Following(
        around.settings.database,
        {
            Changed.FILMS: look_at_films,
            Changed.JUDGED_FILMS: look_at_judged_films,
            Changed.MODEL: models.look,
            Changed.RUNS: runs.look,
            Changed.TRAINER: growth.look,
            Changed.LANGUAGES: look_at_languages,
            Changed.TITLES: SharedTitles(store.other_titles, registry, clock).look,
        },
    )
    async with _meanwhile(following.follow):
        schedules = Schedules(clock, store, runs, around.limits)
        yield Training(registry, models, runs, schedules, growth)


def _shared(around: Surroundings, registry: ModelRegistry) -> SharedModels:
    named = around.settings.model_folder
    return SharedModels(around.store, registry, SharedFolder(Path(named)) if named else None)


@dataclass(frozen=True)
class _Due:
    """Sets the timers of training."""

    timers: TimerSetting
    clock: Clock

    async def retraining(self, moment: datetime | None) -> None:
        if moment is None:
            await self.timers.cancel(RETRAINING, "all")
        else:
            await self.timers.set(RETRAINING, "all", moment)

    async def growth(self, moment: datetime) -> None:
        await self.timers.set(GROWTH, "all", moment)

    async def report(self, outcome: RunOutcome) -> None:
        key, guild_id = str(outcome.run_id), outcome.order.guild_id
        await self.timers.set(RUN_REPORT, key, self.clock.now(), guild_id)


@asynccontextmanager
async def _training_here(
    around: Surroundings,
    registry: ModelRegistry,
    publisher: Publisher,
    planner: type[Scheduler],
) -> AsyncIterator[tuple[Trainer, Scheduler, BaseGrowth]]:
    settings, clock, store, timers = around.settings, around.clock, around.store, around.timers

    def base() -> Path:
        return around.default_base(registry.current.manifest.base if registry.ready else "")

    limits = ProcessLimits(
        settings.training_minutes * 60, settings.training_memory_mb, settings.training_people
    )
    directory = settings.training_directory
    trainer = Trainer(directory, clock, store, registry, base, limits, publisher)
    await trainer.recover()

    due = _Due(timers, clock)
    scheduler = planner(clock, store, trainer, around.limits, due.retraining, due.report)
    growth = BaseGrowth(
        settings, clock, store, trainer, around.further_films, due.growth, around.site
    )
    timers.on(RETRAINING, lambda _: scheduler.wake())
    timers.on(GROWTH, lambda _: growth.wake())
    try:
        yield trainer, scheduler, growth
    finally:
        await growth.close()
        scheduler.close()
        await trainer.close()


@asynccontextmanager
async def _meanwhile(*works: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Do something without end as long as the block runs."""

    async def work() -> None:
        await asyncio.gather(*(each() for each in works))

    task = asyncio.create_task(work())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
