"""Lists that share out genres as a person's likes do, where these agree.

Of somebody who likes horror that is science fiction, too, the films that score highest may all be
plain horror. So a list is chosen among its best candidates film by film: each counts by its score
and by how far its genres are short so far (Steck, Calibrated Recommendations, 2018).
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from recommender.arrays import Factors, Rows
from recommender.model.content.aspect import products_of

# Chosen on validation people (docs/development/tuning.md): what being short of genres weighs in
# standard deviations of scores, as far as likes agree by more than this, among so many candidates
# a place. Mixed profiles agree by .2 and keep their lists.
_WEIGHT = 4.0
_LEAST_AGREEMENT = 0.25
CANDIDATES = 3
# Nothing is divided by 0 where no like has a genre.
_NEARLY_NONE = np.float32(1e-9)
# A list begins as if it had so much of a film with just the genres of the likes.
_BEGUN = 0.5


class Calibration(NamedTuple):
    """What genres the likes have, each like's one vote split evenly between its own.

    `votes` returns those of films (films x genres), and `weight` is what being short of genres
    weighs.
    """

    told: Factors
    votes: Callable[[Rows], Factors]
    weight: float

    def order(self, rows: Rows, scores: Factors, n: int) -> Rows:
        """Return the places of candidates: first those that make a list of n, by their scores.

        The candidates come by falling scores, and so do the others behind the list.
        """
        listed = np.zeros(len(rows), bool)
        if len(rows) > n:
            listed[self._choose(rows, scores, n)] = True
        return (~listed).argsort(kind="stable")

    def _choose(self, rows: Rows, scores: Factors, n: int) -> list[int]:
        """Choose the places of n films, each time the one that adds most."""
        votes, scores = self.votes(rows), scores.copy()
        found = np.maximum(self.told, _NEARLY_NONE) * np.float32(_BEGUN)
        # What is wanted of each genre once so many films are chosen.
        wanted = products_of(
            np.arange(_BEGUN, n, dtype=np.float32), self.told * np.float32(self.weight)
        )
        chosen = []
        short, gains = np.empty_like(found), np.empty_like(scores)
        for wish in wanted:
            np.divide(wish, found, out=short)
            votes.dot(short, out=gains)
            gains += scores
            at = int(gains.argmax())
            found += votes[at]
            scores[at] = -np.inf
            chosen.append(at)
        return chosen


def calibration_weight(agreement: float, spread: float) -> float:
    """Return what being short of genres weighs for likes that agree so much in their genres.

    `spread` is the standard deviation of the person's scores.
    """
    return _WEIGHT * max(agreement - _LEAST_AGREEMENT, 0.0) * spread
