"""Training that another process does, as rows tell of it."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.clock import Clock
from bot.domain.runs.order import Order
from bot.domain.runs.problems import Interruption, RunProblem
from bot.domain.runs.reasons import RunReason
from bot.domain.runs.record import RunRecord, RunState
from bot.models.errors import NoModelYetError
from bot.models.registry import ModelRegistry
from bot.store.store import Store
from bot.training.growth_state import GrowthState
from bot.training.outcome import RunOutcome
from bot.training.progress import Report
from bot.training.run import Run
from bot.training.trainer_orders import BASES, GROWTH, StoredProgress

_PROGRESS = TypeAdapter(StoredProgress)

logger = logging.getLogger(__name__)


class RemoteRuns:
    """The runs of the trainer; `look` brings this up to date with the store."""

    def __init__(self, clock: Clock, store: Store, registry: ModelRegistry) -> None:
        self._clock, self._stored, self._registry = clock, store.runs, registry
        self._ended: list[Callable[[RunOutcome], None]] = []
        self._last_problem: RunProblem | None = None
        # One after the other: what was read before an order must not be taken for its end.
        self._reading = asyncio.Lock()
        self.run: Run | None = None
        registry.explain_absence = self._no_model_yet

    def on_end(self, listener: Callable[[RunOutcome], None]) -> None:
        """Call this at the end of every run that this process has seen under way."""
        self._ended.append(listener)

    def ensure_model(self) -> None:
        """Leave that to the trainer, which begins with it."""

    async def order(self, order: Order) -> tuple[Run, bool]:
        """Have the trainer begin a run, or join the one that is ordered or under way."""
        async with self._reading:
            record, joined = await self._stored.order(order, self._clock.now())
            return await self._follow(record), joined

    async def cancel(self, interruption: Interruption) -> bool:
        """Have the trainer end the run; one that has not begun ends at once."""
        return await self._stored.interrupt(interruption, self._clock.now())

    async def retrain(
        self, reason: RunReason, on_progress: Callable[[Run], None] | None = None
    ) -> RunOutcome:
        """Order or join a run and wait for its end."""
        run, _ = await self.order(Order(reason))
        run.listen(on_progress)
        return await run.outcome

    async def look(self) -> None:
        """Take from the store how far the run is, or how it ended."""
        async with self._reading:
            record = await self._stored.unfinished()
            if record is not None:
                _take_progress(await self._follow(record), record)
            elif self.run is not None:
                await self._end(self.run)

    async def _follow(self, record: RunRecord) -> Run:
        """Return the run of a record; one that it has come after has ended."""
        if self.run is not None and self.run.run_id != record.run_id:
            await self._end(self.run)
        if self.run is None:
            before = self._registry.current.manifest if self._registry.ready else None
            self.run = Run(record.order, record.started_at, before)
            for listener in self._ended:
                self.run.listen(on_end=listener)
        if record.state is RunState.ORDERED:
            self.run.report = Report("ordered", 0, 1)
        self.run.begun(record)
        return self.run

    async def _end(self, run: Run) -> None:
        ended = await self._stored.get(run.run_id)
        self.run = None
        if ended is None or ended.finished_at is None:
            logger.error("what became of the training run %s is not stored", run.run_id)
            return
        self._last_problem = ended.problem
        run.end(replace(RunOutcome.of(ended, run.before), before=run.before))

    def _no_model_yet(self) -> NoModelYetError:
        if self.run is not None:
            return NoModelYetError(self.run.seconds_left)
        return NoModelYetError(problem=self._last_problem)


def _take_progress(run: Run, record: RunRecord) -> None:
    if not record.progress:
        return
    try:
        progress = _PROGRESS.validate_python(record.progress)
    except ValidationError:  # a trainer of another version
        logger.warning("the progress of the training run %s cannot be read", record.run_id)
        return
    run.heard(Report(progress.stage, progress.step, progress.steps), progress.elapsed)


class RemoteGrowth:
    """The data sets of the trainer's machine; `look` brings this up to date with the store."""

    def __init__(self, store: Store) -> None:
        self._notes = store.trainer_notes
        self.state = GrowthState()

    def start(self) -> None:
        """Leave that to the trainer."""

    async def bases(self) -> Mapping[str, Path]:
        """Return the folders of the trainer's sets."""
        found = await self._notes.read(BASES)
        return {name: Path(str(folder)) for name, folder in found.items()}

    async def look(self) -> None:
        """Take from the store how far the trainer is."""
        try:
            self.state = GrowthState.model_validate(await self._notes.read(GROWTH))
        except ValidationError:  # a trainer of another version
            logger.warning("how far the trainer is with its data sets cannot be read")
