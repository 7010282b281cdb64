"""Which of a person's likes speak for a movie."""

import numpy as np
import numpy.typing as npt

from recommender.model.scorer import Scorer, UserRepresentation
from recommender.model.words import KIND, SERIES, Shared, Words

# What explains one movie names at most this many likes.
_REASONS_OF_ONE = 3
# What a film shares with likes of one sort differs less than this (`words`).
_OF_ONE_SORT = 1e4
# What adds to a score and shares a genre with a film is above this, all else below.
_NO_KIND = KIND / 1e7

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Reasons:
    """Names the likes of which people understand that they speak for a movie.

    Those with a genre in common, and of these who adds most to the score and shares most; where
    none has, those that share something else (`Words`). A like that shares less than another one,
    or adds nothing, is not named.
    """

    def __init__(self, scorer: Scorer, words: Words, movie_ids: Rows) -> None:
        self._scorer = scorer
        self._words = words
        self._movie_ids = movie_ids

    def of_list(self, rows: Rows, person: UserRepresentation) -> list[tuple[int, ...]]:
        """Name one like for each movie, or two that have a genre in common with it."""
        liked = person.folded.rows
        if not len(rows) or not len(liked):
            return [()] * len(rows)
        parts = self._scorer.parts(person, rows)
        shared = self._shared(rows, liked, parts)
        telling = parts * shared.weights
        first = telling.argmax(axis=1)
        starts = np.arange(0, telling.size, len(liked))
        places = starts + first
        speaks = (telling.take(places) > 0).tolist()
        telling *= (shared.kinds & shared.kinds.take(places)[:, None]) != 0
        telling.put(places, 0)
        second = telling.argmax(axis=1)
        both_speak = (telling.take(starts + second) > 0).tolist()
        ids = self._movie_ids.take(liked).tolist()
        found = zip(first.tolist(), second.tolist(), speaks, both_speak, strict=True)
        return [
            (ids[one], ids[other]) if both else (ids[one],) if speaks_one else ()
            for one, other, speaks_one, both in found
        ]

    def of_one(self, row: int, person: UserRepresentation) -> tuple[int, ...]:
        """Name the likes that speak most for one movie, best first."""
        rows, liked = np.array([row]), person.folded.rows
        if not len(liked):
            return ()
        parts = self._scorer.parts(person, rows)
        parts[:, liked == row] = 0
        shared = self._shared(rows, liked, parts).weights
        telling = (parts * shared)[0]
        best = np.argsort(-telling, kind="stable")[:_REASONS_OF_ONE]
        least = min(shared.take(best[0]), KIND) / _OF_ONE_SORT
        named = liked.take(best.compress((telling.take(best) > 0) & (shared.take(best) > least)))
        return tuple(self._movie_ids.take(named).tolist())

    def _shared(self, rows: Rows, liked: Rows, parts: Floats) -> Shared:
        """Return what each like shares with each movie."""
        found, tags = self._words.shared(rows, liked), self._scorer.tags
        shared = found.weights
        # Tags take long to compare: only where no genre speaks.
        if tags and len(wordless := ((parts * shared).max(axis=1) < _NO_KIND).nonzero()[0]):
            tagged = tags.shared(rows.take(wordless), liked)
            shared[wordless] = np.where(tagged, KIND, shared[wordless])
        if len(unknown := self._words.without_genres.take(rows).nonzero()[0]):
            same = self._words.series.shared(rows.take(unknown), liked)
            shared[unknown] = np.where(same, SERIES, shared[unknown])
        return found
