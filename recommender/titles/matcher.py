"""From typed text to the film that is meant, a question, or a clear no."""

import copy
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from recommender.arrays import Floats
from recommender.data.catalogue import Catalogue, Movie
from recommender.hangul import in_hangul
from recommender.titles.complete import Completer
from recommender.titles.external_ids import ExternalIds
from recommender.titles.index import AliasIndex
from recommender.titles.misspelled import MisspelledWords
from recommender.titles.names import Answer, NameFinder
from recommender.titles.normalise import words_of
from recommender.titles.other_titles import NumberedTitle, OtherTitles
from recommender.titles.popularity import WELL_KNOWN, Popularity, in_year
from recommender.titles.query import Reading, read
from recommender.titles.ranking import TitleRanker
from recommender.titles.result import MatchResult, MatchStatus
from recommender.titles.weights import Weights, shipped_weights
from recommender.titles.working_titles import WorkingTitles

Counts = Mapping[int, int] | Floats | npt.NDArray[np.int64]

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
        self._others = OtherTitles()
        self._count(popularity)

    def _count(self, popularity: Counts | None) -> None:
        counts = Popularity(_by_row(self._movies, popularity))
        self._popularity = counts
        self._years = years = [movie.year for movie in self._movies]
        self._names = NameFinder(self._index, counts, years)
        self._misspelled = MisspelledWords(self._index, counts, years)
        self._ranker = TitleRanker(self._index, counts, years, self._weights)
        self._completer = Completer(self._index, counts)

    def with_popularity(self, popularity: Counts | None) -> "TitleMatcher":
        """Return a matcher of the same films with another popularity, at a tenth of the cost."""
        matcher = copy.copy(self)
        matcher._count(popularity)  # noqa: SLF001 - a copy of this class, not yet shared
        return matcher

    def with_other_titles(
        self, titles: Iterable[NumberedTitle], *, more: bool = False
    ) -> "TitleMatcher":
        """Return a matcher that knows these names, too: in place of others, or beside them."""
        known = self._others if more else OtherTitles()
        matcher = copy.copy(self)
        matcher._others = known.with_more(  # noqa: SLF001 - a copy of this class, not yet shared
            (each.title, row)
            for each in titles
            for row in self._external_ids.rows_of(each.imdb_id, each.tmdb_id)
        )
        return matcher

    @property
    def other_titles(self) -> OtherTitles:
        """The names that the catalogue lacks."""
        return self._others

    def with_part_in_other_title(self, part: str, limit: int) -> list[Movie]:
        """Films with a name that the catalogue lacks of which this is a part, best known first."""
        rows = self._popularity.ranked(self._others.containing(part))
        return [self._movies[row] for row in rows[:limit]]

    def match(self, text: str) -> MatchResult:
        """Which film a text names; never guesses silently."""
        if answer := self._by_number(text) or self._names.labelled(text):
            return self._result(answer)
        if answer := self._by_other_title(text):
            return self._result(answer, by_other_title=True)
        status, rows = self._understand(read(text))
        if status is MatchStatus.MATCH and not self._is_in_digits(text, rows[0]):
            status = MatchStatus.AMBIGUOUS
        if status is MatchStatus.NONE and in_hangul(text) and (near := self._others.near(text)):
            return self._result((status, near), by_other_title=True)
        return self._result((status, rows))

    def _result(self, answer: Answer, *, by_other_title: bool = False) -> MatchResult:
        movies = tuple(self._movies[row] for row in answer[1][:_MOST_MOVIES])
        return MatchResult(answer[0], movies, by_other_title)

    def _is_in_digits(self, text: str, row: int) -> bool:
        """Whether a text without a letter may be a title: "300" is, "1, 2, 3" is no "One, Two"."""
        movie = self._movies[row]
        titles = "".join((movie.title, *movie.alternative_titles))
        return any(map(str.isalpha, text)) or any(map(str.isdecimal, titles))

    def is_well_known(self, movie: Movie) -> bool:
        """Whether a film of the catalogue is rated more often than most."""
        return self._popularity.fame(self._rows[movie.movie_id]) >= WELL_KNOWN

    def _by_number(self, text: str) -> Answer | None:
        rows = self._external_ids.find(text)
        if rows is None:
            return None
        statuses = (MatchStatus.NONE, MatchStatus.MATCH)
        return (statuses[len(rows)] if len(rows) < 2 else MatchStatus.AMBIGUOUS), rows

    def _by_other_title(self, text: str) -> Answer | None:
        """The film of a name that the catalogue lacks; its own names come first."""
        rows, year = self._others.find(text)
        if not rows or (not in_hangul(text) and self._index.exact(words_of(text))):
            return None
        ranked = self._popularity.ranked(rows)
        of_year = ranked if year is None else in_year(ranked, self._years, year)
        if self._popularity.clear(of_year):
            return MatchStatus.MATCH, of_year
        return MatchStatus.AMBIGUOUS, of_year or ranked

    def _understand(self, readings: list[Reading]) -> Answer:
        if not readings:
            return MatchStatus.NONE, []
        written_out = self._names.written_out(readings)
        if found := self._names.find(readings, written_out):
            doubtful = found[0] is MatchStatus.AMBIGUOUS
            return (found[0], self._misspelled.beside(readings, found[1])) if doubtful else found
        ranked = self._ranker.rank([*written_out[:1], *readings])
        if ranked[0] is MatchStatus.MATCH:
            return ranked
        if found := self._names.inside(readings) or self._names.of_other_years(readings):
            return found
        if released := self._working_titles.find(readings):
            return released[0], list(dict.fromkeys([*released[1], *ranked[1]]))
        if ranked[0] is MatchStatus.NONE:
            if meant := self._misspelled.find(readings):
                return ranked[0], list(dict.fromkeys([*meant, *ranked[1]]))
            return self._names.but_for_one_word(readings) or ranked
        return ranked

    def complete(self, prefix: str, limit: int = 25, known: Collection[int] = ()) -> list[Movie]:
        """Films whose name may be meant by what has been typed so far, best first.

        Among equally good ones those whose id is in `known` (films that the person or the server
        has dealt with) come first.
        """
        rows = {self._rows[movie_id] for movie_id in known if movie_id in self._rows}
        others = self._popularity.ranked(self._others.beginning_with(prefix))
        found = dict.fromkeys([*others, *self._completer.complete(prefix, max(limit, 0), rows)])
        return [self._movies[row] for row in [*found][: max(limit, 0)]]


def _by_row(movies: Sequence[Movie], popularity: Counts | None) -> Floats:
    if popularity is None:
        return np.zeros(len(movies))
    if isinstance(popularity, Mapping):
        return np.array([popularity.get(movie.movie_id, 0) for movie in movies], np.float64)
    counts = np.asarray(popularity, np.float64)
    if counts.shape != (len(movies),):
        raise ValueError(f"popularity has {counts.size} counts for {len(movies)} films")
    return counts
