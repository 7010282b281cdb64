"""The last places of a list: films that fewer people know, though they fit nearly as well."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from recommender.data.series import SeriesCount

Floats = npt.NDArray[np.float64]

# One place in ten. A hit so far down counts little, and variety grows most by these few.
ONE_IN = 10
# Of somebody with fewer likes too little is known to lead them off the beaten track.
MIN_LIKES = 3
# How much being known by few speaks for a film; the floor keeps unknown ones from winning by it.
_MODESTY = 0.3
_FLOOR = 0.02

Scored = tuple[int, float]


def popularity_handicaps(shares_who_like: Floats) -> list[float]:
    """Return what to divide each movie's score by, given the share of all people who like it."""
    handicaps: list[float] = ((shares_who_like + _FLOOR) ** _MODESTY).tolist()
    return handicaps


def with_discoveries(
    best: Sequence[Scored],
    candidates: Sequence[Scored],
    handicaps: Sequence[float],
    key_of: Callable[[int], str],
) -> list[Scored]:
    """Give the last tenth of the places to the best of `candidates` for their popularity.

    `best` is the list so far and `candidates` the ranking it was taken from, both (row, score);
    `handicaps` gives each row's `popularity_handicaps`, `key_of` its `series_key`.
    None of the new ones belongs to a series that is in the list, and the order by score is kept.
    """
    places = len(best) // ONE_IN
    if not places:
        return list(best)
    kept = list(best[: len(best) - places])
    taken = {row for row, _ in kept}
    unseen = [pair for pair in candidates if pair[0] not in taken and pair[1] > 0]
    unseen.sort(key=lambda pair: -pair[1] / handicaps[pair[0]])
    found: list[Scored] = []
    series = SeriesCount()
    for row in taken:
        series.count(key_of(row))
    for row, score in unseen:
        if len(found) == places:
            break
        if series.admit(key_of(row), 1):
            found.append((row, score))
    if len(found) < places:
        return list(best)
    return kept + sorted(found, key=lambda pair: -pair[1])
