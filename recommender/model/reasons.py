"""Which of a person's likes speak for a movie."""

from functools import cached_property

import numpy as np

from recommender.arrays import Bools, Floats, Rows
from recommender.model.reason_features import KIND, SERIES, ReasonFeatures
from recommender.model.scorer import Scorer, UserRepresentation

# What explains one movie names at most this many likes.
_REASONS_OF_ONE = 3
# What a film shares with likes of one sort differs by less than this factor (`reason_features`).
_OF_ONE_SORT = 1e4
# What adds to a score and shares a genre with a film is above this, all else below.
_NO_KIND = KIND / 1e7


class Reasons:
    """Names the likes of which people understand that they speak for a movie.

    Those with a genre in common, and of these who adds most to the score and shares most; where
    none has, those that share something else (`ReasonFeatures`). A like that shares less than
    another one, or adds nothing, is not named.
    """

    def __init__(self, scorer: Scorer, features: ReasonFeatures, movie_ids: Rows) -> None:
        self._scorer = scorer
        self._features = features
        self._movie_ids = movie_ids

    def of_list(self, rows: Rows, person: UserRepresentation) -> list[tuple[int, ...]]:
        """Name one like for each movie, or two that have a genre in common with it."""
        liked = person.folded.rows
        if not len(rows) or not len(liked):
            return [()] * len(rows)
        parts = self._scorer.parts(person, rows)
        films, likes = self._features.of(rows), self._features.of(liked)
        telling = self._features.shared(films, likes)
        telling *= parts
        starts = np.arange(0, telling.size, len(liked))
        first, most = _best(telling, starts)
        if True in (silent := (most < _NO_KIND) & self._share_other_things.take(rows)).tolist():
            at = silent.nonzero()[0]
            shared = self._features.shared(films.take(at, axis=0), likes)
            telling[at] = parts.take(at, axis=0) * self._otherwise(shared, rows.take(at), liked)
            first, most = _best(telling, starts)
        telling *= self._features.share_kind(films, likes.take(first, axis=0), likes)
        telling.put(starts + first, 0)
        second, next_most = _best(telling, starts)
        ids = self._movie_ids.take(liked)
        pairs = zip(ids.take(first).tolist(), ids.take(second).tolist(), strict=True)
        speaking = zip((most > 0).tolist(), (next_most > 0).tolist(), strict=True)
        return [pair[: one + other] for pair, (one, other) in zip(pairs, speaking, strict=True)]

    @cached_property
    def _share_other_things(self) -> Bools:
        """Tell which movies may share a tag or, without a genre, a series."""
        tags, nowhere = self._scorer.tags, self._features.without_genres
        return nowhere if tags is None else nowhere | (tags.by_film.counts > 0)

    def of_one(self, row: int, person: UserRepresentation) -> tuple[int, ...]:
        """Name the likes that speak most for one movie, best first."""
        rows, liked = np.array([row]), person.folded.rows
        if not len(liked):
            return ()
        parts = self._scorer.parts(person, rows)
        parts[:, liked == row] = 0
        shared = self._features.shared(self._features.of(rows), self._features.of(liked))
        if (parts * shared).max() < _NO_KIND:
            shared = self._otherwise(shared, rows, liked)
        telling, shared = (parts * shared)[0], shared[0]
        best = np.argsort(-telling, kind="stable")[:_REASONS_OF_ONE]
        least = min(shared.take(best[0]), KIND) / _OF_ONE_SORT
        named = liked.take(best.compress((telling.take(best) > 0) & (shared.take(best) > least)))
        return tuple(self._movie_ids.take(named).tolist())

    def _otherwise(self, shared: Floats, rows: Rows, liked: Rows) -> Floats:
        """Return what likes share with movies of which none has a genre in common with one.

        Then tags count, too, which take long to compare, and for a movie without genres its series.
        """
        if tags := self._scorer.tags:
            shared = np.where(tags.shared(rows, liked), KIND, shared)
        if len(unknown := self._features.without_genres.take(rows).nonzero()[0]):
            same = self._features.series.shared(rows.take(unknown), liked)
            shared[unknown] = np.where(same, SERIES, shared[unknown])
        return shared


def _best(telling: Floats, starts: Rows) -> tuple[Rows, Floats]:
    """Return the place of the highest in each row and how high it is; rows begin at `starts`."""
    best = telling.argmax(axis=1)
    return best, telling.take(starts + best)
