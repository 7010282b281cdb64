"""What is remembered of training runs."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pydantic import JsonValue

from bot.domain.runs.order import Order
from bot.domain.runs.problems import Interruption, RunProblem
from bot.domain.runs.reasons import RunReason


class RunState(StrEnum):
    """What became of a run."""

    ORDERED = "ordered"
    RUNNING = "running"
    PUBLISHED = "published"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNFINISHED = (RunState.ORDERED, RunState.RUNNING)


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One training run; `manifest` is what the trainer noted about its model, if it got so far.

    `progress` is what the trainer process said last; `interruption` is why somebody wants the run
    to end.
    """

    run_id: int
    version: int
    started_at: datetime
    finished_at: datetime | None
    state: RunState
    reason: RunReason
    problem: RunProblem | None = None
    user_id: int | None = None
    guild_id: int | None = None
    seconds: float | None = None
    manifest: dict[str, JsonValue] = field(default_factory=dict)
    changes: dict[str, JsonValue] = field(default_factory=dict)
    base: str | None = None
    progress: dict[str, JsonValue] = field(default_factory=dict)
    interruption: Interruption | None = None

    @property
    def order(self) -> Order:
        """What was ordered."""
        base = None if self.base is None else Path(self.base)
        return Order(self.reason, self.user_id, self.guild_id, self.changes, base)


@dataclass(frozen=True, slots=True)
class FollowingMessage:
    """A message that shows a run, and has not told its end."""

    guild_id: int | None
    channel_id: int
    message_id: int
    run: RunRecord
