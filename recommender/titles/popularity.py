"""How well known films are, and which of several of one name people mean, by year and ratings."""

from collections.abc import Iterable, Sequence

import numpy as np

from recommender.arrays import Floats

MIN_TIMES_BETTER_KNOWN = 10
"""A film this many times better known than the next of its name is meant without asking."""
WELL_KNOWN = 0.7
"""The fame from which on a film is found by its initials or by a few of its title's words."""
FAMOUS = 0.88
"""The fame from which on one informative word of a title means the film."""

_UNKNOWN_FAME = 0.75
"""Without any ratings every film counts as well known, but none as famous."""


class Popularity:
    """How often each film (by row) has been rated."""

    def __init__(self, counts: Floats) -> None:
        self._counts = counts.tolist()
        self.counts = counts
        rated = np.sort(counts[counts > 0])
        below = np.searchsorted(rated, counts, side="right")
        shares = below / len(rated) if len(rated) else np.full(len(counts), _UNKNOWN_FAME)
        self._fame: list[float] = shares.tolist()

    def __getitem__(self, row: int) -> float:
        return float(self._counts[row])

    def fame(self, row: int) -> float:
        """The share of rated films without more ratings than this one, 0 to 1."""
        return self._fame[row]

    def ranked(self, rows: Iterable[int]) -> list[int]:
        """Rows without repetition, the best known first."""
        return sorted(dict.fromkeys(rows), key=lambda row: -self._counts[row])

    def clear(self, ranked: Sequence[int]) -> bool:
        """Whether the first film is so much better known than the second that people mean it."""
        if len(ranked) < 2:
            return len(ranked) == 1
        return self[ranked[0]] >= MIN_TIMES_BETTER_KNOWN * max(self[ranked[1]], 0.5)


def in_year(rows: Sequence[int], years: Sequence[int | None], year: int) -> list[int]:
    """The films of this year, else those one year off, else those whose year nobody knows."""
    exact = [row for row in rows if years[row] == year]
    near = exact or [row for row in rows if near_year(years[row] or 0, year)]
    return near or [row for row in rows if years[row] is None]


def near_year(own: int, typed: int) -> bool:
    """Whether a film's year may be the one typed: people are one off easily."""
    return abs(own - typed) <= 1
