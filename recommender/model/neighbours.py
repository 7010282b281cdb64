"""Films that the same people like, beside what everybody likes: how they count for a person.

What everybody likes drowns what a person's likes have in common, most of all where they are rare.
So films whose factors, beside those of all likes, point where those of the person's do get a part
of their own.
"""

import math
from typing import NamedTuple

import numpy as np

from recommender.arrays import Counts, Factors, Floats, Rows
from recommender.model.content.aspect import NO_VARIANCE, Trust, agreement, products_of
from recommender.model.lengths import length_of, moments

# A film is rare as far as it has fewer likes than the last of the best-known films that have so
# much of all likes together; with a tenth of them it is wholly rare.
_WELL_KNOWN_SHARE = 0.5
_WHOLLY_RARE = math.log(10)
# Likes that are no rarer than this on average need no help.
_LEAST_RARE = 0.3
# How far likes that are all rare and of one direction spread scores, as a standard deviation. This
# and the former were chosen on validation people: docs/development/tuning.md.
_WEIGHT_OF_RARE = 8.0
# The weight that training chooses counts from this agreement of likes in genres on, and wholly from
# the other on: first likes over time agree less, and their lists would be worse. Chosen on
# validation people of two sets: docs/development/tuning.md.
_LEAST_AGREEMENT, _FULL_AGREEMENT = 0.25, 0.5
# More likes than these are not few: they count less in proportion.
_FEW = 10
# What spreads scores by less than this, as a standard deviation, changes no list.
_LEAST_SPREAD = 0.1
_SHORTEST = 1e-9


class Neighbours(NamedTuple):
    """The films' factors and their lengths, how rare each film is (0 to 1), and its trust.

    A film's direction is its factors, made 1 long, less the `centre`, what these are on average
    over all likes, and without what goes along the `trend`, 1 or 0 long: that is `apart` long, and
    made 1 long again. `by_length` is a film's trust by both lengths, and `covariance` that of the
    directions times the trust, but for the trend.
    """

    factors: Factors
    norms: Factors
    apart: Factors
    centre: Factors
    trend: Factors
    rarity: Factors
    trust: Trust
    by_length: Factors
    covariance: Factors

    def pull(
        self, rows: Rows, shares: Factors, weight: float, neighbour_weight: float, in_genres: float
    ) -> "NeighboursPull | None":
        """Let where likes point count as much as they agree; None where that changes no list.

        `shares` are those of an `Aspect`; a `weight` of 0 leaves it out. Likes that all point in
        one direction spread scores by the `neighbour_weight`, in standard deviations, as far as
        they agree `in_genres`, too, and rare ones by more.
        """
        alike = float(shares.dot(shares))
        rare = max(float(self.rarity.take(rows).dot(shares)) - _LEAST_RARE, 0.0)
        few = min(_FEW * alike, 1.0)
        of_rare = few * rare * _WEIGHT_OF_RARE / (1 - _LEAST_RARE)
        common = few * neighbour_weight * _share(in_genres)
        if max(common, of_rare) < _LEAST_SPREAD or weight <= 0:
            return None
        directions = self.directions(rows)
        mean = shares.dot(directions)
        # A single like points nowhere: nothing is usual here.
        agree = agreement(float(mean.dot(mean)), alike, alike, usual=0.0)
        spread = max(common * math.sqrt(agree), of_rare * agree)
        if spread < _LEAST_SPREAD:
            return None
        variance = float(mean.dot(self.covariance).dot(mean))
        if variance <= NO_VARIANCE:
            return None
        scale = np.float32(weight * spread / math.sqrt(variance))
        vector = mean * scale
        return NeighboursPull(self, directions * scale, vector, float(self.centre.dot(vector)))

    def directions(self, rows: Rows) -> Factors:
        """Return the directions of some films."""
        directions = self.factors.take(rows, axis=0)
        directions /= self.norms.take(rows)[:, None]
        directions -= self.centre
        directions -= products_of(directions.dot(self.trend), self.trend)
        directions /= self.apart.take(rows)[:, None]
        return directions


