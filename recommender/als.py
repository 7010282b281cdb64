"""Training of the factors: the only file that imports implicit."""

import os
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

Factors = npt.NDArray[np.float32]


class FittedFactors(NamedTuple):
    """What a fit learns: users x factors and movies x factors."""

    user_factors: Factors
    item_factors: Factors


def fit(
    matrix: csr_matrix,
    *,
    factors: int,
    regularization: float,
    alpha: float,
    iterations: int,
    random_state: int,
    warm_item_factors: Factors | None = None,
    on_iteration: Callable[[int], None] | None = None,
) -> FittedFactors:
    """Factorise a users x movies matrix of likes; the result depends on the arguments alone.

    With `warm_item_factors` (movies x factors) the fit starts from these instead of random ones.
    """
    from implicit.cpu.als import AlternatingLeastSquares

    # implicit runs its own threads; BLAS threads beside them make it nearly twice as slow.
    with threadpool_limits(limits=1, user_api="blas"):
        model = AlternatingLeastSquares(
            factors=factors,
            regularization=regularization,
            alpha=alpha,
            iterations=iterations,
            random_state=random_state,
            num_threads=os.cpu_count() or 1,
        )
        if warm_item_factors is not None:
            if warm_item_factors.shape != (matrix.shape[1], factors):
                raise ValueError(
                    f"warm factors have the shape {warm_item_factors.shape}, "
                    f"the matrix needs {(matrix.shape[1], factors)}"
                )
            # fit() takes given arrays unchecked: a new object with arrays of exactly this shape.
            model.item_factors = np.array(warm_item_factors, np.float32)
            model.user_factors = np.zeros((matrix.shape[0], factors), np.float32)

        def report(iteration: int, _seconds: float, _loss: float | None) -> None:
            if on_iteration is not None:
                on_iteration(iteration + 1)

        model.fit(matrix, show_progress=False, callback=report)
    return FittedFactors(model.user_factors, model.item_factors)
