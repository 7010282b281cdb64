"""A model as the bot itself makes it: by the trainer process, measured, on a registry."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.models.registry import ModelRegistry
from bot.training.process import WORKER
from bot.training.request import (
    MODEL_FOLDER,
    REQUEST_FILE,
    Community,
    Recipe,
    TrainingRequest,
)
from recommender import TrainingConfig


def make_registry(base: Path, folder: Path) -> Path:
    """Train version 1 on a data set; return its registry's folder, to be copied, never changed."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    TrainingRequest(1, Recipe(base, TrainingConfig()), "the first training", now).save(folder)
    Community.empty().save(folder)
    command = [sys.executable, "-m", WORKER, str(folder / REQUEST_FILE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as worker:
        assert worker.wait() == 0
    asyncio.run(ModelRegistry.open(folder / "models").publish(folder / MODEL_FOLDER, now))
    return folder / "models"
