"""Fold-in and ranking beside implicit's own: 50 likes at five sizes, and 5 likes of one genre."""

import time
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from recommender import Model, Profile, TrainingConfig, load_dataset, train
from recommender.model.quiz import Quiz
from recommender.model.training.tuning import FOCUS_WEIGHT, NEIGHBOUR_WEIGHTS, POPULARITY_WEIGHT
from tests.benchmarks.crowd import make_crowd
from tests.benchmarks.figure import Aim, Figure, at_most, ratio_at_least
from tests.data import find_movielens

# The second one has tags.
SETS = ("ml-1m", "ml-latest-small")
MOVIES = (10_000, 30_000, 87_585)
LIKES = 50
LIKES_OF_A_GENRE = 5
PEOPLE = 300
N = 10
ADVENTURE = 0.15
ROUNDS = 5
# Untuned, as tuning says nothing of speed: what tuning usually finds is set below.
CONFIG = TrainingConfig(tuning=False, iterations=3)

Milliseconds = npt.NDArray[np.float64]


def measure() -> Iterable[Figure]:
    """Measure processor time with one thread throughout, as the bot serves."""
    with threadpool_limits(limits=1):
        for name in SETS:
            if (folder := find_movielens(name)) is not None:
                model = _as_served(train(load_dataset(folder), config=CONFIG))
                yield from _compare(name, model, 1.0)
                yield from _compare_focused(name, model)
        for movies in MOVIES:
            crowd = make_crowd(movies, base_users=movies // 4, chat_users=0)
            aim = 2.0 if movies == MOVIES[-1] else 1.0
            model = _as_served(train(crowd.base, config=CONFIG))
            yield from _compare(f"{movies:,} movies", model, aim)


def _compare(name: str, model: Model, aim: float) -> Iterable[Figure]:
    profiles = _profiles(model)
    own, whole, implicit = _time(
        lambda person: model.rank(profiles[person], N),
        lambda person: model.recommend(profiles[person], N),
        _implicit(model, profiles),
    )
    goal = ratio_at_least(aim)
    for quantile in (50, 99):
        reference = float(np.percentile(implicit, quantile))
        yield _figure(f"{name}: fold-in and ranking", own, quantile, reference, goal)
        yield _figure(f"{name}: with series and reasons", whole, quantile, reference, goal)
    yield Figure(f"{name}: memory of what likes share", _megabytes(model), "MB", at_most(20))
    (quiz,) = _time(lambda _: Quiz(model).next_movie({}), people=20)
    yield Figure(f"{name}: a quiz question, p50", float(np.median(quiz)), "ms", at_most(50))


def _compare_focused(name: str, model: Model) -> Iterable[Figure]:
    """Measure people for whom all that likes share counts, the costliest lists."""
    profiles = _of_one_genre(model)
    whole, implicit = _time(
        lambda person: model.recommend(profiles[person], N),
        _implicit(model, profiles),
        people=len(profiles),
    )
    for quantile in (50, 99):
        reference = float(np.percentile(implicit, quantile))
        label = f"{name}: {LIKES_OF_A_GENRE} likes of one genre"
        yield _figure(label, whole, quantile, reference, None)


def _megabytes(model: Model) -> float:
    """Return what a model keeps in memory, once it has answered, beside the arrays of its files."""
    fresh = replace(model)
    profile = Profile(model.movie_ids[:LIKES].tolist())
    tracemalloc.start()
    fresh.recommend(profile, N)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del fresh
    return held / 1e6


def _as_served(trained: Model) -> Model:
    """Return the model as a bot opens it, from its directory."""
    timed = trained.recent_popularity.any()
    usual = replace(
        trained.parameters,
        focus_weight=FOCUS_WEIGHT,
        neighbour_weight=NEIGHBOUR_WEIGHTS[0],
        popularity_weight=POPULARITY_WEIGHT if timed else 0.0,
        adventure=ADVENTURE,
    )
    with TemporaryDirectory() as folder:
        replace(trained, parameters=usual).save(Path(folder) / "model")
        return Model.load(Path(folder) / "model")


def _figure(
    name: str, times: Milliseconds, quantile: int, reference: float, aim: Aim | None
) -> Figure:
    value = float(np.percentile(times, quantile))
    label = f"{name}, p{quantile}"
    against = "implicit's recommend(recalculate_user=True)"
    return Figure(label, value, "CPU ms", aim, reference / value, against)


def _profiles(model: Model) -> list[Profile]:
    random = np.random.default_rng(5)
    fame = model.popularity / model.popularity.sum()
    rows = (random.choice(len(fame), LIKES, replace=False, p=fame) for _ in range(PEOPLE))
    return [Profile(model.movie_ids[each].tolist()) for each in rows]


def _of_one_genre(model: Model) -> list[Profile]:
    """Let each genre have its lovers, who like the better known films of it."""
    random = np.random.default_rng(6)
    genres_of = [model.catalogue[movie_id].genres for movie_id in model.movie_ids.tolist()]
    profiles = []
    for genre in sorted({genre for genres in genres_of for genre in genres}):
        rows = np.flatnonzero([genre in genres for genres in genres_of])
        if len(rows) > 2 * LIKES_OF_A_GENRE:
            fame = model.popularity[rows] / model.popularity[rows].sum()
            for _ in range(PEOPLE // 20):
                liked = random.choice(rows, LIKES_OF_A_GENRE, replace=False, p=fame)
                profiles.append(Profile(model.movie_ids[liked].tolist()))
    return profiles


def _implicit(model: Model, profiles: Sequence[Profile]) -> Callable[[int], object]:
    from implicit.cpu.als import AlternatingLeastSquares
    from scipy.sparse import csr_matrix

    reference = AlternatingLeastSquares(
        factors=model.config.factors, alpha=model.parameters.alpha, num_threads=1
    )
    reference.item_factors = np.array(model.item_factors)
    reference.user_factors = np.zeros((1, model.config.factors), np.float32)
    shape = (1, len(model.movie_ids))
    rows = []
    for profile in profiles:
        columns = [model.row(movie_id) for movie_id in profile.likes]
        likes = np.ones(len(columns), np.float32)
        rows.append(csr_matrix((likes, ([0] * len(columns), columns)), shape))
    return lambda person: reference.recommend(0, rows[person], N=N, recalculate_user=True)


def _time(*ways: Callable[[int], object], people: int = PEOPLE) -> Milliseconds:
    """Return what each way's answer to each person costs in the best of some rounds.

    The ways take turns, so that a processor that slows down slows all of them.
    """
    rounds = [
        [[_seconds(ask, person) for person in range(people)] for ask in ways] for _ in range(ROUNDS)
    ]
    best: Milliseconds = np.array(rounds).min(axis=0) * 1000
    return best


def _seconds(ask: Callable[[int], object], person: int) -> float:
    # Processor time of this thread: what else the machine does is not to count.
    start = time.thread_time()
    ask(person)
    return time.thread_time() - start
