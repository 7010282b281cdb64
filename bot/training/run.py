"""One training run: what was ordered, how far it is, and what became of it."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from bot.domain.runs import RunRecord, RunState
from bot.models.manifest import Manifest
from bot.training.progress import Report

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Order:
    """Why a run is wanted and by whom.

    `changes` are settings of the model to try out: they are stored when the candidate passes the
    gate and forgotten when it does not.
    """

    reason: str
    user_id: int | None = None
    guild_id: int | None = None
    changes: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class RunOutcome:
    """How a run ended; `problem` is one sentence for people, empty when it was published.

    `before` describes the model that a published one replaced; else the one that stays in service.
    """

    run_id: int
    version: int
    state: RunState
    order: Order
    problem: str
    finished_at: datetime
    seconds: float
    manifest: Manifest | None = None
    before: Manifest | None = None

    @classmethod
    def of(cls, record: RunRecord, in_service: Manifest | None) -> Self:
        """Return what a run of the past came to, as far as the store knows.

        Raises ValueError when the record of its model is incomplete.
        """
        if record.finished_at is None:
            raise ValueError(f"the run {record.run_id} has not ended")
        published = record.state is RunState.PUBLISHED
        return cls(
            record.run_id,
            record.version,
            record.state,
            Order(record.reason, record.user_id, record.guild_id),
            record.problem,
            record.finished_at,
            record.seconds or 0.0,
            Manifest.from_json(record.manifest) if record.manifest else None,
            # What was in service before a published model is not in its record.
            None if published else in_service,
        )


class Run:
    """A run under way; listeners are called in the event loop and must not raise."""

    def __init__(
        self, version: int, order: Order, started_at: datetime, before: Manifest | None
    ) -> None:
        self.run_id = 0
        # Set as soon as the run stands in the store under its number, or has ended without.
        self.recorded = asyncio.Event()
        self.version = version
        self.order = order
        self.started_at = started_at
        self.before = before
        self.report = Report("preparing", 0, 1)
        self.outcome: asyncio.Future[RunOutcome] = asyncio.get_running_loop().create_future()
        self.cancel_reason = ""
        self._began = time.perf_counter()
        self._on_progress: list[Callable[[Run], None]] = []
        self._on_end: list[Callable[[RunOutcome], None]] = []

    @property
    def elapsed(self) -> float:
        """Seconds since the run began."""
        return time.perf_counter() - self._began

    @property
    def seconds_left(self) -> float | None:
        """An estimate, None when it is too early for one."""
        return self.report.seconds_left(self.elapsed)

    def listen(
        self,
        on_progress: Callable[["Run"], None] | None = None,
        on_end: Callable[[RunOutcome], None] | None = None,
    ) -> None:
        """Be told of progress and of the end, also when that was before."""
        if on_progress is not None:
            self._on_progress.append(on_progress)
        if on_end is None:
            return
        if self.outcome.done():
            _call(on_end, self.outcome.result())
        else:
            self._on_end.append(on_end)

    def begun(self, run_id: int) -> None:
        """Take the number that the run has in the store."""
        self.run_id = run_id
        self.recorded.set()

    def heard(self, report: Report) -> None:
        """Take a progress report of the trainer process."""
        self.report = report
        for listener in self._on_progress:
            _call(listener, self)

    def end(self, outcome: RunOutcome) -> None:
        """Tell everybody how the run ended."""
        self.recorded.set()
        if not self.outcome.done():
            self.outcome.set_result(outcome)
        for listener in self._on_end:
            _call(listener, outcome)


def _call(listener: Callable[[Any], None], argument: object) -> None:
    try:
        listener(argument)
    except Exception:
        logger.exception("somebody who watches a training run failed")
