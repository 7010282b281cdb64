"""A store, a registry and a real trainer on a small data set."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.models.registry import ModelRegistry
from bot.store.store import Store
from bot.training.limits import ProcessLimits
from bot.training.trainer import Trainer
from tests.bot.training.tiny import write_tiny_set
from tests.examined import make_registry


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
    registry: ModelRegistry
    trainer: Trainer

    def reopened_registry(self) -> ModelRegistry:
        """The registry as a bot that starts now would find it."""
        return ModelRegistry.open(self.registry.directory)

    def trainer_with(self, limits: ProcessLimits) -> Trainer:
        """Another trainer over the same parts."""
        return Trainer(
            self.folder / "training",
            self.clock,
            self.store,
            self.registry,
            lambda: self.base,
            limits,
        )


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(scope="session")
def tiny_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data set; copy it, never write to it."""
    return write_tiny_set(tmp_path_factory.mktemp("base") / "tiny")


@pytest.fixture(scope="session")
def tiny_models(tiny_base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with version 1, learned from the small data set; copy it, never write to it."""
    return make_registry(tiny_base, tmp_path_factory.mktemp("examined"))


@asynccontextmanager
async def _open(
    folder: Path, tiny_base: Path, new_store: Path, clock: SetClock
) -> AsyncIterator[Workshop]:
    base = shutil.copytree(tiny_base, folder / "tiny")
    registry = ModelRegistry.open(folder / "models")
    file = shutil.copy(new_store, folder / "db.sqlite3")
    async with await Store.open(f"sqlite+aiosqlite:///{file}", clock) as store:
        trainer = Trainer(folder / "training", clock, store, registry, lambda: base)
        yield Workshop(folder, base, clock, store, registry, trainer)
        await trainer.close()


@pytest.fixture
async def workshop(
    tmp_path: Path, tiny_base: Path, new_store: Path, clock: SetClock
) -> AsyncIterator[Workshop]:
    """A workshop without any model yet."""
    async with _open(tmp_path, tiny_base, new_store, clock) as opened:
        yield opened


@pytest.fixture
async def taught(
    tmp_path: Path, tiny_base: Path, tiny_models: Path, new_store: Path, clock: SetClock
) -> AsyncIterator[Workshop]:
    """A workshop with version 1 in service."""
    shutil.copytree(tiny_models, tmp_path / "models")
    async with _open(tmp_path, tiny_base, new_store, clock) as opened:
        yield opened
