"""What tests of models share: registries with one model each, and the trainer's process."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from bot.domain.runs.reasons import FirstTraining
from bot.models.manifest import Manifest
from bot.models.rating_counts import save_rating_counts
from bot.models.registry import ModelRegistry
from bot.training.interface import TrainingRuns
from bot.training.process import WORKER
from bot.training.request import (
    COMMUNITY_FILES,
    MODEL_FOLDER,
    REQUEST_FILE,
    Community,
    Recipe,
    TrainingRequest,
)
from bot.training.trainer import Trainer
from recommender import Dataset, TrainingConfig, train

NOBODY = Community(**{name: np.empty(0, kind) for name, kind in COMMUNITY_FILES.items()})


def make_registry(base: Path, folder: Path) -> Path:
    """Train version 1 on a data set; return its registry's folder, to be copied, never changed."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    TrainingRequest(1, Recipe(base, TrainingConfig()), FirstTraining(), now).save(folder)
    NOBODY.save(folder)
    command = [sys.executable, "-m", WORKER, str(folder / REQUEST_FILE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as worker:
        assert worker.wait() == 0
    asyncio.run(ModelRegistry.open(folder / "models").publish(folder / MODEL_FOLDER, now))
    return folder / "models"


def make_small_registry(dataset: Dataset, folder: Path) -> Path:
    """Train version 1 on a few films in this process; return its registry's folder."""
    candidate = folder / "candidate"
    model = train(dataset)
    model.save(candidate)
    save_rating_counts(dataset.popularity(), candidate)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    movies, ratings = len(dataset.catalogue), len(dataset.ratings)
    Manifest(1, now, "invented", model.users, ratings, movies, 0, 0, 1.0).save(candidate)
    asyncio.run(ModelRegistry.open(folder).publish(candidate, now))
    return folder


def trainer_process_id(trainer: TrainingRuns) -> int | None:
    """Return the operating system's number of a trainer's process; None when there is none."""
    assert isinstance(trainer, Trainer)
    if trainer._process is None or trainer._process._process is None:
        return None
    return trainer._process._process.pid
