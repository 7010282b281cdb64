"""Fold-in: a person's vector from their likes alone, in one small linear solve."""

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.serving import ServingParameters

Floats = npt.NDArray[np.float64]
Factors = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

# How far each like moves the belief about which prior fits a person.
_TRUST_IN_EVIDENCE = 2.0


class FoldedIn(NamedTuple):
    """A person's vector u and the system it solves: A u = Q' pulls + prior_pull.

    `rows` are the liked movies' rows, Q their factors.
    """

    rows: Rows
    weights: Floats
    system: Floats
    pulls: Floats
    prior_pull: Floats
    vector: Floats


class PriorFoldIn:
    """Fold-in that pulls short profiles towards the average taste of the people of their time."""

    def __init__(
        self,
        item_factors: Factors,
        gram: Floats,
        means: Floats,
        precisions: Floats,
        evidence: Factors,
        parameters: ServingParameters,
    ) -> None:
        self._item_factors = item_factors
        self._gram = gram
        self._precisions = precisions
        self._pulls = np.einsum("lij,lj->li", precisions, means)
        self._evidence = evidence
        self._parameters = parameters

    def fold_in(self, likes: Mapping[int, float], adventure: float) -> FoldedIn:
        """Fold in likes given as {row: weight}; only the weights' proportions matter."""
        rows, weights = _arrays(likes)
        if len(weights):
            weights /= weights.mean()
        level = self._level(rows)
        strength = self._parameters.prior_strength(adventure)
        base = self._precisions[level] * strength
        base += self._gram * self._parameters.rho(len(rows))
        pull = self._pulls[level] * strength
        return _solve(self._item_factors, rows, weights, base, weights, weights, pull)

    def _level(self, rows: Rows) -> int:
        """Choose the prior by how likely the person belongs to the last years (Bayes' rule)."""
        highest = len(self._precisions) - 1
        share = self._parameters.recent_share
        if not highest or share <= 0:
            return 0
        if not len(rows) or share >= 1:
            return highest
        odds = math.log(share / (1 - share))
        odds += _TRUST_IN_EVIDENCE * float(self._evidence[rows].sum())
        return round(highest / (1 + math.exp(-min(max(odds, -30.0), 30.0))))


class PlainFoldIn:
    """Fold-in exactly as implicit recalculates a user: weights are confidences, no prior."""

    def __init__(
        self, item_factors: Factors, gram: Floats, alpha: float, regularization: float
    ) -> None:
        self._item_factors = item_factors
        self._base: Floats = gram + regularization * np.eye(len(gram))
        self._alpha = alpha

    def fold_in(self, likes: Mapping[int, float], adventure: float) -> FoldedIn:  # noqa: ARG002 - there is no prior to scale
        """Fold in likes given as {row: weight}."""
        rows, weights = _arrays(likes)
        confidences = self._alpha * weights
        nothing = np.zeros(len(self._base))
        return _solve(
            self._item_factors,
            rows,
            weights,
            self._base.copy(),
            confidences - 1,
            confidences,
            nothing,
        )


def _arrays(likes: Mapping[int, float]) -> tuple[Rows, Floats]:
    rows = np.fromiter(likes.keys(), np.int64, len(likes))
    return rows, np.fromiter(likes.values(), np.float64, len(likes))


def _solve(
    item_factors: Factors,
    rows: Rows,
    weights: Floats,
    system: Floats,
    extra: Floats,
    pulls: Floats,
    prior_pull: Floats,
) -> FoldedIn:
    """Solve (system + Q' diag(extra) Q) u = Q' pulls + prior_pull, Q the liked movies' factors."""
    liked = item_factors[rows]
    system += (liked.T * extra.astype(np.float32)) @ liked
    pull: Floats = pulls @ liked + prior_pull
    vector = np.linalg.solve(system, pull).astype(np.float64, copy=False)
    return FoldedIn(rows, weights, system, pulls, prior_pull, vector)
