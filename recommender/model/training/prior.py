"""User priors: mean and covariance of people's factors, of all times and of the last years."""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from recommender.arrays import Factors, Floats, Timestamps

SECONDS_A_YEAR = 365.25 * 24 * 3600
# Somebody who was last active this long ago counts 1/e of somebody who is active now.
RECENT_YEARS = 4.0
# The number of priors, from "all times" (the first) to "the last years" (the last).
LEVELS = 9
# Pseudo-counts: so many more people like each movie, both of all and of recent people.
_SHARE_SMOOTHING = 2.0
# People per step: a copy of all people's factors in float64 would need new memory, which is slow.
_PIECE = 2048


class UserPriors(NamedTuple):
    """Priors from "all times" to "the last years": means (levels x d), precisions (levels x d x d).

    `evidence` has for each movie the logarithm of the share of recent people who like it over the
    share of all people. Its sum over a person's likes is evidence for a taste of the last years.
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
    """Estimate the priors from people's factors (users x factors) and likes (users x movies).

    `recency` weighs each person for "the last years"; without it there is one prior, of all times.
    `people` and `influence` weigh each person and each like; by default all count in full.
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
    """Weigh base users by how long ago they were active; the community is active now."""
    years = (last_active.max() - last_active) / SECONDS_A_YEAR
    return np.concatenate([np.exp(-years / RECENT_YEARS), np.ones(community)])


def _moments(user_factors: Factors, weights: Floats) -> tuple[Floats, Floats]:
    """Return the weighted first and second moment in float64."""
    factors = user_factors.shape[1]
    first, second = np.zeros(factors), np.zeros((factors, factors))
    for start in range(0, len(user_factors), _PIECE):
        roots = np.sqrt(weights[start : start + _PIECE])
        piece = user_factors[start : start + _PIECE] * roots[:, None]
        first += roots @ piece
        # numpy computes only half of a product with its own transpose.
        second += piece.T @ piece
    return first, second


def _gaussian(mean: Floats, second: Floats) -> tuple[Floats, Floats]:
    """Return mean and inverse covariance; a small ridge keeps it finite for very few people."""
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
