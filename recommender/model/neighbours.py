"""Films that the same people like: how they count for somebody whose likes are few and rare.

The prior and what everybody likes drown a few rare likes, however well they agree. So the films
whose factors point where those of such likes do get a part of their own.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.model.aspect import NO_VARIANCE, Factors, Rows, agreement

# A film is rare as far as it has fewer likes than the last of the best-known films that have so
# much of all likes together; with a tenth of them it is wholly rare.
_WELL_KNOWN_SHARE = 0.5
_WHOLLY_RARE = math.log(10)
# Likes that are no rarer than this on average need no help.
_LEAST_RARE = 0.3
# So far wholly rare likes of one direction spread scores, as a standard deviation. Both were chosen
# on validation people: docs/evaluation.md. Were it tuned with what likes share otherwise, sets that
# gain by it would choose less of the other.
_WEIGHT = 12.0
# More likes than these are not few: they count less in proportion.
_FEW = 10
_SHORTEST = 1e-9


class Neighbours(NamedTuple):
    """The films' factors and their lengths, how rare each film is (0 to 1), and its trust.

    `covariance` is that of the factors, each made 1 long, times the trust.
    """

    factors: Factors
    norms: Factors
    rarity: Factors
    covariance: Factors

    def pull(self, rows: Rows, shares: Factors, weight: float) -> "NeighboursPull | None":
        """Let where likes point count as much as they are rare and agree; None where that is not.

        `shares` are those of an `Aspect`; a `weight` of 0 leaves it out.
        """
        rare = float(self.rarity.take(rows) @ shares) - _LEAST_RARE
        if rare <= 0 or weight <= 0:
            return None
        liked = self.factors.take(rows, axis=0) / self.norms.take(rows)[:, None]
        mean = shares @ liked
        variance = float(mean @ self.covariance @ mean)
        if variance <= NO_VARIANCE:
            return None
        alike = float(shares @ shares)
        # A single rare like points nowhere: nothing is usual here.
        agree = agreement(float(mean @ mean), alike, alike, usual=0.0)
        few = min(_FEW * alike, 1.0)
        scale = _WEIGHT * weight * few * agree * rare / (1 - _LEAST_RARE) / math.sqrt(variance)
        weighed = liked * (shares[:, None] * np.float32(scale))
        return NeighboursPull(self, weighed, weighed.sum(axis=0))


class NeighboursPull(NamedTuple):
    """Where rare likes point: what each like of `weighed` adds to a film that points there."""

    by: Neighbours
    weighed: Factors
    sum: Factors

    @property
    def highest(self) -> float:
        """The most that is added to a film."""
        return float(np.linalg.norm(self.sum))

    def added(self, start: int, stop: int) -> Factors:
        """Return what is added to the films of some rows."""
        found: Factors = (self.by.factors[start:stop] @ self.sum) / self.by.norms[start:stop]
        return found

    def parts(self, films: Rows) -> Factors:
        """Return what each like adds: films x likes."""
        products = self.by.factors.take(films, axis=0) @ self.weighed.T
        found: Factors = products / self.by.norms.take(films)[:, None]
        return found


def neighbours_of(
    factors: Factors, norms: Factors, trust: Factors, popularity: npt.NDArray[np.int64]
) -> Neighbours:
    """Describe films by their factors, in their order; `popularity` counts who likes each."""
    norms = np.maximum(norms, _SHORTEST)
    weights = trust.astype(np.float64) / norms
    centre = weights @ factors / max(len(factors), 1)
    covariance = (factors.T * weights**2) @ factors / max(len(factors), 1)
    return Neighbours(
        factors,
        norms,
        _rarity(popularity),
        (covariance - np.outer(centre, centre)).astype(np.float32),
    )


def _rarity(popularity: npt.NDArray[np.int64]) -> Factors:
    likes = np.sort(popularity)[::-1]
    place = int(np.searchsorted(likes.cumsum(), _WELL_KNOWN_SHARE * likes.sum()))
    known = max(int(likes[min(place, len(likes) - 1)]) if len(likes) else 1, 1)
    rarer = np.log(known / np.maximum(popularity, 1)) / _WHOLLY_RARE
    return np.clip(rarer, 0, 1).astype(np.float32)
