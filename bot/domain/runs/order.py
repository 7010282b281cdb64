"""Orders for training runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import JsonValue

from bot.domain.runs.problems import RunProblem
from bot.domain.runs.reasons import RunReason


@dataclass(frozen=True)
class Order:
    """The reason for a run and who asked for it.

    `changes` are settings of the model to try out; they are stored if the candidate passes the
    gate, else dropped. `base` is the folder of base data to use instead of that set or in service;
    later runs keep to it if the model passes the gate. `run_id` is the id of the row by which
    another process ordered the run.
    """

    reason: RunReason
    user_id: int | None = None
    guild_id: int | None = None
    changes: Mapping[str, JsonValue] = field(default_factory=dict)
    base: Path | None = None
    run_id: int | None = field(default=None, compare=False)


class OrderWithdrawnError(Exception):
    """Somebody cancelled a run before it began; `why` is the recorded problem."""

    def __init__(self, why: RunProblem | None) -> None:
        super().__init__(why)
        self.why = why
