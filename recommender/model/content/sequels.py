"""Series: who likes a film is offered the others of its series."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from recommender.arrays import Factors, Rows
from recommender.data.catalogue import Movie
from recommender.data.common import one_series
from recommender.data.series import series_key
from recommender.model.content.aspect import Trust

# What a liked film adds to the others of its series, in standard deviations of the scores. Chosen
# on validation people: docs/development/tuning.md.
_WEIGHT = 0.8
# More likes than these tell by themselves whether somebody follows series: it would cost them time.
_MOST_LIKES = 20
# Less known films (fewer than 15 likes) would lengthen each search for the best.
_LEAST_TRUST = 0.75


class Sequels(NamedTuple):
    """The other well-known films of the series of each film that is of one, by their rows."""

    others_of: Mapping[int, tuple[int, ...]]
    trust: Trust

    def pull(self, rows: Rows, shares: Factors, weight: float) -> "SequelsPull | None":
        """Let films of the series of likes come forward; None where there are none.

        Several likes of one series count together as one.
        """
        if weight <= 0 or len(rows) > _MOST_LIKES:
            return None
        speaking: dict[int, list[int]] = defaultdict(list)
        for place, row in enumerate(rows.tolist()):
            for other in self.others_of.get(row, ()):
                speaking[other].append(place)
        if not speaking:
            return None
        return SequelsPull(self.trust, np.array(sorted(speaking)), speaking, shares, weight)


class SequelsPull(NamedTuple):
    """The `films` of series of which something is liked, and the likes `speaking` for each."""

    trust: Trust
    films: Rows
    speaking: Mapping[int, Sequence[int]]
    shares: Factors
    weight: float

    def highest(self, start: int) -> float:
        """Return the most that is added to a film from a row on."""
        return _WEIGHT * self.weight if self.films[-1] >= start else 0.0

    def add_to(self, scores: Factors, start: int) -> None:
        """Add to the scores of as many films from a row on."""
        its = [film - start for film in self.speaking if start <= film < start + len(scores)]
        trusted = self.trust.of_each[start : start + len(scores)]
        scores[its] += trusted[its] * np.float32(_WEIGHT * self.weight)

    def products(self, films: Rows) -> Factors:
        """Return what a share of 1 of each like adds to films fully trusted: films x likes."""
        products = np.zeros((len(films), len(self.shares)), np.float32)
        for its, film in zip(products, films.tolist(), strict=True):
            if likes := self.speaking.get(film):
                its[likes] = _WEIGHT * self.weight / len(likes) / self.shares[likes]
        return products


def sequels_of(movies: Sequence[Movie], trust: Trust) -> Sequels:
    """Find the series of films, in their order."""
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