class NeighboursPull(NamedTuple):
    """Where likes point.

    A share of each of the likes' `directions` adds up to `vector`: that is added to a film as far
    as it points there. `of_centre` is that of the centre.
    """

    by: Neighbours
    directions: Factors
    vector: Factors
    of_centre: float

    def highest(self, start: int) -> float:
        """Return the most that is added to a film from a row on."""
        return length_of(self.vector) * self.by.trust.highest.item(start)

    def added_by(self, products: Factors, films: slice | Rows) -> Factors:
        """Return what is added, given the products of these films' factors and the vector."""
        added: Factors = products - self.by.norms[films] * np.float32(self.of_centre)
        added *= self.by.by_length[films]
        return added

    def most(self, start: int, stop: int) -> Factors:
        """Return the most that may be added to the films of some rows."""
        most: Factors = self.by.trust.of_each[start:stop] * np.float32(length_of(self.vector))
        return most

    def products(self, films: Rows) -> Factors:
        """Return what a share of 1 of each like adds to films fully trusted: films x likes."""
        products: Factors = self.by.directions(films).dot(self.directions.T)
        return products


def neighbours_of(
    factors: Factors,
    norms: Factors,
    trust: Trust,
    popularity: Counts,
    trend: Floats,
) -> Neighbours:
    """Describe films by their factors, in their order; `popularity` counts who likes each.

    `trend` is where taste moves, in factors, or zero: people of one time like the same films
    without being alike otherwise, and era and recent popularity count that already.
    """
    norms = np.maximum(norms, _SHORTEST)
    # In 32 bits: with others numpy would copy all factors.
    shares = popularity / max(int(popularity.sum()), 1) / norms
    centre = shares.astype(np.float32) @ factors
    along = (trend / max(float(np.linalg.norm(trend)), _SHORTEST)).astype(np.float32)
    squares = 1 + centre @ centre - 2 * (factors @ centre) / norms
    squares -= np.square((factors @ along) / norms - centre @ along)
    apart = np.sqrt(np.maximum(squares, _SHORTEST))
    by_length = trust.of_each.astype(np.float64) / (norms * apart)
    # Nobody's like gives a film without factors a direction.
    by_length[norms <= _SHORTEST] = 0
    covariance = _covariance(factors, centre.astype(np.float64), by_length, by_length * norms)
    return Neighbours(
        factors,
        norms,
        apart,
        centre,
        along,
        _rarity(popularity),
        trust,
        by_length.astype(np.float32),
        covariance.astype(np.float32),
    )


def _covariance(factors: Factors, centre: Floats, of_factors: Floats, of_centre: Floats) -> Floats:
    """Return the covariance of factors less the centre, each times what it counts."""
    films = max(len(factors), 1)
    total, products = moments(factors, of_factors)
    mixed = np.outer((of_factors * of_centre).astype(np.float32) @ factors, centre)
    products += float(of_centre @ of_centre) * np.outer(centre, centre) - mixed - mixed.T
    mean = (total - float(of_centre.sum()) * centre) / films
    covariance: Floats = products / films - np.outer(mean, mean)
    return covariance


def _share(agreement: float) -> float:
    """Return how much of its usual weight counts for likes that agree so much in genres."""
    share = (agreement - _LEAST_AGREEMENT) / (_FULL_AGREEMENT - _LEAST_AGREEMENT)
    return min(max(share, 0.0), 1.0)


def _rarity(popularity: Counts) -> Factors:
    likes = np.sort(popularity)[::-1]
    place = int(np.searchsorted(likes.cumsum(), _WELL_KNOWN_SHARE * likes.sum()))
    known = max(int(likes[min(place, len(likes) - 1)]) if len(likes) else 1, 1)
    rarer = np.log(known / np.maximum(popularity, 1)) / _WHOLLY_RARE
    return np.clip(rarer, 0, 1).astype(np.float32)
