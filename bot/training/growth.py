"""A running bot moves on to a larger data set: fetched beside it, learned from, through the gate.

All that counts is on the disk and in the store: what has arrived of a set, the runs that a set
was tried with, the timer for the next attempt. So a restart resumes where the last one stopped.
"""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.clock import Clock
from bot.datasets.choice import fetched_folders
from bot.datasets.errors import DatasetUnavailableError, NoMemoryError
from bot.datasets.fetch import demand_room, fetch, is_fetched
from bot.datasets.published import SITE, PublishedSet, published_set
from bot.domain.bases.next_base import BaseChoice, next_base
from bot.domain.bases.obstacles import NotTrained, Obstacle, VersionPinned
from bot.domain.runs.order import Order
from bot.domain.runs.reasons import BaseGrown
from bot.domain.runs.record import RunState
from bot.models.further_films import FurtherFilms
from bot.settings import Settings
from bot.store.errors import StoreError, StoreLostError
from bot.store.store import Store
from bot.training.fetch_obstacle import fetch_obstacle
from bot.training.growth_state import GrowthState, Stage
from bot.training.low_priority import at_low_priority
from bot.training.memory import usual_memory_mb
from bot.training.outcome import RunOutcome
from bot.training.trainer import Trainer

# After the first failure a set is tried again so soon, then half as often each time.
SOON = timedelta(minutes=5)
LATEST = timedelta(hours=12)
# The pause has long reached its end by then; more doublings would be too large for it.
MAX_DOUBLINGS = 10
REASON = BaseGrown(base="").code
DONE = (RunState.PUBLISHED, RunState.REFUSED)

logger = logging.getLogger(__name__)


class StoppedError(Exception):
    """The bot is stopping, so the set is left for the next start."""


