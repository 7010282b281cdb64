"""Learning from a set of ml-32m's size, as a bot that goes on to it does: time and memory.

`python -m tests.benchmarks large_training --share 0.25` takes a quarter of the people.
"""

import asyncio
import os
import resource
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.app import open_services
from bot.domain.runs.reasons import Asked
from bot.models.manifest import Manifest
from bot.settings import Settings
from bot.training.sampling import load_newest
from recommender import TrainingConfig
from tests.benchmarks.figure import Figure, at_most
from tests.benchmarks.large_set import PEOPLE, SHARE, write_large_set
from tests.benchmarks.trained import trained_settings

# What a run plans with unless told otherwise, and what the owner may allow it.
MEMORIES_MB = (1200, 3000)
MINUTES = 10
LONGEST_MINUTES = 1440


@dataclass(frozen=True)
class Cost:
    """What a trainer process took: seconds by the clock and of the processor, MB at its peak."""

    seconds: float
    processor: float
    peak_mb: float


def measure() -> Iterable[Figure]:
    """Write the set, read it, and go on to it from ml-latest-small within so much memory."""
    with tempfile.TemporaryDirectory() as place:
        people = round(PEOPLE * float(os.environ.get(SHARE, "1")))
        folder = write_large_set(Path(place) / "ml-32m", people)
        yield from _reading(folder)
        for memory_mb in MEMORIES_MB:
            manifest, cost = _trained(folder, memory_mb)
            yield from _figures(f"within {memory_mb:,} MB", people, manifest, cost, memory_mb)


def _reading(folder: Path) -> Iterable[Figure]:
    wall, processor = time.perf_counter(), time.process_time()
    _, survey = load_newest(folder, MEMORIES_MB[0], TrainingConfig().factors, 0)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    name = f"reading {int(survey.counts.sum()):,} ratings twice"
    yield Figure(name, wall, "s")
    yield Figure(name, processor, "CPU s")


def _trained(folder: Path, memory_mb: int) -> tuple[Manifest, Cost]:
    with trained_settings("ml-latest-small") as small:
        update = {
            "movielens": str(folder),
            "training_memory_mb": memory_mb,
            "training_minutes": LONGEST_MINUTES,
        }
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        manifest = asyncio.run(_train(small.model_copy(update=update)))
        seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return manifest, Cost(seconds, processor, after.ru_maxrss / 1024)


async def _train(settings: Settings) -> Manifest:
    async with open_services(settings) as services:
        outcome = await services.trainer.retrain(Asked())
        # Invented ratings may be refused by the gate; what they cost is the same.
        if outcome.manifest is None:
            raise RuntimeError(outcome.problem)
        return outcome.manifest


def _figures(
    name: str, people: int, manifest: Manifest, cost: Cost, memory_mb: int
) -> Iterable[Figure]:
    yield Figure(f"{name}: people learned from, of {people:,}", manifest.base_users, "")
    yield Figure(f"{name}: ratings learned from", manifest.base_ratings, "")
    yield Figure(f"{name}: memory of the trainer, peak", cost.peak_mb, "MB", at_most(memory_mb))
    yield Figure(f"{name}: by the clock", cost.seconds / 60, "min", at_most(MINUTES))
    # What two cores give in that time.
    yield Figure(f"{name}: of the processor", cost.processor, "CPU s", at_most(MINUTES * 60 * 2))
