"""What films have in common beside who likes them, such as genres: how it counts for a person.

Each aspect gives a film a vector of length 1, or zero where nothing is known. What a person's
likes share counts the more, the more these vectors agree: five westerns ask for westerns, a mixed
profile for nothing of the kind.
"""

import math
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from recommender.arrays import Counts, Factors, Rows

# Likes agree this much before anything is known, and that counts as much as so many further likes.
# Chosen on validation people over time, whom a stronger focus on their first likes misleads.
_USUAL_AGREEMENT = 0.1
_DOUBT = 1.0
# From an agreement of 1 / this on, what likes share counts by its square; mixed likes are misled by
# that. Chosen on validation people: docs/development/tuning.md.
_STRESS = 1.5
# Of a film that few people like too little is known to follow its genres: n likes count
# n / (n + 5); 2 to 10 instead of 5 do as well.
_TRUSTED_LIKES = 5.0
# Where what likes share differs less between films than this, it tells none apart.
NO_VARIANCE = 1e-18


class Trust(NamedTuple):
    """How far each film may follow what likes have in common, and the most from each row on."""

    of_each: Factors
    highest: Factors


class Pull(Protocol):
    """What some likes have in common, as it adds to films' scores."""

    def highest(self, start: int) -> float:
        """Return the most that is added to a film from a row on."""

    def add_to(self, scores: Factors, start: int) -> None:
        """Add to the scores of as many films from a row on."""

    def products(self, films: Rows) -> Factors:
        """Return what a share of 1 of each like adds to films fully trusted: films x likes."""


class Aspect(Protocol):
    """Some ways in which films are alike."""

    @property
    def weight(self) -> float:
        """What they count together, beside the genres' 1."""

    def pull(self, rows: Rows, shares: Factors, weight: float) -> Pull | None:
        """Let what likes have in common count as much as they agree in it; None where that is not.

        Each like has its share of 1. Full agreement in genres spreads scores by `weight`, as a
        standard deviation over all films.
        """

    def near(self, row: int) -> Factors:
        """Return the cosines of all films' vectors with those of one film, times the weights."""


def agreement(squared: float, own: float, alike: float, usual: float = _USUAL_AGREEMENT) -> float:
    """Return the mean cosine of two different likes, as far as their number tells.

    `squared` is the squared length of the likes' mean vector, `own` the part of it in which likes
    meet themselves, `alike` the sum of their squared shares. What is found is drawn to what is
    `usual`, as few likes may agree by chance.
    """
    others = 1 - alike
    found = max(squared - own, 0.0) / others if others > 1e-9 else 0.0
    pairs = max(1 / alike - 1, 0.0)
    return (pairs * found + _DOUBT * usual) / (pairs + _DOUBT)


def sharpen(mean: npt.NDArray[np.floating], agreement: float, squared: float) -> None:
    """Put in the place of the likes' mean vector how much each entry of it counts.

    The more likes agree, the more counts what most of them share, in the end by its square: one of
    five horror films that is a comedy does not ask for comedies. `squared` is the squared length of
    the vector.
    """
    stressed = min(_STRESS * agreement, 1.0)
    mean *= stressed
    mean += (1 - stressed) * math.sqrt(squared)


def products_of(ones: Factors, others: Factors) -> Factors:
    """Return each of these times each of the others, in a third of the time that numpy's takes."""
    products: Factors = ones[:, None].dot(others[None])
    return products


def trust_in(popularity: Counts) -> Trust:
    """Trust films as far as enough people like them."""
    of_each = (popularity / (popularity + _TRUSTED_LIKES)).astype(np.float32)
    return Trust(of_each, np.maximum.accumulate(of_each[::-1])[::-1])
