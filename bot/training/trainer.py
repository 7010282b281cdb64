"""The trainer: one run at a time, from the order to a model in service or a reason why not."""

import asyncio
import logging
import shutil
from collections.abc import Callable, Coroutine
from pathlib import Path

from bot.clock import Clock
from bot.datasets.errors import DatasetUnavailableError
from bot.domain.runs.order import Order, OrderWithdrawnError
from bot.domain.runs.problems import (
    BotStopping,
    Interruption,
    ModelUnusable,
    Refused,
    RunProblem,
    Unexpected,
    VersionChosen,
)
from bot.domain.runs.reasons import Asked, FirstTraining, RunReason
from bot.domain.runs.record import RunState
from bot.domain.runs.refusals import NotMeasured
from bot.models.errors import LOADING_ERRORS, CandidateUnwantedError, NoModelYetError
from bot.models.gate import reasons_to_refuse
from bot.models.manifest import Manifest
from bot.models.registry import ModelRegistry
from bot.store.errors import StoreError
from bot.store.store import Store
from bot.training.ingredients import Ingredients
from bot.training.interface import Publisher
from bot.training.limits import ProcessLimits
from bot.training.local_versions import LocalVersions
from bot.training.mentioned_films import keep_mentioned
from bot.training.outcome import RunOutcome
from bot.training.process import Ending, TrainerProcess, log_of
from bot.training.request import MODEL_FOLDER, TrainingRequest, fingerprint, write_request
from bot.training.run import Run
from bot.training.start_problem import start_problem

CLOSING_PATIENCE = 5.0

logger = logging.getLogger(__name__)


