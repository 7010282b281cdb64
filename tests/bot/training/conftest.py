"""A store, a shelf and a real trainer on a small data set."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.store import Store
from bot.training.shelf import Shelf
from bot.training.trainer import ProcessLimits, Trainer
from tests.bot.training.tiny import write_tiny_set


@dataclass
class SetClock:
    """A clock that stands still until it is moved."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 20, 12, tzinfo=UTC))

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.moment

    def move(self, **step: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**step)


@dataclass
class Workshop:
    """Everything that training needs, in one folder."""

    folder: Path
    base: Path
    clock: SetClock
    store: Store
    shelf: Shelf
    trainer: Trainer

    def reopened_shelf(self) -> Shelf:
        """The shelf as a bot that starts now would find it."""
        return Shelf.open(self.shelf.directory)

    def trainer_with(self, limits: ProcessLimits) -> Trainer:
        """Another trainer over the same parts."""
        return Trainer(
            self.folder / "training", self.clock, self.store, self.shelf, lambda: self.base, limits
        )


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def workshop(tmp_path: Path, clock: SetClock) -> AsyncIterator[Workshop]:
    base = write_tiny_set(tmp_path / "tiny")
    shelf = Shelf.open(tmp_path / "models")
    async with await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'db.sqlite3'}", clock) as store:
        trainer = Trainer(tmp_path / "training", clock, store, shelf, lambda: base)
        yield Workshop(tmp_path, base, clock, store, shelf, trainer)
        await trainer.close()
