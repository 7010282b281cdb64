"""What the factors are fitted to, cold and warm."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

from recommender import Dataset
from recommender.model.configuration import TrainingConfig
from recommender.model.serving import ServingParameters
from recommender.model.training.als import fit, refit
from recommender.model.training.fitting import fit_model
from recommender.model.training.interactions import build_interactions
from recommender.model.training.progress import StageClock
from recommender.model.training.weighting import weigh_likes
from tests.recommender.checkerboard import CONFIG

ALPHA = 3.0
SETTINGS = TrainingConfig(factors=6, regularization=0.5, iterations=15, tuning=False)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """As in a training run; implicit warns of BLAS threads beside its own."""
    with threadpool_limits(limits=1, user_api="blas"):
        yield


def _likes(people: int = 80) -> csr_matrix:
    random = np.random.default_rng(8)
    return csr_matrix((random.random((people, 30)) < random.random(30)).astype(np.float32))


def _exact_item_factors(likes: csr_matrix, user_factors: np.ndarray) -> np.ndarray:
    """Solve each movie's least squares: confidence 1 + (alpha - 1) for a like, else 1."""
    users = user_factors.astype(np.float64)
    solved = []
    for column in likes.toarray().T:
        system = users.T @ (users * np.where(column > 0, ALPHA, 1)[:, None])
        system += SETTINGS.regularization * np.eye(users.shape[1])
        solved.append(np.linalg.solve(system, users.T @ (ALPHA * column)))
    return np.array(solved)


def test_movies_that_changed_are_solved_for_nearly_exactly_by_a_warm_start() -> None:
    likes, changed = _likes(), np.array([3, 11, 20])
    old = fit(likes, SETTINGS, ALPHA, lambda _: None).item_factors
    old[changed] = 0

    warm = refit(likes, SETTINGS, ALPHA, old, changed, activity_is_weighed=False)

    exact = _exact_item_factors(likes, warm.user_factors)
    error = np.linalg.norm(warm.item_factors - exact, axis=1) / np.linalg.norm(exact, axis=1)
    assert error[changed].max() < 0.01


def test_a_warm_start_brings_everybody_near_the_solution() -> None:
    likes = _likes(5000)
    old = fit(likes, SETTINGS, ALPHA, lambda _: None).item_factors

    warm = refit(likes, SETTINGS, ALPHA, old, np.array([], np.int64), activity_is_weighed=False)

    # A person's least squares are a movie's with the roles exchanged.
    exact = _exact_item_factors(likes.T, old)
    error = np.linalg.norm(warm.user_factors - exact, axis=1) / np.linalg.norm(exact, axis=1)
    assert error.max() < 0.2


@pytest.mark.parametrize(("rarity", "activity"), [(0.3, 0.0), (0.0, 0.5), (0.3, 0.5)])
def test_factors_are_fitted_to_likes_as_they_weigh(
    invented: Dataset, rarity: float, activity: float
) -> None:
    config = replace(CONFIG, rarity_power=rarity)
    parameters = ServingParameters(alpha=ALPHA, activity_power=activity)
    data = build_interactions(invented, (), config)

    model = fit_model(
        data, invented.catalogue, config, parameters, None, StageClock(lambda _: None)
    )

    weighed = fit(weigh_likes(data.matrix, rarity, activity), config, ALPHA, lambda _: None)
    fitted = dict(zip(model.movie_ids.tolist(), model.item_factors, strict=True))
    for movie_id, expected in zip(data.movie_ids.tolist(), weighed.item_factors, strict=True):
        assert np.array_equal(fitted[movie_id], expected)
