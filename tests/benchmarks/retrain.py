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
from recommender.evaluation.holdout import padded
from recommender.evaluation.metrics import ndcg_of
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
from recommender.model.training.interactions import build_interactions
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
    cold, cold_seconds = _timed(base, community, None, runs=1)
    _, untuned_seconds = _timed(base, community, None, _untuned(old))
    warm, warm_seconds = _timed(base, community, old)
    notebook_seconds = _notebook(folder)

    yield from _costs(
        warm_seconds,
        (
            ("the notebooks' fit, default BLAS threads", notebook_seconds, 20),
            ("a cold fit with tuning", cold_seconds, 8),
            ("a cold fit without tuning", untuned_seconds, 9),
        ),
    )
    yield from _stages(warm, reading)
    others = {
        "one warm retrain": warm,
        "ten warm retrains, a tenth of the likes each": _one_by_one(base, community, old),
        "a warm retrain that meets a seventh of the films": _new_films(base, community, old),
    }
    yield from _quality(cold, others, asked)


def _costs(warm_seconds: float, others: Iterable[tuple[str, float, int]]) -> Iterable[Figure]:
    for name, seconds, times in others:
        yield Figure(name, seconds, "CPU s")
        ratio = seconds / warm_seconds
        yield Figure("a warm retrain", warm_seconds, "CPU s", ratio_at_least(times), ratio, name)


def _likes(dataset: Dataset, user_ids: Iterable[int]) -> list[Ids]:
    liked = dataset.select(dataset.ratings >= 4)
    each = [liked.movie_ids[liked.user_ids == user_id] for user_id in user_ids]
    return [likes for likes in each if len(likes) >= 2 * TOLD]


def _timed(
    base: Dataset,
    community: list[Profile],
    warm_start: Model | None,
    config: TrainingConfig | None = None,
    runs: int = 5,
) -> tuple[Model, float]:
    """Return the model and the median of the processor time of whole training runs."""
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        model = train(base, community, config, warm_start=warm_start)
        seconds.append(time.process_time() - start)
    return model, float(np.median(seconds))


def _one_by_one(base: Dataset, community: list[Profile], old: Model) -> Model:
    model = old
    for tenths in range(1, 11):
        model = train(base, community[: len(community) * tenths // 10], warm_start=model)
    return model


def _new_films(base: Dataset, community: list[Profile], old: Model) -> Model:
    """Retrain warm from a model that has never met a seventh of the films."""
    films = np.unique(base.movie_ids)
    unmet = np.random.default_rng(9).choice(films, len(films) // 7, replace=False)
    before = train(base.select(~np.isin(base.movie_ids, unmet)), (), _untuned(old))
    before = replace(before, config=old.config, parameters=old.parameters)
    return train(base, community, warm_start=before)


def _untuned(model: Model) -> TrainingConfig:
    """Return settings that take the model's alpha for granted."""
    return replace(model.config, tuning=False, alpha=model.parameters.alpha)


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


def _quality(cold: Model, others: dict[str, Model], asked: list[Ids]) -> Iterable[Figure]:
    start = time.perf_counter()
    aim = _qualities(cold, asked)
    yield Figure("stage: evaluate", (time.perf_counter() - start) * 1000, "ms")
    yield Figure("NDCG@20 after a cold fit", mean_interval(aim).mean, "")
    for name, model in others.items():
        qualities = _qualities(model, asked)
        difference = paired_interval(qualities - aim)
        yield Figure(f"NDCG@20 after {name}", mean_interval(qualities).mean, "")
        yield Figure("warm - cold, lower end of its 95 % interval", difference.low, "")
        yield Figure(
            "warm - cold, upper end of its 95 % interval", difference.high, "", at_least(0)
        )


def _qualities(model: Model, asked: list[Ids]) -> npt.NDArray[np.float64]:
    lists = [
        [movie_id for movie_id, _ in model.rank(Profile(likes[:TOLD].tolist()), LIST)]
        for likes in asked
    ]
    return ndcg_of(padded(lists, LIST), [likes[TOLD:] for likes in asked])
