"""Records of training runs."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pydantic import JsonValue

from bot.domain.runs.order import Order
from bot.domain.runs.problems import Interruption, RunProblem
from bot.domain.runs.reasons import RunReason


class RunState(StrEnum):
    """The state of a run."""

    ORDERED = "ordered"
    RUNNING = "running"
    PUBLISHED = "published"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNFINISHED = (RunState.ORDERED, RunState.RUNNING)


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One training run; `manifest` is that of its model, if the run came that far.

    `progress` is the last report of the trainer process; `interruption` is why somebody wants to
    end the run.
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
        """The order of the run."""
        base = None if self.base is None else Path(self.base)
        return Order(self.reason, self.user_id, self.guild_id, self.changes, base)


@dataclass(frozen=True, slots=True)
class FollowingMessage:
    """A message that shows a run and does not show its end yet."""

    guild_id: int | None
    channel_id: int
    message_id: int
    run: RunRecord
