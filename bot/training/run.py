"""One training run: what was ordered, how far it is, and what became of it."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.store.runs import RunState
from bot.training.manifest import Manifest
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

    `before` describes the model that was in service when the run began.
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


class Run:
    """A run under way; listeners are called in the event loop and must not raise."""

    def __init__(
        self, version: int, order: Order, started_at: datetime, before: Manifest | None
    ) -> None:
        self.run_id = 0
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
        """Be told of progress and of the end."""
        if on_progress is not None:
            self._on_progress.append(on_progress)
        if on_end is not None:
            self._on_end.append(on_end)

    def heard(self, report: Report) -> None:
        """Take a progress report of the trainer process."""
        self.report = report
        for listener in self._on_progress:
            _call(listener, self)

    def end(self, outcome: RunOutcome) -> None:
        """Tell everybody how the run ended."""
        if not self.outcome.done():
            self.outcome.set_result(outcome)
        for listener in self._on_end:
            _call(listener, outcome)


def _call(listener: Callable[[Any], None], argument: object) -> None:
    try:
        listener(argument)
    except Exception:
        logger.exception("somebody who watches a training run failed")
