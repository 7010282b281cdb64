"""Lists that share out genres as a person's likes do, where these agree.

Of somebody who likes horror that is science fiction, too, the films that score highest may all be
plain horror. So a list is chosen among its best candidates film by film: each counts by its score
and by how far its genres are short so far (Steck, Calibrated Recommendations, 2018).
"""

from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import NamedTuple

import numpy as np

from recommender.model.aspect import Factors, Rows

# Chosen on validation people, as docs/evaluation.md tells: what being short of genres weighs in
# standard deviations of scores, as far as likes agree by more than this, among so many candidates
# a place. Mixed profiles agree by .2 and keep their lists.
_WEIGHT = 4.0
_LEAST_AGREEMENT = 0.25
_CANDIDATES = 3
# A list begins as if it had so much of a film with just the genres of the likes.
_BEGUN = 0.5

Ranked = Iterator[tuple[int, float]]


class Calibration(NamedTuple):
    """What genres the likes have, each like's one vote split evenly between its own.

    `votes` returns those of films (films x genres), and `weight` is what being short of genres
    weighs.
    """

    told: Factors
    votes: Callable[[Rows], Factors]
    weight: float

    def chosen(self, ranked: Ranked, n: int) -> Ranked:
        """Let those of the best candidates come first that make a list of n, by their scores."""
        best = list(islice(ranked, _CANDIDATES * n))
        if len(best) <= n:
            return chain(best, ranked)
        chosen = self._choose(best, n)
        first = [best[at] for at in sorted(chosen)]
        others = [pair for at, pair in enumerate(best) if at not in chosen]
        return chain(first, others, ranked)

    def _choose(self, best: list[tuple[int, float]], n: int) -> set[int]:
        """Choose the places of n films, each time the one that adds most."""
        telling = self.told.nonzero()[0]
        told = self.told.take(telling)
        votes = self.votes(np.array([row for row, _ in best])).take(telling, axis=1)
        scores = np.array([score for _, score in best], np.float32)
        # What is wanted of each genre once so many films are chosen.
        wanted = np.arange(_BEGUN, n, dtype=np.float32)[:, None] * (told * np.float32(self.weight))
        found = told * np.float32(_BEGUN)
        chosen = set()
        short, gains = np.empty_like(told), np.empty_like(scores)
        for place in range(n):
            np.divide(wanted[place], found, out=short)
            votes.dot(short, out=gains)
            gains += scores
            at = int(gains.argmax())
            found += votes[at]
            scores[at] = -np.inf
            chosen.add(at)
        return chosen


def calibration_weight(agreement: float, spread: float) -> float:
    """Return what being short of genres weighs for likes that agree so much in their genres.

    `spread` is the standard deviation of the person's scores.
    """
    return _WEIGHT * max(agreement - _LEAST_AGREEMENT, 0.0) * spread
