"""Fold-in: a person's vector from their likes alone, in one small linear solve."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommender.serving import ServingParameters

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Taste:
    """A folded-in person: `system` @ `vector` = sum of `pulls` @ the liked factors + `prior_pull`.

    `rows` are the liked movies' rows; everything needed to explain a score is here.
    """

    rows: Rows
    system: Floats
    pulls: Floats
    prior_pull: Floats
    vector: Floats


class PriorFoldIn:
    """Fold-in that pulls short profiles towards the average taste of the base users."""

    def __init__(
        self,
        item_factors: npt.NDArray[np.float32],
        gram: Floats,
        prior_mean: Floats,
        prior_precision: Floats,
        parameters: ServingParameters,
    ) -> None:
        self._item_factors = item_factors
        self._gram = gram
        self._precision = prior_precision
        self._prior_pull: Floats = prior_precision @ prior_mean
        self._parameters = parameters

    def taste(self, likes: Mapping[int, float], adventure: float) -> Taste:
        """Fold in likes given as {row: weight}; only the weights' proportions matter."""
        rows, weights = _arrays(likes)
        if len(weights):
            weights = weights / weights.mean()
        strength = self._parameters.prior_strength(adventure)
        system = strength * self._precision + self._parameters.rho(len(rows)) * self._gram
        return _solve(
            self._item_factors, rows, system, weights, weights, strength * self._prior_pull
        )


class PlainFoldIn:
    """Fold-in exactly as implicit recalculates a user: weights are confidences, no prior."""

    def __init__(
        self,
        item_factors: npt.NDArray[np.float32],
        gram: Floats,
        alpha: float,
        regularization: float,
    ) -> None:
        self._item_factors = item_factors
        self._base: Floats = gram + regularization * np.eye(len(gram))
        self._alpha = alpha

    def taste(self, likes: Mapping[int, float], adventure: float) -> Taste:  # noqa: ARG002 - no prior to scale
        """Fold in likes given as {row: weight}."""
        rows, weights = _arrays(likes)
        confidences = self._alpha * weights
        nothing = np.zeros(len(self._base))
        return _solve(self._item_factors, rows, self._base, confidences - 1, confidences, nothing)


def _arrays(likes: Mapping[int, float]) -> tuple[Rows, Floats]:
    rows = np.fromiter(likes.keys(), np.int64, len(likes))
    return rows, np.fromiter(likes.values(), np.float64, len(likes))


def _solve(
    item_factors: npt.NDArray[np.float32],
    rows: Rows,
    base: Floats,
    extra: Floats,
    pulls: Floats,
    prior_pull: Floats,
) -> Taste:
    """Solve (base + Q' diag(extra) Q) u = Q' pulls + prior_pull over the liked factors Q."""
    liked = item_factors[rows]
    weighted = liked * extra[:, None].astype(np.float32)
    system: Floats = base + (weighted.T @ liked).astype(np.float64)
    pull: Floats = liked.T.astype(np.float64) @ pulls + prior_pull
    vector = np.linalg.solve(system, pull).astype(np.float64)
    return Taste(rows, system, pulls, prior_pull, vector)
