"""What is remembered of training runs."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from pydantic import JsonValue

from bot.domain.runs.problems import RunProblem
from bot.domain.runs.reasons import RunReason


class RunState(StrEnum):
    """What became of a run."""

    RUNNING = "running"
    PUBLISHED = "published"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One training run; `manifest` is what the trainer noted about its model, if it got so far."""

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


@dataclass(frozen=True, slots=True)
class UntoldEnd:
    """A message that still shows a run under way which has ended."""

    channel_id: int
    message_id: int
    run: RunRecord
