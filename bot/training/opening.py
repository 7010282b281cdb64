"""Open what training and serving need, and close it again."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from bot.clock import Clock
from bot.domain.assignment import Assignment
from bot.models.registry import ModelRegistry
from bot.settings import Settings
from bot.store.store import Store
from bot.training.trainer import ProcessLimits, Trainer


class Training(NamedTuple):
    """The models and the one who makes them."""

    registry: ModelRegistry
    trainer: Trainer


@asynccontextmanager
async def open_training(
    settings: Settings,
    assignment: Assignment,
    clock: Clock,
    store: Store,
    default_base: Callable[[str], Path],
) -> AsyncIterator[Training]:
    """Load the model in service and make the trainer ready; on leaving, stop a run under way.

    `default_base` names the folder to learn from, given the name of the set in service.
    """
    additions = await store.added_movies.all()
    registry = await asyncio.to_thread(ModelRegistry.open, settings.model_directory, additions)
    limits = ProcessLimits(settings.training_minutes * 60, settings.training_memory_mb)

    def base() -> Path:
        return default_base(registry.current.manifest.base if registry.ready else "")

    trainer = Trainer(
        settings.training_directory, clock, store, registry, base, limits, trains=assignment.trains
    )
    if assignment.trains:
        await trainer.recover()
    try:
        yield Training(registry, trainer)
    finally:
        await trainer.close()
