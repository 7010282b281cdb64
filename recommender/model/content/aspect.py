"""Aspects of films, such as genres: how what a person's likes share raises films that have it.

In each aspect a film has a vector of length 1, or 0 where nothing is known. What likes share counts
the more, the more their vectors agree: five westerns ask for westerns, a mixed profile for nothing.
"""

import math
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from recommender.arrays import Counts, Factors, Rows

# The agreement that is assumed of likes, and how many further likes this assumption counts for.
# Chosen on validation people over time, whose first likes mislead a stronger focus.
_USUAL_AGREEMENT = 0.1
_USUAL_WEIGHT = 1.0
# Likes that agree by 1 / this or more are sharpened in full; it would mislead mixed ones. Chosen on
# validation people: docs/development/tuning.md.
_SHARPENING = 1.5
# A film that n people like gets n / (n + 5) of its gains: too little is known of films with few
# likes to raise them for their genres. 2 to 10 instead of 5 do as well.
_TRUSTED_LIKES = 5.0
# With less variance than this between films, what likes share tells no films apart.
NO_VARIANCE = 1e-18


class Trust(NamedTuple):
    """How much of its gains each film gets, from 0 to 1, and the most from each row on."""

    of_each: Factors
    highest: Factors


class Pull(Protocol):
    """What films gain by what some likes share; a gain is added to the film's score."""

    def highest(self, start: int) -> float:
        """Return the most that any film from row `start` on gains."""

    def add_to(self, scores: Factors, start: int) -> None:
        """Add the gains to `scores`, those of the films from row `start` on."""

    def products(self, films: Rows) -> Factors:
        """Return what each like adds per share of 1 and trust of 1: films x likes."""


class Aspect(Protocol):
    """One or more aspects of films."""

    @property
    def weight(self) -> float:
        """The weight of these aspects together; that of genres is 1."""

    def pull(self, rows: Rows, shares: Factors, weight: float) -> Pull | None:
        """Return what films gain by what the likes of some rows share; None if that is nothing.

        `shares` are the likes' weights and add up to 1. Where likes agree fully in genres, the
        gains have the standard deviation `weight` over all films.
        """

    def near(self, row: int) -> Factors:
        """Return the cosines of all films' vectors with those of one film, times the weights."""


def agreement(squared: float, own: float, alike: float, usual: float = _USUAL_AGREEMENT) -> float:
    """Return the mean cosine of two different likes, shrunk to the `usual` one for few likes.

    `squared` is the squared length of the likes' mean vector, `own` the part of it that comes from
    products of likes with themselves, `alike` the sum of the likes' squared shares.
    """
    others = 1 - alike
    found = max(squared - own, 0.0) / others if others > 1e-9 else 0.0
    pairs = max(1 / alike - 1, 0.0)
    return (pairs * found + _USUAL_WEIGHT * usual) / (pairs + _USUAL_WEIGHT)


def sharpen(mean: npt.NDArray[np.floating], agreement: float, squared: float) -> None:
    """Replace the likes' mean vector by weights of its entries, in place.

    The more likes agree, the nearer the mean times these weights comes to its square: that one of
    five horror films is a comedy does not ask for comedies. `squared` is the squared length of the
    mean.
    """
    share = min(_SHARPENING * agreement, 1.0)
    mean *= share
    mean += (1 - share) * math.sqrt(squared)


def products_of(ones: Factors, others: Factors) -> Factors:
    """Return the outer product, in a third of the time of `np.outer`."""
    products: Factors = ones[:, None].dot(others[None])
    return products


def trust_in(popularity: Counts) -> Trust:
    """Return the trust in films of which `popularity` counts the likes."""
    of_each = (popularity / (popularity + _TRUSTED_LIKES)).astype(np.float32)
    return Trust(of_each, np.maximum.accumulate(of_each[::-1])[::-1])
