"""Typed text -> the film that is meant, a question, or a clear no."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from recommender.catalogue import Catalogue, Movie
from recommender.titles.choice import Popularity
from recommender.titles.complete import Completer
from recommender.titles.index import AliasIndex
from recommender.titles.names import NameFinder
from recommender.titles.query import read
from recommender.titles.result import NO_MATCH, MatchResult
from recommender.titles.verdict import Thresholds
from recommender.titles.weighing import Weighing

Counts = Mapping[int, int] | npt.NDArray[np.float64] | npt.NDArray[np.int64]


class TitleMatcher:
    """Finds films by typed titles; built once per catalogue, immutable, safe to share.

    `popularity` says how often each film was rated, by movie id or as an array in catalogue
    order; without it no film counts as better known than another.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        popularity: Counts | None = None,
        thresholds: Thresholds | None = None,
    ) -> None:
        self._movies: list[Movie] = list(catalogue)
        self._rows = {movie.movie_id: row for row, movie in enumerate(self._movies)}
        counts = Popularity(_by_row(self._movies, popularity))
        years = [movie.year for movie in self._movies]
        index = AliasIndex(catalogue)
        self._names = NameFinder(index, counts, years)
        self._weighing = Weighing(index, counts, years, thresholds or Thresholds())
        self._completer = Completer(index, counts)

    def match(self, text: str) -> MatchResult:
        """Which film a text names; never guesses silently."""
        readings = read(text)
        if not readings:
            return NO_MATCH
        written_out = self._names.written_out(readings)
        status, rows = self._names.find(readings, written_out) or self._weighing.weigh(
            [*written_out[:1], *readings]
        )
        return MatchResult(status, tuple(self._movies[row] for row in rows[:25]))

    def complete(self, prefix: str, limit: int = 25, known: Collection[int] = ()) -> list[Movie]:
        """Films whose name may be meant by what has been typed so far, best first.

        Among equally good ones those whose id is in `known` (films that the person or the server
        has dealt with) come first.
        """
        rows = {self._rows[movie_id] for movie_id in known if movie_id in self._rows}
        found = self._completer.complete(prefix, limit, rows)
        return [self._movies[row] for row in found]


def _by_row(movies: Sequence[Movie], popularity: Counts | None) -> npt.NDArray[np.float64]:
    if popularity is None:
        return np.zeros(len(movies))
    if isinstance(popularity, Mapping):
        return np.array([popularity.get(movie.movie_id, 0) for movie in movies], np.float64)
    return np.asarray(popularity, np.float64)
