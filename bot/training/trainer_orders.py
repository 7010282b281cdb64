"""Where the trainer, in a process of its own, takes orders from rows and tells how far it is."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from pydantic import JsonValue

from bot.clock import Clock
from bot.domain.runs.record import RunState
from bot.models.errors import RegistryProblem
from bot.models.registry import ModelRegistry
from bot.store.errors import StoreError
from bot.store.store import Store
from bot.training.growth import BaseGrowth
from bot.training.scheduler import Scheduler
from bot.training.schedules import Servers
from bot.training.trainer import Trainer
from bot.training.trainer_damage import TrainerDamage

# The names of what is noted for the other processes.
GROWTH, BASES = "growth", "bases"
# Seconds between two notes of how far a run is; a bot edits its message about as often.
TELL_EVERY = 1.5

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class StoredProgress:
    """What the trainer process said last, and how many seconds after the run began."""

    stage: str
    step: int
    steps: int
    elapsed: float


class SchedulerOfAll(Scheduler):
    """Plans for all servers that the store knows, as this process is in none of them."""

    async def start(self, servers: Servers = tuple) -> None:  # noqa: ARG002 - as Scheduler
        """Begin to plan."""
        await super().start(await self._list())

    async def plan_anew(self) -> None:
        """Plan by what the store says now of every server and its likes."""
        self._servers = await self._list()
        await super().plan_anew()

    async def _list(self) -> Servers:
        since = (await self._store.model_settings.get()).considered_at
        found = await self._store.policies.planned_servers(since or self._clock.now())
        return lambda: found


class TrainerOrders:
    """Does what other processes want of the trainer, and lets them know what it does."""

    def __init__(
        self,
        clock: Clock,
        store: Store,
        registry: ModelRegistry,
        trainer: Trainer,
        growth: BaseGrowth,
    ) -> None:
        self._clock, self._store, self._registry = clock, store, registry
        self._trainer, self._growth = trainer, growth
        self._damage = TrainerDamage(store)
        self._told_problems: tuple[RegistryProblem, ...] | None = None
        self._told: dict[str, Mapping[str, JsonValue]] = {}
        self._told_of: tuple[int, Mapping[str, JsonValue]] | None = None

    async def look(self) -> None:
        """Begin what was ordered, or end the run that somebody wants ended."""
        run = await self._store.runs.unfinished()
        if run is None:
            return
        if run.state is RunState.ORDERED:
            self._trainer.start(replace(run.order, run_id=run.run_id))
        elif run.interruption is not None:
            await self._trainer.cancel(run.interruption)

    async def tell(self) -> None:
        """Let others know, again and again, what is damaged and how far run and data sets are."""
        while True:
            try:
                await self._tell_progress()
                await self._tell_damage()
                await self._note(GROWTH, self._growth.state.model_dump(mode="json"))
                bases = await self._growth.bases()
                await self._note(BASES, {name: str(folder) for name, folder in bases.items()})
            except StoreError as error:
                logger.warning("cannot say how far training is: %s", error)
            except Exception:
                logger.exception("cannot say how far training is")
            await asyncio.sleep(TELL_EVERY)

    async def _tell_progress(self) -> None:
        run = self._trainer.run
        if run is None or not run.run_id:
            return
        said: dict[str, JsonValue] = asdict(run.report)
        if self._told_of != (run.run_id, said):
            elapsed = {"elapsed": round(run.elapsed, 1)}
            await self._store.runs.progress(run.run_id, said | elapsed)
            self._told_of = (run.run_id, said)

    async def _tell_damage(self) -> None:
        problems = self._registry.problems
        if problems != self._told_problems:
            await self._damage.note(problems, self._clock)
            self._told_problems = problems

    async def _note(self, name: str, value: Mapping[str, JsonValue]) -> None:
        if self._told.get(name) != value:
            await self._store.trainer_notes.write(name, value)
            self._told[name] = value
