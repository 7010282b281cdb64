"""Films that the same people like: how they count for somebody whose likes are few and rare.

The prior and what everybody likes drown a few rare likes, however well they agree. So the films
whose factors point where those of such likes do get a part of their own.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.model.aspect import NO_VARIANCE, Factors, Rows, Trust, agreement, products_of
from recommender.model.lengths import moments

# A film is rare as far as it has fewer likes than the last of the best-known films that have so
# much of all likes together; with a tenth of them it is wholly rare.
_WELL_KNOWN_SHARE = 0.5
_WHOLLY_RARE = math.log(10)
# Likes that are no rarer than this on average need no help.
_LEAST_RARE = 0.3
# How far likes that are all rare and of one direction spread scores, as a standard deviation. Both
# were chosen on validation people: docs/evaluation.md. If it were tuned together with what likes
# share otherwise, sets that gain by it would choose less of the other.
_WEIGHT = 12.0
# More likes than these are not few: they count less in proportion.
_FEW = 10
# What spreads scores by less than this, as a standard deviation, changes no list.
_LEAST_SPREAD = 0.05
_SHORTEST = 1e-9


class Neighbours(NamedTuple):
    """The films' factors and their lengths, how rare each film is (0 to 1), and its trust.

    `by_length` is a film's trust by the length of its factors, `covariance` that of the factors,
    each made 1 long, times the trust.
    """

    factors: Factors
    norms: Factors
    rarity: Factors
    trust: Trust
    by_length: Factors
    covariance: Factors

    def pull(self, rows: Rows, shares: Factors, weight: float) -> "NeighboursPull | None":
        """Let where likes point count as much as they are rare and agree; None where that is not.

        `shares` are those of an `Aspect`; a `weight` of 0 leaves it out.
        """
        rare = float(self.rarity.take(rows).dot(shares)) - _LEAST_RARE
        if rare <= 0 or weight <= 0:
            return None
        liked = self.factors.take(rows, axis=0)
        lengths = self.norms.take(rows)
        mean = (shares / lengths).dot(liked)
        alike = float(shares.dot(shares))
        # A single rare like points nowhere: nothing is usual here.
        agree = agreement(float(mean.dot(mean)), alike, alike, usual=0.0)
        few = min(_FEW * alike, 1.0)
        spread = _WEIGHT * few * agree * rare / (1 - _LEAST_RARE)
        if spread < _LEAST_SPREAD:
            return None
        variance = float(mean.dot(self.covariance).dot(mean))
        if variance <= NO_VARIANCE:
            return None
        scale = np.float32(weight * spread / math.sqrt(variance))
        return NeighboursPull(self, liked, scale / lengths, mean * scale)


class NeighboursPull(NamedTuple):
    """Where rare likes point.

    A share of each of the `liked` films' factors counts its weight, which adds up to `vector`: that
    is added to a film as far as it points there.
    """

    by: Neighbours
    liked: Factors
    weights: Factors
    vector: Factors

    def highest(self, start: int) -> float:
        """Return the most that is added to a film from a row on."""
        length = math.sqrt(float(self.vector.dot(self.vector)))
        return float(length * self.by.trust.highest.item(start))

    def added(self, start: int, stop: int) -> Factors:
        """Return what is added to the films of some rows."""
        added: Factors = self.by.factors[start:stop] @ self.vector
        added *= self.by.by_length[start:stop]
        return added

    def products(self, films: Rows) -> Factors:
        """Return what a share of 1 of each like adds to films fully trusted: films x likes."""
        products: Factors = self.by.factors.take(films, axis=0).dot(self.liked.T)
        products *= products_of(np.reciprocal(self.by.norms.take(films)), self.weights)
        return products


def neighbours_of(
    factors: Factors, norms: Factors, trust: Trust, popularity: npt.NDArray[np.int64]
) -> Neighbours:
    """Describe films by their factors, in their order; `popularity` counts who likes each."""
    norms = np.maximum(norms, _SHORTEST)
    weights = trust.of_each.astype(np.float64) / norms
    total, products = moments(factors, weights)
    films = max(len(factors), 1)
    centre, covariance = total / films, products / films
    return Neighbours(
        factors,
        norms,
        _rarity(popularity),
        trust,
        weights.astype(np.float32),
        (covariance - np.outer(centre, centre)).astype(np.float32),
    )


def _rarity(popularity: npt.NDArray[np.int64]) -> Factors:
    likes = np.sort(popularity)[::-1]
    place = int(np.searchsorted(likes.cumsum(), _WELL_KNOWN_SHARE * likes.sum()))
    known = max(int(likes[min(place, len(likes) - 1)]) if len(likes) else 1, 1)
    rarer = np.log(known / np.maximum(popularity, 1)) / _WHOLLY_RARE
    return np.clip(rarer, 0, 1).astype(np.float32)
