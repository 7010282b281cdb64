"""What is ordered of the trainer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import JsonValue

from bot.domain.runs.problems import RunProblem
from bot.domain.runs.reasons import RunReason


@dataclass(frozen=True)
class Order:
    """Why a run is wanted and by whom.

    `changes` are settings of the model to try out: they are stored when the candidate passes the
    gate and forgotten when it does not. `base` is the folder of other base data than those that
    are set or in service; a model that passes the gate keeps to them. `run_id` is that of the row
    by which another process ordered it.
    """

    reason: RunReason
    user_id: int | None = None
    guild_id: int | None = None
    changes: Mapping[str, JsonValue] = field(default_factory=dict)
    base: Path | None = None
    run_id: int | None = field(default=None, compare=False)


class OrderWithdrawnError(Exception):
    """Somebody ended a run before it began; `why` is what is recorded of that."""

    def __init__(self, why: RunProblem | None) -> None:
        super().__init__(why)
        self.why = why
