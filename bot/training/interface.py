"""What conversations ask of training, whether this process does it or another one."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.domain.runs.order import Order
from bot.domain.runs.problems import Interruption
from bot.domain.runs.reasons import RunReason
from bot.models.manifest import Manifest
from bot.models.served_model import ServedModel
from bot.training.growth_state import GrowthState
from bot.training.outcome import RunOutcome
from bot.training.run import Run


class TrainingRuns(Protocol):
    """The run under way, and the way to begin and to end one."""

    @property
    def run(self) -> Run | None:
        """The run that is ordered or under way."""

    def on_end(self, listener: Callable[[RunOutcome], None]) -> None:
        """Call this at the end of every run."""

    def ensure_model(self) -> None:
        """See to it that the first training begins where there is no model yet."""

    async def order(self, order: Order) -> tuple[Run, bool]:
        """Begin a run, or join the one under way; the second value says whether it was joined."""

    async def cancel(self, interruption: Interruption) -> bool:
        """End the run under way; False when there is none."""

    async def retrain(
        self, reason: RunReason, on_progress: Callable[[Run], None] | None = None
    ) -> RunOutcome:
        """Begin or join a run and wait for its end."""


class Growth(Protocol):
    """How far training has come with a larger data set, and which sets it has."""

    @property
    def state(self) -> GrowthState:
        """What is being done about a larger set."""

    def start(self) -> None:
        """Begin, unless that was done; call it when the bot is connected."""

    async def bases(self) -> Mapping[str, Path]:
        """Return the folders of the sets that are there, by their names in small letters."""


class Publisher(Protocol):
    """Who gives candidates their numbers and puts them into service."""

    async def next_version(self) -> int:
        """Return the number for the next candidate."""

    async def publish(self, candidate: Path, now: datetime, wanted: Callable[[], bool]) -> object:
        """Put a candidate into service; raises CandidateUnwantedError when it is not `wanted`."""


class Versions(Protocol):
    """The versions of the model that can be gone back to."""

    async def kept(self) -> tuple[int, ...]:
        """Return the versions that are kept, oldest first."""

    async def record(self, version: int) -> Manifest:
        """Return the record of a version, kept or refused.

        Raises UnknownVersionError, and ModelDamagedError for one whose record is damaged.
        """

    async def folder(self, version: int) -> Path:
        """Return the folder of a kept version; raises UnknownVersionError."""

    async def rollback(self, version: int | None, now: datetime) -> ServedModel:
        """Put a kept version back into service, by default the one before the current.

        Raises UnknownVersionError and ModelDamagedError.
        """

    async def demand_sound(self, version: int) -> Manifest:
        """Return the record of a version that is whole; raises ModelDamagedError."""
