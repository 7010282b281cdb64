"""A warm retrain beside a cold fit and the notebooks' fit: processor time, stages and quality."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recommender import Dataset, Model, Profile, TrainingConfig, load_dataset, train
from recommender.evaluation import mean_interval, paired_interval
from tests.benchmarks.figure import Figure, at_least, ratio_at_least
from tests.data import movielens

Ids = npt.NDArray[np.int64]

PEOPLE = 600
TOLD = 5
LIST = 20
# What the notebooks run: one fit with the library's threads and BLAS' own default ones.
NOTEBOOK = """
import json, sys, time, warnings
import numpy as np
from implicit.als import AlternatingLeastSquares
from recommender import TrainingConfig, load_dataset
from recommender.interactions import build_interactions
warnings.simplefilter("ignore")
matrix = build_interactions(load_dataset(sys.argv[1]), (), TrainingConfig.notebook()).matrix
model = AlternatingLeastSquares(factors=100, regularization=0.01, iterations=15)
start = time.process_time()
model.fit(matrix, show_progress=False)
print(json.dumps(time.process_time() - start))
"""


def measure() -> Iterable[Figure]:
    """Train on ml-1m without some people, add the first likes of half of them, and retrain."""
    folder = movielens("ml-1m")
    start = time.perf_counter()
    dataset = load_dataset(folder)
    reading = time.perf_counter() - start
    random = np.random.default_rng(9)
    held_out = random.choice(np.unique(dataset.user_ids), 2 * PEOPLE, replace=False)
    base = dataset.select(~np.isin(dataset.user_ids, held_out))
    community = [Profile(likes[:10].tolist()) for likes in _likes(dataset, held_out[PEOPLE:])]
    asked = [random.permutation(likes) for likes in _likes(dataset, held_out[:PEOPLE])]

    old = train(base)
    cold, cold_seconds = _timed(base, community, None)
    fixed = replace(old.config, tuning=False, alpha=old.parameters.alpha)
    _, untuned_seconds = _timed(base, community, None, fixed)
    warm, warm_seconds = _timed(base, community, old)
    notebook_seconds = _notebook(folder)

    yield Figure("notebooks' fit, default BLAS threads", notebook_seconds, "CPU s")
    yield Figure("cold fit with tuning", cold_seconds, "CPU s")
    yield Figure("cold fit without tuning", untuned_seconds, "CPU s")
    for seconds, aim, reference in (
        (cold_seconds, ratio_at_least(8), "a cold fit"),
        (untuned_seconds, None, "a cold fit without tuning"),
        (notebook_seconds, ratio_at_least(20), "the notebooks' fit"),
    ):
        yield Figure("warm retrain", warm_seconds, "CPU s", aim, seconds / warm_seconds, reference)
    yield from _stages(warm, reading)
    yield from _quality(warm, cold, asked)


def _likes(dataset: Dataset, user_ids: Iterable[int]) -> list[Ids]:
    liked = dataset.select(dataset.ratings >= 4)
    each = [liked.movie_ids[liked.user_ids == user_id] for user_id in user_ids]
    return [likes for likes in each if len(likes) >= 2 * TOLD]


def _timed(
    base: Dataset,
    community: list[Profile],
    warm_start: Model | None,
    config: TrainingConfig | None = None,
) -> tuple[Model, float]:
    start = time.process_time()
    model = train(base, community, config, warm_start=warm_start)
    return model, time.process_time() - start


def _notebook(folder: Path) -> float:
    environment = {key: value for key, value in os.environ.items() if "NUM_THREADS" not in key}
    answer = subprocess.run(
        [sys.executable, "-c", NOTEBOOK, str(folder)],
        env=environment,
        capture_output=True,
        check=True,
    )
    return float(json.loads(answer.stdout))


def _stages(model: Model, reading: float) -> Iterable[Figure]:
    yield Figure("stage: read", reading * 1000, "ms")
    for stage, seconds in model.seconds.items():
        yield Figure(f"stage: {stage}", seconds * 1000, "ms")
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "model"
        start = time.perf_counter()
        model.save(directory)
        written = time.perf_counter()
        Model.load(directory)
        yield Figure("stage: write", (written - start) * 1000, "ms")
        yield Figure("stage: load for the swap", (time.perf_counter() - written) * 1000, "ms")


def _quality(warm: Model, cold: Model, asked: list[Ids]) -> Iterable[Figure]:
    start = time.perf_counter()
    one, two = (np.array([_ndcg(model, likes) for likes in asked]) for model in (warm, cold))
    yield Figure("stage: evaluate two models", (time.perf_counter() - start) * 1000, "ms")
    difference = paired_interval(one - two)
    yield Figure("NDCG@20 after the warm retrain", mean_interval(one).mean, "")
    yield Figure("NDCG@20 after the cold fit", mean_interval(two).mean, "")
    yield Figure("warm - cold, upper end of its 95 % interval", difference.high, "", at_least(0))


def _ndcg(model: Model, likes: Ids) -> float:
    told, targets = likes[:TOLD], likes[TOLD:]
    discounts = 1 / np.log2(np.arange(2, LIST + 2))
    found = [movie_id for movie_id, _ in model.rank(Profile(told.tolist()), LIST)]
    hits = np.isin(found, targets)
    return float(discounts[: len(hits)] @ hits / discounts[: min(LIST, len(targets))].sum())
