"""A training run under way: how far it is, and who hears of its end."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from bot.domain.runs.order import Order
from bot.domain.runs.problems import Interruption
from bot.domain.runs.record import RunRecord
from bot.models.manifest import Manifest
from bot.training.outcome import RunOutcome
from bot.training.progress import Report

T = TypeVar("T")

logger = logging.getLogger(__name__)


class Run:
    """A run under way; listeners are called in the event loop and must not raise."""

    def __init__(self, order: Order, started_at: datetime, before: Manifest | None) -> None:
        self.run_id = self.version = 0
        # Set as soon as the store has the run under its numbers, or it has ended without.
        self.recorded = asyncio.Event()
        self.order = order
        self.started_at = started_at
        # What serves until the run ends, and what the candidate starts from and is measured with:
        # another version only where the one in service is damaged on the disk.
        self.before = before
        self.champion: Manifest | None = None
        self.set_aside: tuple[int, ...] = ()
        self.report = Report("preparing", 0, 1)
        self.outcome: asyncio.Future[RunOutcome] = asyncio.get_running_loop().create_future()
        self.interruption: Interruption | None = None
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
        """Call these at progress and at the end, also when that was before."""
        if on_progress is not None:
            self._on_progress.append(on_progress)
        if on_end is None:
            return
        if self.outcome.done():
            _call(on_end, self.outcome.result())
        else:
            self._on_end.append(on_end)

    def begun(self, record: RunRecord) -> None:
        """Take the numbers that the run has in the store, and what was really ordered."""
        self.run_id, self.version, self.order = record.run_id, record.version, record.order
        self.recorded.set()

    def heard(self, report: Report, elapsed: float | None = None) -> None:
        """Take a progress report of the trainer process, which may tell how long it has worked."""
        self.report = report
        if elapsed is not None:
            self._began = time.perf_counter() - elapsed
        for listener in self._on_progress:
            _call(listener, self)

    def end(self, outcome: RunOutcome) -> None:
        """Tell everybody how the run ended."""
        self.recorded.set()
        if not self.outcome.done():
            self.outcome.set_result(outcome)
        for listener in self._on_end:
            _call(listener, outcome)


def _call(listener: Callable[[T], None], argument: T) -> None:
    try:
        listener(argument)
    except Exception:
        logger.exception("somebody who watches a training run failed")
