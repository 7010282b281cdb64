"""A search for a person's best films that reads the factors of few others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, islice

import numpy as np

from recommender.arrays import Factors, Rows
from recommender.model.best_first import (
    LOWEST,
    arrays_of,
    best_first,
    best_of,
    depth,
    next_stop,
    pairs_of,
    reached,
)
from recommender.model.calibration import CANDIDATES, Calibration
from recommender.model.scorer import Scorer, UserRepresentation

# In catalogues up to this size the search looks at all films at once.
_SMALL_CATALOGUE = 8192
# The search is tuned on this many invented people, who like 5, 20 or 50 of the first 1,000 films.
_TRIED, _LIKES, _WELL_KNOWN = 24, (5, 20, 50), 1000
# A list of ten needs twelve candidates: two films may give way to others of their series.
_LISTED = 12
# Numbers of first films to score outright, of which the search chooses one.
_HEADS = (768, 1024, 1536, 2048, 3072)
# Reading one row of factors out of order takes as long as reading this many in order.
_HERE_AND_THERE = 2
# Up to 32 of the best scores are bounded faster by the best of each of 128 heaps than by sorting.
_HEAPS, _FEW = 128, 32


@dataclass(frozen=True, eq=False)
class Search:
    """Finds a person's best films."""

    scorer: Scorer

    def ranked(
        self,
        person: UserRepresentation,
        barred: Rows,
        n: int,
        wanted: Callable[[int], bool] | None = None,
        calibration: Calibration | None = None,
    ) -> Iterator[tuple[int, float]]:
        """Return (row, score) of the wanted rows that are not barred, best first.

        The first n are found fast; further ones cost as much as scoring many films. A calibration
        chooses the first n among more candidates.
        """
        candidates = n if calibration is None else CANDIDATES * n
        if wanted is None and len(person.folded.rows):
            rows, scores = self._best(person, barred, n, candidates)
            further = self._all_ranked(person, np.concatenate([barred, rows]))
        else:
            ranked = self._all_ranked(person, barred)
            further = ranked if wanted is None else (pair for pair in ranked if wanted(pair[0]))
            rows, scores = arrays_of(islice(further, candidates))
        if calibration is not None:
            order = calibration.order(rows, scores, n)
            rows, scores = rows.take(order), scores.take(order)
        return chain(pairs_of(rows, scores), further)

    def _best(
        self, person: UserRepresentation, barred: Rows, n: int, candidates: int
    ) -> tuple[Rows, Factors]:
        """Return the rows and scores of the best films that are not barred, best first.

        The n films that score highest are certainly among the candidates, the next ones nearly. The
        first films are scored outright. Of the others only those are scored that can reach the n
        best of these, by the lengths of their factors and the part of their score beside them.
        """
        scorer, head, stop = self.scorer, self._head, self._depth
        scores = scorer.beside_factors(person, 0, stop)
        scores.put(barred.compress(barred < stop), -np.inf)
        first = scores[:head]
        first += scorer.by_factors(person, slice(0, len(first)))
        least, likely = _reached_by(first, n, candidates)
        self._score_hopeful(person, scores[head:], head, least)
        bound = partial(scorer.highest_score, person)
        if stop < len(scorer.norms) and bound(stop) > least:
            last = next_stop(stop, len(scorer.norms), bound, least)
            further = scorer.beside_factors(person, stop, last)
            further.put(barred.compress((stop <= barred) & (barred < last)) - stop, -np.inf)
            self._score_hopeful(person, further, stop, least)
            scores = np.concatenate([scores, further])
        rows = (scores >= likely).nonzero()[0]
        rows, scores = best_of(rows, scores.take(rows))
        return rows[:candidates], scores[:candidates]

    def _score_hopeful(
        self, person: UserRepresentation, beside: Factors, start: int, least: float
    ) -> None:
        """Turn `beside` into the scores of the films from row `start` on, in place.

        It holds the parts of their scores beside the factors. Films that cannot reach the score
        `least` get -inf.
        """
        stop = start + len(beside)
        most = self.scorer.most_by_factors(person, start, stop)
        most += beside
        hopeful = (most >= least).nonzero()[0]
        if len(hopeful) * _HERE_AND_THERE > len(beside):
            beside += self.scorer.by_factors(person, slice(start, stop))
            return
        scored = beside.take(hopeful)
        scored += self.scorer.by_factors(person, hopeful + start)
        beside.fill(-np.inf)
        beside.put(hopeful, scored)

    def _all_ranked(self, person: UserRepresentation, barred: Rows) -> Iterator[tuple[int, float]]:
        """Yield (row, score) of all films that are not barred, best first."""
        score_block = partial(self.scorer.score_rows, person)
        bound = partial(self.scorer.highest_score, person)
        return best_first(score_block, bound, len(self.scorer.norms), barred, self._depth)

    @cached_property
    def _depth(self) -> int:
        """How many rows are enough to find nearly all lists of ten."""
        rows = len(self.scorer.norms)
        if rows <= _SMALL_CATALOGUE:
            return rows
        return max(
            depth(scores, partial(self.scorer.highest_score, person), _LISTED)
            for person, scores in self._tried(_SMALL_CATALOGUE)
        )

    @cached_property
    def _head(self) -> int:
        """How many films to score outright, so that lists read the fewest factors."""
        read = np.zeros(len(_HEADS))
        for person, scores in self._tried(self._depth):
            most = self.scorer.most_by_factors(person, 0, self._depth)
            most += self.scorer.beside_factors(person, 0, self._depth)
            for at, head in enumerate(_HEADS):
                least, _ = _reached_by(scores[:head], _LISTED, _LISTED)
                read[at] += head + _HERE_AND_THERE * np.count_nonzero(most[head:] >= least)
        return _HEADS[int(read.argmin())]

    def _tried(self, films: int) -> Iterator[tuple[UserRepresentation, Factors]]:
        """Yield invented people with their scores of the first `films` films."""
        random, scorer = np.random.default_rng(0), self.scorer
        for tried in range(_TRIED):
            liked = random.permutation(min(films, _WELL_KNOWN))[: _LIKES[tried % len(_LIKES)]]
            person = scorer.represent(liked, np.ones(len(liked)), scorer.parameters.adventure)
            scores = scorer.score_rows(person, 0, films)
            scores[liked] = -np.inf
            yield person, scores


def _reached_by(scores: Factors, few: int, more: int) -> tuple[float, float]:
    """Return a score that at least `few` scores reach, and one that at least `more` reach.

    Hardly more than these numbers reach them.
    """
    rows = len(scores) // _HEAPS
    if not rows or more > _FEW:
        return reached(scores, few), reached(scores, more)
    best = np.maximum.reduce(scores[: rows * _HEAPS].reshape(rows, _HEAPS))
    best.sort()
    return max(best.item(-few), LOWEST), max(best.item(-more), LOWEST)
