"""Matrix factorisation by alternating least squares: the only file that imports implicit."""

import os
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np
from implicit.cpu.als import AlternatingLeastSquares
from implicit.recommender_base import ModelFitError
from scipy.sparse import csr_matrix

from recommender.arrays import Factors, Rows
from recommender.errors import RecommenderError
from recommender.model.configuration import TrainingConfig

# Conjugate gradient steps of a warm start. The factors of people and of most movies begin close to
# the solution; for the others, five steps from zero are as good as an exact solution.
_USER_STEPS = 1
_ITEM_STEPS = 1
_CHANGED_ITEM_STEPS = 5
# People per step: the sums of all people's likes would take as much memory as their factors.
_PIECE = 4096


class FittedFactors(NamedTuple):
    """The result of a fit: users x factors and movies x factors."""

    user_factors: Factors
    item_factors: Factors


def fit(
    matrix: csr_matrix, config: TrainingConfig, alpha: float, on_iteration: Callable[[int], None]
) -> FittedFactors:
    """Factorise a users x movies matrix of likes (Hu, Koren, Volinsky 2008); deterministic.

    Raises RecommenderError if the fit diverges.
    """
    model = AlternatingLeastSquares(
        factors=config.factors,
        regularization=config.regularization,
        alpha=alpha,
        iterations=config.iterations,
        random_state=config.random_state,
        num_threads=os.cpu_count() or 1,
    )
    try:
        model.fit(matrix, show_progress=False, callback=lambda step, *_: on_iteration(step + 1))
    except ModelFitError as error:
        raise RecommenderError(
            "the fit gives no numbers; train with a larger regularization or a smaller alpha"
        ) from error
    return FittedFactors(model.user_factors, model.item_factors)


def refit(
    matrix: csr_matrix,
    config: TrainingConfig,
    alpha: float,
    old_item_factors: Factors,
    changed: Rows,
) -> FittedFactors:
    """Factorise by one iteration from old factors (movies x factors), which are 0 for new movies.

    The movies of the `changed` columns, new ones included, get more steps than others. Raises
    RecommenderError if the fit diverges.
    """
    movies = matrix.shape[1]
    if old_item_factors.shape != (movies, config.factors):
        raise ValueError(
            f"the old factors have the shape {old_item_factors.shape}, "
            f"the matrix needs {(movies, config.factors)}"
        )
    # One thread: a second one busily waits for up to half the time of a short half step.
    half_step = partial(
        AlternatingLeastSquares().solver, regularization=config.regularization, num_threads=1
    )
    likes = alpha * matrix
    likers = likes.T.tocsr()
    item_factors = np.array(old_item_factors, np.float32)
    user_factors = _as_if_alike(likes, item_factors, config.regularization)
    half_step(likes, user_factors, item_factors, cg_steps=_USER_STEPS)
    half_step(likers, item_factors, user_factors, cg_steps=_ITEM_STEPS)
    changed_factors = np.array(old_item_factors[changed], np.float32)
    half_step(likers[changed], changed_factors, user_factors, cg_steps=_CHANGED_ITEM_STEPS)
    item_factors[changed] = changed_factors
    if not (np.isfinite(user_factors).all() and np.isfinite(item_factors).all()):
        raise RecommenderError("a warm start from the old model gives no numbers; train anew")
    return FittedFactors(user_factors, item_factors)


def _as_if_alike(likes: csr_matrix, item_factors: Factors, regularization: float) -> Factors:
    """Return users x factors to start from, by one inverse for all people.

    It is exact for somebody whose likes weigh for each movie what they weigh on average.
    """
    weights = 1 + np.asarray(likes.mean(axis=0), np.float32).ravel()
    system = (item_factors.T * weights) @ item_factors
    system += np.float32(regularization) * np.eye(len(system), dtype=np.float32)
    inverse = np.linalg.inv(system)
    solved = np.empty((likes.shape[0], len(system)), np.float32)
    for start in range(0, len(solved), _PIECE):
        stop = start + _PIECE
        np.matmul(likes[start:stop] @ item_factors, inverse, out=solved[start:stop])
    return solved
