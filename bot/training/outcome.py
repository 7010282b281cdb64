"""What became of a training run."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from bot.domain.runs.order import Order
from bot.domain.runs.problems import RunProblem
from bot.domain.runs.record import RunRecord, RunState
from bot.models.manifest import Manifest


@dataclass(frozen=True)
class RunOutcome:
    """How a run ended; `problem` is None when its model was published.

    `before` describes the model that a published one replaced; else the one that stays in service.
    `set_aside` are versions that the run found damaged on the disk.
    """

    run_id: int
    version: int
    state: RunState
    order: Order
    problem: RunProblem | None
    finished_at: datetime
    seconds: float
    manifest: Manifest | None = None
    before: Manifest | None = None
    set_aside: tuple[int, ...] = ()

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
