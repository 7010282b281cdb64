"""Where in a training a kill strikes: found by the files that each stage leaves, or by time.

Reading, learning and the gate leave no file; a training that is let alone says how long they take.
"""

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.models.pointer import POINTER, Pointer
from bot.models.registry import ModelRegistry
from bot.models.version_folders import REFUSED
from bot.settings import Settings
from bot.training.request import MODEL_FOLDER, REQUEST_FILE

# For a machine that is busy with other things.
PATIENCE = 120.0
# Of the seconds from the request to the finished model, the gate takes about the last quarter.
LEARNING, MEASURING = (0.2, 0.7), (0.75, 0.95)
# As long as it takes to read the likes.
MOMENT = 0.03


class Stage(StrEnum):
    """What a training is doing."""

    SNAPSHOT = "snapshot"
    LEARNING = "learning"
    GATE = "gate"
    PUBLISHING = "publishing"
    POINTER = "pointer swapped"


@dataclass
class TrainingStages:
    """Waits for a stage of the training that has just been ordered, and says which was reached."""

    settings: Settings
    random: random.Random
    seconds: float = 2.0

    def next_version(self) -> int:
        """Return the number of the version that the next training makes."""
        return ModelRegistry(self.settings.model_directory).next_version()

    async def measure(self, version: int) -> None:
        """Note how long a training takes that nobody disturbs; return when it has ended."""
        await self._until(self._requested)
        begin = time.perf_counter()
        await self._until(lambda: self._made() or self._ended(version))
        self.seconds = time.perf_counter() - begin
        await self._until(lambda: self._ended(version))

    async def reach(self, stage: Stage, version: int) -> bool:
        """Return at a moment of this stage; False when the gate refused the version before."""
        match stage:
            case Stage.SNAPSHOT:
                await asyncio.sleep(self.random.uniform(0.0, MOMENT))
            case Stage.LEARNING | Stage.GATE:
                share = LEARNING if stage is Stage.LEARNING else MEASURING
                await self._until(self._requested)
                moment = time.perf_counter() + self.seconds * self.random.uniform(*share)
                # This training may be the quicker one.
                await self._until(lambda: time.perf_counter() > moment or self._made())
            case Stage.PUBLISHING:
                # Loading it comes next, then the pointer.
                await self._until(lambda: self._folder(version).exists() or self._refused(version))
            case Stage.POINTER:
                pointer = self.settings.model_directory / POINTER
                before = pointer.stat().st_ino  # it is replaced, not written to
                await self._until(lambda: pointer.stat().st_ino != before or self._refused(version))
        return not self._refused(version)

    def reached(self, aimed_at: Stage, version: int, pointed_at: int) -> Stage:
        """Say, by the files, at which stage the kill struck."""
        if pointed_at == version:
            return Stage.POINTER
        if self._folder(version).exists():
            return Stage.PUBLISHING
        if not self._requested():
            return Stage.SNAPSHOT
        is_early = aimed_at in (Stage.SNAPSHOT, Stage.LEARNING)
        return Stage.LEARNING if is_early and not self._made() else Stage.GATE

    def _folder(self, version: int) -> Path:
        return self.settings.model_directory / f"{version:04d}"

    def _requested(self) -> bool:
        return any(self.settings.training_directory.glob(f"run-*/{REQUEST_FILE}"))

    def _made(self) -> bool:
        return any(self.settings.training_directory.glob(f"run-*/{MODEL_FOLDER}"))

    def _refused(self, version: int) -> bool:
        return (self.settings.model_directory / REFUSED / f"{version:04d}").exists()

    def _ended(self, version: int) -> bool:
        pointed_at = Pointer.read(self.settings.model_directory).version
        return pointed_at == version or self._refused(version)

    async def _until(self, true: Callable[[], bool]) -> None:
        """Wait for what somebody else does to files and tells nobody of."""
        await asyncio.to_thread(_await, true)


def _await(true: Callable[[], bool]) -> None:
    patience = time.monotonic() + PATIENCE
    while not true() and time.monotonic() < patience:
        time.sleep(0.001)