class Trainer:
    """Starts, joins, watches and cancels runs; publishes what passes the gate.

    Nothing here waits for the trainer process: it reports through callbacks, in the context in
    which the run was ordered. `default_base` is that of the `Ingredients`; `publisher` puts
    candidates into service, on this machine alone unless told otherwise.
    """

    def __init__(
        self,
        directory: Path,
        clock: Clock,
        store: Store,
        registry: ModelRegistry,
        default_base: Callable[[], Path],
        limits: ProcessLimits | None = None,
        publisher: Publisher | None = None,
    ) -> None:
        self._directory = directory
        self._clock = clock
        self._store = store
        self._registry = registry
        self._limits = limits or ProcessLimits()
        self._ingredients = Ingredients(store, default_base, self._limits)
        self._publisher = publisher or LocalVersions(registry)
        self._process: TrainerProcess | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._ended: list[Callable[[RunOutcome], None]] = []
        self.run: Run | None = None
        self._last_problem: RunProblem | None = None
        registry.explain_absence = self._no_model_yet

    async def recover(self) -> None:
        """Clean up after a bot that was stopped in the middle of a run; call it at start."""
        for run in await self._store.runs.abandon_unfinished(self._clock.now()):
            logger.warning("training run %s was cut short when the bot stopped", run.run_id)
            if run.state is RunState.PUBLISHED and run.changes:
                await self._store.model_settings.change(run.changes, run.user_id)
        await asyncio.to_thread(shutil.rmtree, self._directory, ignore_errors=True)
        await asyncio.to_thread(self._registry.remove_unfinished)

    @property
    def base_in_service(self) -> str:
        """Name the data set of the model in service; empty without one."""
        before = self._in_service()
        return "" if before is None else before.base

    def on_end(self, listener: Callable[[RunOutcome], None]) -> None:
        """Call this at the end of every run."""
        self._ended.append(listener)

    def start(self, order: Order) -> tuple[Run, bool]:
        """Begin a run, or join the one under way; the second value says whether it was joined.

        It returns at once; listen to the run or await its `outcome`.
        """
        if self.run is not None:
            return self.run, True
        run = Run(order, self._clock.now(), self._in_service())
        for listener in self._ended:
            run.listen(on_end=listener)
        self.run = run
        self._background(self._launch(run))
        return run, False

    async def order(self, order: Order) -> tuple[Run, bool]:
        """Do as `start`, for those who do not know where the trainer is."""
        return self.start(order)

    def ensure_model(self) -> None:
        """Begin the first training where there is no model yet."""
        if not self._registry.ready:
            self.start(Order(FirstTraining()))

    async def retrain(
        self, reason: RunReason, on_progress: Callable[[Run], None] | None = None
    ) -> RunOutcome:
        """Begin or join a run and wait for its end."""
        run, _ = self.start(Order(reason))
        run.listen(on_progress)
        return await asyncio.shield(run.outcome)

    async def cancel(self, interruption: Interruption) -> bool:
        """End the run under way; False when there is none."""
        return self._interrupt(interruption)

    def _interrupt(self, interruption: Interruption) -> bool:
        if self.run is None:
            return False
        self.run.interruption = interruption
        if self._process is not None:
            self._process.stop(interruption)
        return True

    async def close(self) -> None:
        """Stop the trainer process and wait until that is recorded."""
        process = self._process
        self._interrupt(BotStopping())
        if process is not None:
            await asyncio.to_thread(process.join, CLOSING_PATIENCE)
            await asyncio.sleep(0)
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=CLOSING_PATIENCE)

    async def _launch(self, run: Run) -> None:
        try:
            version = await self._publisher.next_version()
            run.begun(await self._store.runs.begin(run.order, version, run.started_at))
            directory = await self._prepare(run)
            process = TrainerProcess(
                directory,
                self._limits.seconds,
                run.heard,
                lambda ending: self._background(self._conclude(run, directory, ending)),
            )
            if run.interruption is not None:
                await self._finish(run, self._without_model(run, run.interruption))
                return
            self._process = process
            await asyncio.to_thread(process.start)
        except OrderWithdrawnError as error:
            await self._finish(run, self._without_model(run, error.why or BotStopping()))
        except (StoreError, DatasetUnavailableError, OSError, ValueError) as error:
            logger.warning("training could not start: %s", error)
            await self._finish(run, self._without_model(run, start_problem(error)))
        except Exception as error:
            logger.exception("a training run could not start")
            await self._finish(run, self._without_model(run, start_problem(error)))

    async def _prepare(self, run: Run) -> Path:
        recipe, community = await self._ingredients.gather(run.order)
        run.champion, run.set_aside = await self._registry.sound_version()
        champion = self._registry.path(run.champion.version) if run.champion else None
        request = TrainingRequest(
            run.version,
            recipe,
            run.order.reason,
            run.started_at,
            champion,
            await asyncio.to_thread(self._limits.planned_memory_mb),
            self._limits.memory_mb,
            await asyncio.to_thread(fingerprint, recipe, community),
        )
        directory = self._directory.resolve() / f"run-{run.version:04d}"
        await asyncio.to_thread(write_request, directory, request, community)
        return directory

    async def has_something_new(self) -> bool:
        """Whether a run would be made of anything else than the model in service was."""
        if not self._registry.ready:
            return True
        try:
            recipe, community = await self._ingredients.gather(Order(Asked()))
            present = await asyncio.to_thread(fingerprint, recipe, community)
        except (DatasetUnavailableError, OSError):
            return True  # a run says what is missing, and to whom it matters
        return present != self._registry.current.manifest.fingerprint

    async def _conclude(self, run: Run, directory: Path, ending: Ending) -> None:
        try:
            outcome = await self._judge(run, directory / MODEL_FOLDER, ending)
        except LOADING_ERRORS as error:
            outcome = self._without_model(run, ModelUnusable(detail=str(error)))
        except Exception as error:
            logger.exception("a training run ended with an unexpected error")
            outcome = self._without_model(run, Unexpected(detail=str(error)))
        if outcome.state is RunState.FAILED:
            logger.error("training failed: %s\n%s", outcome.problem, log_of(directory))
        await asyncio.to_thread(shutil.rmtree, directory, ignore_errors=True)
        await self._finish(run, outcome)

    async def _judge(self, run: Run, candidate: Path, ending: Ending) -> RunOutcome:
        if ending.problem is not None:
            return self._without_model(run, ending.problem)
        manifest = await asyncio.to_thread(Manifest.load, candidate)
        same_base = run.champion is None or run.champion.base == manifest.base
        measures = manifest.measures
        refusals = (
            reasons_to_refuse(measures, same_base=same_base) if measures else (NotMeasured(),)
        )
        if refusals:
            await asyncio.to_thread(self._registry.refuse, candidate, manifest.version)
            return self._outcome(run, RunState.REFUSED, Refused(refusals=refusals), manifest)

        def wanted() -> bool:
            return run.interruption is None and self._in_service() == run.before

        if not same_base:
            await keep_mentioned(self._store, self._registry, candidate)
        try:
            await self._publisher.publish(candidate, self._clock.now(), wanted)
        except CandidateUnwantedError:
            problem = run.interruption or VersionChosen(version=self._registry.current.version)
            return self._without_model(run, problem)
        if run.order.changes:
            await self._store.model_settings.change(run.order.changes, run.order.user_id)
        pinned = (await self._store.model_settings.get()).pinned
        await asyncio.to_thread(self._registry.prune, keep=frozenset({pinned or 0}))
        return self._outcome(run, RunState.PUBLISHED, None, manifest)

    def _without_model(self, run: Run, problem: RunProblem) -> RunOutcome:
        interrupted = isinstance(problem, Interruption)
        state = RunState.CANCELLED if interrupted else RunState.FAILED
        return self._outcome(run, state, problem, None)

    def _outcome(
        self, run: Run, state: RunState, problem: RunProblem | None, manifest: Manifest | None
    ) -> RunOutcome:
        return RunOutcome(
            run.run_id,
            run.version,
            state,
            run.order,
            problem,
            self._clock.now(),
            round(run.elapsed, 1),
            manifest,
            run.before if state is RunState.PUBLISHED else self._in_service(),
            run.set_aside,
        )

    def _no_model_yet(self) -> NoModelYetError:
        if self.run is not None:
            return NoModelYetError(self.run.seconds_left)
        return NoModelYetError(problem=self._last_problem)

    def _in_service(self) -> Manifest | None:
        return self._registry.current.manifest if self._registry.ready else None

    async def _finish(self, run: Run, outcome: RunOutcome) -> None:
        try:
            await self._store.runs.finish(
                outcome.run_id,
                outcome.state,
                outcome.finished_at,
                problem=outcome.problem,
                seconds=outcome.seconds,
                manifest=None if outcome.manifest is None else outcome.manifest.to_json(),
            )
        except StoreError:
            logger.exception("the end of a training run could not be recorded")
        self._process = None
        self.run = None
        self._last_problem = outcome.problem
        run.end(outcome)

    def _background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
