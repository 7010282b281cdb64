"""The dial's further positions: how much of the best-known films gives way to less known ones.

A weight of novelty that moves one person's list leaves another one's as it is: who likes what
everybody likes has it far ahead of all other films. So each person gets the least weight with which
as many of the best-known films leave the front of their list as the position says.
"""

import numpy as np

from recommender.arrays import Bools, Counts, Factors

# Up to here novelty has one weight for everybody.
SAME_FOR_ALL = 0.15
# So many films are the best-known ones, as in `matinee evaluate --focus`.
BEST_KNOWN = 50
# At the dial's end such a share of those among a person's first films has left. Chosen on
# validation people of ml-latest-small: docs/development/tuning.md.
_LEAVING = 0.6
_FRONT = 30
# The weight is looked for up to so many times the distance between these places.
_PLACES = (10, 200)
_MOST = 8.0
_STEPS = 9


def best_known(popularity: Counts) -> Bools:
    """Tell which films most people like."""
    known = np.zeros(len(popularity), bool)
    known[np.argsort(-popularity, kind="stable")[:BEST_KNOWN]] = True
    return known


def novelty_weight(
    scores: Factors, novelty: Factors, known: Bools, adventure: float, usual: float
) -> float:
    """Return the least weight of novelty that the dial's position asks for, at least the usual one.

    `scores` are a person's scores of films without novelty, -inf where a film is not shown, and
    `known` tells which of these films are among the best-known.
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
