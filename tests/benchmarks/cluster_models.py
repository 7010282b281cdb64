"""How long it takes until all bots, each a process, serve what the trainer has published.

As a program it is one of these bots, and prints when it serves a version:
`python -m tests.benchmarks.cluster_models URL FOLDER NUMBER SHARED`.
"""

import asyncio
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.models.manifest import Manifest
from bot.services import Services
from bot.training.shared_models import SharedModels
from recommender import load_dataset
from tests.benchmarks.figure import Figure, at_most
from tests.bot.training.separate import open_bot, open_trainer
from tests.data import movielens
from tests.examined import make_small_registry
from tests.postgres import stoppable_postgres

BOTS = 4
# A file beside the model makes it as large as one of 87,585 films with 128 factors is.
LARGE_MEGABYTES = 50
REPEATED = 3
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def new_models() -> Iterable[Figure]:
    """Publish a small and a large model several times, in the database and in a shared folder."""
    dataset = movielens("ml-latest-small")
    with tempfile.TemporaryDirectory() as folder:
        models = make_small_registry(load_dataset(dataset), Path(folder) / "models")
        for place in ("the database", "a shared folder"):
            yield from _figures(models, dataset, Path(folder) / place.replace(" ", "-"), place)


def _figures(models: Path, dataset: Path, folder: Path, place: str) -> Iterator[Figure]:
    folder.mkdir()
    shutil.copytree(models, folder / "trainer" / "models")
    shared = "" if place == "the database" else str(folder / "shared")
    with stoppable_postgres() as postgres:
        taken = asyncio.run(_measure(postgres.url, folder, dataset, shared))
    for megabytes, published, served in taken:
        name = f"a model of {megabytes:.0f} MB in {place}"
        yield Figure(f"{name}: published after", published, "s")
        # Within seconds, as whoever asked for a run expects.
        yield Figure(f"{name}: served by {BOTS} bots after", served, "s", at_most(10))


async def _measure(
    url: str, folder: Path, dataset: Path, shared: str
) -> list[tuple[float, float, float]]:
    async with open_trainer(url, folder, dataset, model_folder=shared) as trainer:
        with _bots(url, folder, shared) as bots:
            versions = iter(range(2, 2 + 2 * REPEATED))
            return [
                await _median(trainer, folder, bots, versions, padding)
                for padding in (0, LARGE_MEGABYTES)
            ]


async def _median(
    trainer: Services,
    folder: Path,
    bots: list["subprocess.Popen[str]"],
    versions: Iterator[int],
    padding: int,
) -> tuple[float, float, float]:
    """Return megabytes, and the medians of seconds until it is stored and until all serve it."""
    times: list[tuple[float, float]] = []
    for _ in range(REPEATED):
        candidate = _candidate(folder, next(versions), padding)
        megabytes = sum(path.stat().st_size for path in candidate.iterdir()) / 1e6
        version, begun = Manifest.load(candidate).version, time.time()
        assert isinstance(trainer.versions, SharedModels)
        await trainer.versions.publish(candidate, NOW, lambda: True)
        published = time.time() - begun
        served = [await asyncio.to_thread(_served_at, bot, version) for bot in bots]
        times.append((published, max(served) - begun))
    stored, everywhere = (sorted(each)[REPEATED // 2] for each in zip(*times, strict=True))
    return megabytes, stored, everywhere


def _candidate(folder: Path, version: int, padding: int) -> Path:
    """Return version 1 under another number, made larger by so many megabytes."""
    candidate = shutil.copytree(
        folder / "trainer" / "models" / "0001", folder / f"candidate-{version}"
    )
    replace(Manifest.load(candidate), version=version).save(candidate)
    if padding:
        with (candidate / "padding.bin").open("wb") as file:
            for _ in range(padding):
                file.write(bytes(10**6))
    return candidate


@contextmanager
def _bots(url: str, folder: Path, shared: str) -> Iterator[list["subprocess.Popen[str]"]]:
    """Start bots that serve version 1 already."""
    command = [sys.executable, "-m", "tests.benchmarks.cluster_models", url, str(folder)]
    bots = [
        subprocess.Popen(
            [*command, str(number), shared],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(1, BOTS + 1)
    ]
    try:
        for bot in bots:
            _served_at(bot, 1)
        yield bots
    finally:
        for bot in bots:
            bot.communicate()


def _served_at(bot: "subprocess.Popen[str]", wanted: int) -> float:
    """Wait for a bot to serve a version; return when it did."""
    for line in bot.stdout or ():
        version, moment = line.split()
        if int(version) == wanted:
            return float(moment)
    raise RuntimeError(f"a bot ended before it served version {wanted}")


async def _serve(url: str, folder: Path, number: int, shared: str) -> None:
    """Be a bot, and print what it serves, until standard input ends."""
    async with open_bot(url, folder, number, processes=BOTS, model_folder=shared) as services:

        def say() -> None:
            print(services.registry.current.version, time.time(), flush=True)

        services.registry.watch(say)
        say()
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]))
