"""The weight of novelty at far positions of the dial, chosen for each person.

One weight for all would change some lists much and others not at all: for people who like what
everybody likes, the best-known films score far above all others. So each person gets the least
weight that removes a certain share of the best-known films from the front of their list.
"""

import numpy as np

from recommender.arrays import Bools, Counts, Factors

# Up to this position of the dial novelty has the same weight for everybody.
SAME_FOR_ALL = 0.15
# The number of best-known films, as in `matinee evaluate --focus`.
BEST_KNOWN = 50
# The share of the best-known films that leave the front of a list at the end of the dial. Chosen on
# validation people of ml-latest-small: docs/development/tuning.md.
_LEAVING = 0.6
_FRONT = 30
# The weight is at most this many times the distance of the scores at these two places of the list.
_PLACES = (10, 200)
_MOST = 8.0
_STEPS = 9


def best_known(popularity: Counts) -> Bools:
    """Tell which films are among the best-known ones."""
    known = np.zeros(len(popularity), bool)
    known[np.argsort(-popularity, kind="stable")[:BEST_KNOWN]] = True
    return known


def novelty_weight(
    scores: Factors, novelty: Factors, known: Bools, adventure: float, usual: float
) -> float:
    """Return the least weight of novelty for the position of the dial, at least the usual one.

    `scores` are a person's scores of films without novelty, -inf for films that are not shown.
    `known` tells which of these films are among the best-known ones.
    """
    if adventure <= SAME_FOR_ALL or len(scores) <= _PLACES[1]:
        return usual
    leaving = _LEAVING * (adventure - SAME_FOR_ALL) / (1 - SAME_FOR_ALL)
    staying = (1 - leaving) * _known_in_front(scores, known)
    low, high = usual, usual + _MOST * _gap(scores)
    if _known_in_front(scores + np.float32(low) * novelty, known) <= staying:
        return low
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _known_in_front(scores + np.float32(middle) * novelty, known) > staying:
            low = middle
        else:
            high = middle
    return high


def _known_in_front(scores: Factors, known: Bools) -> int:
    front = np.argpartition(scores, -_FRONT)[-_FRONT:]
    return int(np.count_nonzero(known.take(front)))


def _gap(scores: Factors) -> float:
    first, last = _PLACES
    places = np.partition(scores, (-first, -last))
    gap = float(places[-first] - places[-last])
    return gap if np.isfinite(gap) else 0.0
