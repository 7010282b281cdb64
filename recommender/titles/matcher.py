"""Typed text -> the film that is meant, a question, or a clear no."""

import copy
from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from recommender.data.catalogue import Catalogue, Movie
from recommender.titles.complete import Completer
from recommender.titles.external_ids import ExternalIds
from recommender.titles.index import AliasIndex
from recommender.titles.names import Answer, NameFinder
from recommender.titles.popularity import WELL_KNOWN, Popularity
from recommender.titles.query import Reading, read
from recommender.titles.ranking import TitleRanker
from recommender.titles.result import MatchResult, MatchStatus
from recommender.titles.weights import Weights, shipped_weights
from recommender.titles.working_titles import WorkingTitles

Counts = Mapping[int, int] | npt.NDArray[np.float64] | npt.NDArray[np.int64]

_MOST_MOVIES = 25
"""As many as a Discord menu holds."""


class TitleMatcher:
    """Finds films by typed titles; built once per catalogue, immutable, safe to share.

    `popularity` says how often each film was rated, by movie id or as an array in catalogue
    order (ValueError: of another length); without it no film counts as better known than another.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        popularity: Counts | None = None,
        weights: Weights | None = None,
    ) -> None:
        self._movies: list[Movie] = list(catalogue)
        self._rows = {movie.movie_id: row for row, movie in enumerate(self._movies)}
        self._index = AliasIndex(catalogue)
        self._working_titles = WorkingTitles(catalogue)
        self._external_ids = ExternalIds.of(self._movies)
        self._weights = weights or shipped_weights()
        self._count(popularity)

    def _count(self, popularity: Counts | None) -> None:
        counts = Popularity(_by_row(self._movies, popularity))
        self._popularity = counts
        years = [movie.year for movie in self._movies]
        self._names = NameFinder(self._index, counts, years)
        self._ranker = TitleRanker(self._index, counts, years, self._weights)
        self._completer = Completer(self._index, counts)

    def with_popularity(self, popularity: Counts | None) -> "TitleMatcher":
        """Return a matcher of the same films with other counts, at a tenth of the cost."""
        matcher = copy.copy(self)
        matcher._count(popularity)  # noqa: SLF001 - a copy of this class, not yet shared
        return matcher

    def match(self, text: str) -> MatchResult:
        """Which film a text names; never guesses silently."""
        status, rows = (
            self._by_number(text) or self._names.labelled(text) or self._understand(read(text))
        )
        return MatchResult(status, tuple(self._movies[row] for row in rows[:_MOST_MOVIES]))

    def is_well_known(self, movie: Movie) -> bool:
        """Whether a film of the catalogue is rated more often than most."""
        return self._popularity.fame(self._rows[movie.movie_id]) >= WELL_KNOWN

    def _by_number(self, text: str) -> Answer | None:
        rows = self._external_ids.find(text)
        if rows is None:
            return None
        statuses = (MatchStatus.NONE, MatchStatus.MATCH)
        return (statuses[len(rows)] if len(rows) < 2 else MatchStatus.AMBIGUOUS), rows

    def _understand(self, readings: list[Reading]) -> Answer:
        if not readings:
            return MatchStatus.NONE, []
        written_out = self._names.written_out(readings)
        if found := self._names.find(readings, written_out):
            return found
        ranked = self._ranker.rank([*written_out[:1], *readings])
        if ranked[0] is MatchStatus.MATCH:
            return ranked
        if found := self._names.inside(readings) or self._names.of_other_years(readings):
            return found
        if released := self._working_titles.find(readings):
            return released[0], list(dict.fromkeys([*released[1], *ranked[1]]))
        if ranked[0] is MatchStatus.NONE:
            return self._names.but_for_one_word(readings) or ranked
        return ranked

    def complete(self, prefix: str, limit: int = 25, known: Collection[int] = ()) -> list[Movie]:
        """Films whose name may be meant by what has been typed so far, best first.

        Among equally good ones those whose id is in `known` (films that the person or the server
        has dealt with) come first.
        """
        rows = {self._rows[movie_id] for movie_id in known if movie_id in self._rows}
        found = self._completer.complete(prefix, max(limit, 0), rows)
        return [self._movies[row] for row in found]


def _by_row(movies: Sequence[Movie], popularity: Counts | None) -> npt.NDArray[np.float64]:
    if popularity is None:
        return np.zeros(len(movies))
    if isinstance(popularity, Mapping):
        return np.array([popularity.get(movie.movie_id, 0) for movie in movies], np.float64)
    counts = np.asarray(popularity, np.float64)
    if counts.shape != (len(movies),):
        raise ValueError(f"popularity has {counts.size} counts for {len(movies)} films")
    return counts
