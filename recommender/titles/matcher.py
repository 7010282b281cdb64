"""Typed text -> the film that is meant, a question, or a clear no."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from recommender.catalogue import Catalogue, Movie
from recommender.titles.aliases import AliasKind
from recommender.titles.choice import Popularity, in_year
from recommender.titles.complete import Completer
from recommender.titles.evidence import Comparison, Evidence
from recommender.titles.index import AliasIndex
from recommender.titles.query import Reading, read, without_filler
from recommender.titles.result import NO_MATCH, MatchResult, MatchStatus
from recommender.titles.sound import sounds_of

Counts = Mapping[int, int] | npt.NDArray[np.float64] | npt.NDArray[np.int64]

MATCH_SCORE = 0.82
ASK_SCORE = 0.55
MARGIN = 0.06


class TitleMatcher:
    """Finds films by typed titles; built once per catalogue, immutable, safe to share."""

    def __init__(self, catalogue: Catalogue, popularity: Counts | None = None) -> None:
        self._movies: list[Movie] = list(catalogue)
        self._years = [movie.year for movie in self._movies]
        self._popularity = Popularity(_by_row(self._movies, popularity))
        self._rows = {movie.movie_id: row for row, movie in enumerate(self._movies)}
        self._index = AliasIndex(catalogue)
        self._completer = Completer(self._index, self._popularity)

    def match(self, text: str) -> MatchResult:
        """Which film a text names; never guesses silently."""
        readings = read(text)
        for reading in readings:
            if rows := self._named(reading.words):
                result = self._choose(rows, reading)
                if result is not None:
                    return result
        return self._weigh(readings)

    def complete(self, prefix: str, limit: int = 25, known: Collection[int] = ()) -> list[Movie]:
        """Films whose name may be meant by what has been typed so far, best first.

        Among equally good ones those whose id is in `known` (films that the person or the server
        has dealt with) come first.
        """
        rows = {self._rows[movie_id] for movie_id in known if movie_id in self._rows}
        found = self._completer.complete(prefix, limit, rows)
        return [self._movies[row] for row in found]

    def _named(self, words: Sequence[str]) -> list[int]:
        return self._index.exact(words)

    def _choose(self, aliases: list[int], reading: Reading) -> MatchResult | None:
        kinds = self._index.kinds
        names = [int(self._index.rows[a]) for a in aliases if kinds[a] <= AliasKind.OTHER_TITLE]
        parts = [int(self._index.rows[a]) for a in aliases if kinds[a] > AliasKind.OTHER_TITLE]
        names, parts = self._popularity.ranked(names), self._popularity.ranked(parts)
        rows = self._popularity.ranked([*names, *parts])
        if reading.year is not None:
            fitting = in_year(rows, self._years, reading.year)
            if not fitting:
                return None
            rows = fitting
        elif names and rows[0] == names[0]:
            rows = names
        if self._popularity.clear(rows):
            return self._result(MatchStatus.MATCH, rows)
        return self._result(MatchStatus.AMBIGUOUS, rows)

    def _weigh(self, readings: Sequence[Reading]) -> MatchResult:
        if not readings:
            return NO_MATCH
        best: dict[int, float] = {}
        for reading in readings[:3]:
            for evidence in self._evidence(reading):
                row = int(self._index.rows[evidence.alias])
                score = self._score(evidence, row, reading)
                best[row] = max(score, best.get(row, 0))
        ranked = sorted(best, key=lambda row: -best[row])
        if not ranked or best[ranked[0]] < ASK_SCORE:
            return NO_MATCH
        top = best[ranked[0]]
        rivals = [row for row in ranked if best[row] >= top - MARGIN]
        if top >= MATCH_SCORE and self._popularity.clear(rivals):
            return self._result(MatchStatus.MATCH, rivals)
        return self._result(MatchStatus.AMBIGUOUS, ranked[:10])

    def _score(self, evidence: Evidence, row: int, reading: Reading) -> float:
        score = evidence.score
        if evidence.leftover_numbers or evidence.missing_numbers:
            score *= 0.8
        if reading.year is not None:
            if abs((self._years[row] or 0) - reading.year) <= 1:
                score = score * 1.05
            else:
                score = min(score * 0.9, MATCH_SCORE - 0.01)
        return score + 0.004 * float(np.log1p(self._popularity[row]))

    def _evidence(self, reading: Reading) -> list[Evidence]:
        words = reading.words
        found = set(self._index.grams.nearest(_sound(words), 40).tolist())
        inner = without_filler(words)
        if inner and inner != words:
            found |= set(self._index.grams.nearest(_sound(inner), 40).tolist())
        for start in range(len(words)):
            for end in range(start + 1, min(start + 10, len(words)) + 1):
                found |= set(self._index.exact(words[start:end]))
        if not found:
            return []
        return Comparison(self._index, words, sorted(found)).evidence()

    def _result(self, status: MatchStatus, rows: Sequence[int]) -> MatchResult:
        return MatchResult(status, tuple(self._movies[row] for row in rows[:25]))


def _sound(words: Sequence[str]) -> str:
    return sounds_of(" ".join(words))


def _by_row(movies: Sequence[Movie], popularity: Counts | None) -> npt.NDArray[np.float64]:
    if popularity is None:
        return np.zeros(len(movies))
    if isinstance(popularity, Mapping):
        return np.array([popularity.get(movie.movie_id, 0) for movie in movies], np.float64)
    return np.asarray(popularity, np.float64)
