"""How cost grows: 10,000 to 87,585 films and 25,000 to 200,000 stored chat users."""

import resource
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from recommender import Model, TrainingConfig, train
from recommender.model.configuration import Weighting
from recommender.model.training.interactions import build_interactions
from tests.benchmarks.crowd import Crowd, make_crowd
from tests.benchmarks.figure import Figure, at_most

# Films, base users, chat users; the largest has the films of ml-32m.
SIZES = (
    (10_000, 5_000, 25_000),
    (20_000, 10_000, 50_000),
    (40_000, 20_000, 100_000),
    (87_585, 40_000, 200_000),
)
COLD = TrainingConfig(weighting=Weighting.EQUAL, tuning=False)


def measure() -> Iterable[Figure]:
    """Build, fit cold, retrain warm and write at each size, in one process, smallest first."""
    for movies, base_users, chat_users in SIZES:
        crowd = make_crowd(movies, base_users, chat_users)
        likes = len(crowd.base) + sum(len(profile.likes) for profile in crowd.community)
        name = f"{movies:,} films, {chat_users:,} chat users"
        yield Figure(f"{name}: likes", likes, "")
        yield from _measure(name, crowd)


def _measure(name: str, crowd: Crowd) -> Iterable[Figure]:
    start = time.perf_counter()
    data = build_interactions(crowd.base, crowd.community, COLD)
    yield Figure(f"{name}: build the matrix", time.perf_counter() - start, "s")
    yield Figure(f"{name}: matrix", _megabytes(data.matrix.data.nbytes * 2), "MB")
    model, seconds, processor = _train(crowd, None)
    yield Figure(f"{name}: cold fit", seconds, "s")
    yield Figure(f"{name}: cold fit", processor, "CPU s")
    warm, seconds, processor = _train(crowd, model)
    yield Figure(f"{name}: warm retrain", seconds, "s")
    yield Figure(f"{name}: warm retrain", processor, "CPU s")
    yield Figure(f"{name}: of it the fit", warm.seconds["fit"], "s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    yield Figure(
        f"{name}: memory of the training process, peak", _megabytes(peak), "MB", at_most(4000)
    )
    yield from _stored(name, warm)


def _train(crowd: Crowd, old: Model | None) -> tuple[Model, float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    model = train(crowd.base, crowd.community, COLD, warm_start=old)
    return model, time.perf_counter() - wall, time.process_time() - processor


def _stored(name: str, model: Model) -> Iterable[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "model"
        start = time.perf_counter()
        model.save(directory)
        yield Figure(f"{name}: write the model", time.perf_counter() - start, "s")
        size = sum(path.stat().st_size for path in directory.iterdir())
        yield Figure(f"{name}: model on disk", _megabytes(size), "MB")
        start = time.perf_counter()
        Model.load(directory)
        yield Figure(f"{name}: load and check the model", time.perf_counter() - start, "s")


def _megabytes(count: float) -> float:
    return count / 1e6
