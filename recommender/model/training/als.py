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

# Conjugate gradient steps of a warm start, in which people begin at zero. With fewer, or from the
# solution for somebody average, people with many likes end far off: docs/development/tuning.md.
_USER_STEPS = 3
# One step fewer serves as well where the likes of people with many likes weigh less.
_USER_STEPS_IF_ACTIVITY_IS_WEIGHED = 2
_ITEM_STEPS = 1
_CHANGED_ITEM_STEPS = 5


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
    *,
    activity_is_weighed: bool,
) -> FittedFactors:
    """Factorise by one iteration from old factors (movies x factors), which are 0 for new movies.

    The movies of the `changed` columns, new ones included, get more steps than others, and people
    fewer if their activity is weighed (`weigh_likes`). Raises RecommenderError if the fit diverges.
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
    user_factors = np.zeros((likes.shape[0], config.factors), np.float32)
    user_steps = _USER_STEPS_IF_ACTIVITY_IS_WEIGHED if activity_is_weighed else _USER_STEPS
    half_step(likes, user_factors, item_factors, cg_steps=user_steps)
    half_step(likers, item_factors, user_factors, cg_steps=_ITEM_STEPS)
    changed_factors = np.array(old_item_factors[changed], np.float32)
    half_step(likers[changed], changed_factors, user_factors, cg_steps=_CHANGED_ITEM_STEPS)
    item_factors[changed] = changed_factors
    if not (np.isfinite(user_factors).all() and np.isfinite(item_factors).all()):
        raise RecommenderError("a warm start from the old model gives no numbers; train anew")
    return FittedFactors(user_factors, item_factors)
