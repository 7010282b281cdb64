"""The user prior: mean and covariance of people's factors, of all times and of the last years."""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from recommender.arrays import Factors, Floats, Timestamps

SECONDS_A_YEAR = 365.25 * 24 * 3600
# People who were last active this long ago count 1/e of those who are active now.
RECENT_YEARS = 4.0
# Steps between "all times" (first) and "the last years" (last) for which a prior is at hand.
LEVELS = 9
# As many people as this have to like a movie before its share among recent people is believed.
_SHARE_SMOOTHING = 2.0
# This many people at a time: everybody's factors in float64 would take new memory, which is slow.
_PIECE = 2048


class UserPriors(NamedTuple):
    """Priors from "all times" to "the last years": means (levels x d), precisions (levels x d x d).

    `evidence` (one number a movie) is how much more often recent people like it: the logarithm of
    its share of likers among them over its share among all. Summed over a person's likes it tells
    which of the priors fits the person.
    """

    means: Floats
    precisions: Floats
    evidence: Factors


def user_priors(
    user_factors: Factors,
    matrix: csr_matrix,
    recency: Floats | None,
    people: Floats | None = None,
    influence: Factors | None = None,
) -> UserPriors:
    """Describe the people whose factors and likes are given; `recency` weighs each of them.

    Without recency there is one prior, of all people alike. `people` and `influence` say how far
    each person and each like counts; by default in full.
    """
    people = np.ones(len(user_factors)) if people is None else people
    everybody = people / people.sum()
    if recency is None:
        mean, precision = _gaussian(*_moments(user_factors, everybody))
        no_evidence = np.zeros(matrix.shape[1], np.float32)
        return UserPriors(mean[None], precision[None], no_evidence)
    recent = recency * people / (recency @ people)
    always, lately = _moments(user_factors, everybody), _moments(user_factors, recent)
    levels = [
        _gaussian(
            *((1 - share) * old + share * new for old, new in zip(always, lately, strict=True))
        )
        for share in np.linspace(0, 1, LEVELS)
    ]
    return UserPriors(
        np.stack([mean for mean, _ in levels]),
        np.stack([precision for _, precision in levels]),
        _evidence(matrix, influence, everybody / people, recent / people),
    )


def recency_weights(last_active: Timestamps, community: int) -> Floats:
    """Weigh base users by how long ago they were active; people of the community are here now."""
    years = (last_active.max() - last_active) / SECONDS_A_YEAR
    return np.concatenate([np.exp(-years / RECENT_YEARS), np.ones(community)])


def _moments(user_factors: Factors, weights: Floats) -> tuple[Floats, Floats]:
    """Return the weighted first and second moment, worked out in float64."""
    factors = user_factors.shape[1]
    first, second = np.zeros(factors), np.zeros((factors, factors))
    for start in range(0, len(user_factors), _PIECE):
        roots = np.sqrt(weights[start : start + _PIECE])
        piece = user_factors[start : start + _PIECE] * roots[:, None]
        first += roots @ piece
        # A product with its own transpose: numpy works out one half only.
        second += piece.T @ piece
    return first, second


def _gaussian(mean: Floats, second: Floats) -> tuple[Floats, Floats]:
    """Return mean and inverse covariance; a little ridge keeps it finite for very few people."""
    covariance = second - np.outer(mean, mean)
    ridge = 1e-6 * max(float(np.trace(covariance)) / len(mean), 1e-6)
    precision: Floats = np.linalg.inv(covariance + ridge * np.eye(len(mean))).astype(np.float64)
    return mean, precision


def _evidence(
    matrix: csr_matrix,
    influence: Factors | None,
    everybody: Floats,
    recent: Floats,
) -> Factors:
    smoothing = _SHARE_SMOOTHING / len(everybody)
    likers = matrix.copy()
    likers.data = np.ones_like(likers.data) if influence is None else influence
    always = np.asarray(likers.T @ everybody)
    lately = np.asarray(likers.T @ recent)
    return np.log((lately + smoothing) / (always + smoothing)).astype(np.float32)