class BaseGrowth:
    """Brings the next set, one step at a time; `set_timer` arranges for `wake` to be called."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        store: Store,
        trainer: Trainer,
        further: FurtherFilms,
        set_timer: Callable[[datetime], Awaitable[None]],
        site: str = SITE,
    ) -> None:
        self._settings, self._clock, self._store = settings, clock, store
        self._trainer, self._set_timer, self._site = trainer, set_timer, site
        self._further = further
        self._failures = 0
        self._task: asyncio.Task[None] | None = None
        self._stopping = threading.Event()
        self.state = GrowthState()

    def start(self) -> None:
        """Begin, unless that was done; call it when the bot is connected."""
        if self._task is None:
            self._trainer.on_end(self._run_ended)
            self._wake()

    async def wake(self) -> None:
        """Try again what had to wait."""
        if self._task is None or self._task.done():
            self._wake()

    async def bases(self) -> Mapping[str, Path]:
        """Return the folders of the sets that are fetched, by their names in small letters."""
        return await asyncio.to_thread(_fetched, self._settings.dataset_directory)

    async def finished(self) -> None:
        """Wait until there is nothing to be done now."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def close(self) -> None:
        """Stop; what has arrived stays."""
        self._stopping.set()
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    def _run_ended(self, outcome: RunOutcome) -> None:
        """Look again when there is another model in service, the first one perhaps."""
        done = self._task is not None and self._task.done() and not self._stopping.is_set()
        if done and outcome.state is RunState.PUBLISHED and self.state.stage is Stage.SETTLED:
            self._wake()

    def _wake(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._advance())
        self._task.add_done_callback(_log_failure)

    async def _advance(self) -> None:
        try:
            while (base := next_base(await self._choice())) is not None:
                obstacle = await self._go_on_to(published_set(base))
                if obstacle is not None:
                    await self._wait(base, obstacle)
                    return
                self._failures = 0
            await self._note(await self._settled())
        except (StoppedError, StoreLostError):
            return  # the next start, or another bot, sees to it
        except StoreError as error:
            logger.warning("the next data set has to wait for the database: %s", error)
            await self._set_timer(self._clock.now() + SOON)

    async def _choice(self) -> BaseChoice:
        while self._trainer.run is not None:
            await asyncio.shield(self._trainer.run.outcome)
        chosen = (await self._store.model_settings.get()).base
        runs = await self._store.runs.of_reason(REASON)
        done = {
            run.reason.base
            for run in runs
            if run.state in DONE and isinstance(run.reason, BaseGrown)
        }
        named = bool(self._settings.movielens or chosen)
        return BaseChoice(self._settings.base, self._trainer.base_in_service, done, named)

    async def _settled(self) -> GrowthState:
        """Return the state of a bot that moves on to nothing; it names a set that was refused."""
        for run in (await self._store.runs.of_reason(REASON))[:1]:
            if run.state is RunState.REFUSED and isinstance(run.reason, BaseGrown):
                return GrowthState(base=run.reason.base, obstacle=NotTrained(problem=run.problem))
        return GrowthState()

    async def _go_on_to(self, wanted: PublishedSet) -> Obstacle | None:
        pinned = (await self._store.model_settings.get()).pinned
        if pinned is not None:
            return VersionPinned(version=pinned)
        folder = self._settings.dataset_directory / wanted.name
        try:
            allowed = self._settings.training_memory_mb or await asyncio.to_thread(usual_memory_mb)
            if allowed < wanted.memory_mb:
                raise NoMemoryError(wanted.name, wanted.memory_mb, allowed)
            if not is_fetched(folder, wanted):
                await self._fetch(wanted)
            await at_low_priority("titles", partial(self._further.gather, folder))
        except DatasetUnavailableError as error:
            return fetch_obstacle(error)
        return await self._train_on(folder)

    async def _fetch(self, wanted: PublishedSet) -> None:
        directory = self._settings.dataset_directory
        await asyncio.to_thread(demand_room, wanted, directory)
        logger.info("fetching %s beside the running bot", wanted.name)
        await self._note(GrowthState(stage=Stage.FETCHING, base=wanted.name))
        await at_low_priority(
            "fetching", partial(fetch, wanted, directory, self._arrived, self._site)
        )
        logger.info("%s has arrived", wanted.name)

    def _arrived(self, received: int, expected: int) -> None:
        """Hear, in the thread that fetches, how much has arrived."""
        if self._stopping.is_set():
            raise StoppedError
        before = self.state
        self.state = before.model_copy(update={"received": received, "expected": expected})
        if before.percent != self.state.percent:
            self.state.save(self._settings.dataset_directory)

    async def _train_on(self, folder: Path) -> Obstacle | None:
        await self._note(GrowthState(stage=Stage.TRAINING, base=folder.name))
        joined = True
        while joined:  # a run under way is of other data
            run, joined = self._trainer.start(Order(BaseGrown(base=folder.name), base=folder))
            outcome = await asyncio.shield(run.outcome)
        if outcome.state in DONE:
            logger.info("the run on %s was %s", folder.name, outcome.state.value)
            return None
        return NotTrained(problem=outcome.problem)

    async def _wait(self, base: str, obstacle: Obstacle) -> None:
        again = self._clock.now() + pause_after(self._failures)
        self._failures += 1
        logger.warning("%s has to wait until %s: %s", base, again, obstacle)
        state = GrowthState(stage=Stage.WAITING, base=base, obstacle=obstacle, again=again)
        await self._note(state)
        await self._set_timer(again)

    async def _note(self, state: GrowthState) -> None:
        self.state = state
        await asyncio.to_thread(state.save, self._settings.dataset_directory)


def pause_after(failures: int) -> timedelta:
    """Return how long to wait after so many failures in a row before this one."""
    doublings = 1 << min(failures, MAX_DOUBLINGS)
    return min(SOON * doublings, LATEST)


def _fetched(directory: Path) -> dict[str, Path]:
    return {folder.name: folder.resolve() for folder in fetched_folders(directory)}


def _log_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        logger.error("moving on to another data set failed", exc_info=error)
