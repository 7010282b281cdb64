"""Series: a like raises the other films of its series."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from recommender.arrays import Factors, Rows
from recommender.data.catalogue import Movie
from recommender.data.common import one_series
from recommender.data.series import series_key
from recommender.model.content.aspect import Trust

# What a like adds to the others of its series, in standard deviations of the scores. Chosen on
# validation people: docs/development/tuning.md.
_WEIGHT = 0.8
# The factors of people with more likes know already whether they follow series.
_MOST_LIKES = 20
# Films of less trust (fewer than 15 likes) gain nothing: they would slow down every list.
_LEAST_TRUST = 0.75


class Sequels(NamedTuple):
    """For the row of each film of a series, the rows of the others that people know well enough."""

    others_of: Mapping[int, tuple[int, ...]]
    trust: Trust

    def pull(self, rows: Rows, shares: Factors, weight: float) -> "SequelsPull | None":
        """Return what films gain by likes of their series; None if no like has others.

        Several likes of one series count as one.
        """
        if weight <= 0 or len(rows) > _MOST_LIKES:
            return None
        likes_of: dict[int, list[int]] = defaultdict(list)
        for place, row in enumerate(rows.tolist()):
            for other in self.others_of.get(row, ()):
                likes_of[other].append(place)
        if not likes_of:
            return None
        return SequelsPull(self.trust, np.array(sorted(likes_of)), likes_of, shares, weight)


class SequelsPull(NamedTuple):
    """What the other films of the likes' series gain.

    `films` are their rows, ascending, and `likes_of` has the places of the likes of each film's
    series, among the `shares` of all likes.
    """

    trust: Trust
    films: Rows
    likes_of: Mapping[int, Sequence[int]]
    shares: Factors
    weight: float

    def highest(self, start: int) -> float:
        """Return the most that any film from row `start` on gains."""
        return _WEIGHT * self.weight if self.films[-1] >= start else 0.0

    def add_to(self, scores: Factors, start: int) -> None:
        """Add the gains to `scores`, those of the films from row `start` on."""
        its = [film - start for film in self.likes_of if start <= film < start + len(scores)]
        trusted = self.trust.of_each[start : start + len(scores)]
        scores[its] += trusted[its] * np.float32(_WEIGHT * self.weight)

    def products(self, films: Rows) -> Factors:
        """Return what each like adds per share of 1 and trust of 1: films x likes."""
        products = np.zeros((len(films), len(self.shares)), np.float32)
        for its, film in zip(products, films.tolist(), strict=True):
            if likes := self.likes_of.get(film):
                its[likes] = _WEIGHT * self.weight / len(likes) / self.shares[likes]
        return products


def sequels_of(movies: Sequence[Movie], trust: Trust) -> Sequels:
    """Find the series of films, given in the order of their rows."""
    of_series: dict[str, list[int]] = defaultdict(list)
    for row, movie in enumerate(movies):
        of_series[series_key(movie.title)].append(row)
    known = (trust.of_each >= _LEAST_TRUST).tolist()
    others_of: dict[int, tuple[int, ...]] = {}
    for rows in of_series.values():
        offered = [row for row in rows if known[row]] if len(rows) > 1 else []
        for row in rows if offered else ():
            others = tuple(each for each in offered if one_series(movies[row], movies[each]))
            if others:
                others_of[row] = others
    return Sequels(others_of, trust)
