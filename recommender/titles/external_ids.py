"""Ids and links of other sites in a text: tt0133093, themoviedb.org/movie/603 ..."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, Self

import numpy as np

from recommender.arrays import Ids
from recommender.data.catalogue import Movie

NO_NUMBER = -1
_END = r"(?=$|[^\w])"
_LEAD = r"(?:https?://)?(?:[\w-]+\.)*"


class NumberSource(StrEnum):
    """The site or data set that an id is from."""

    IMDB = "imdb"
    TMDB = "tmdb"
    MOVIELENS = "movielens"


class _Form(NamedTuple):
    """One way to write an id of a film, and its source."""

    pattern: re.Pattern[str]
    source: NumberSource


_FORMS = (
    _Form(re.compile(rf"(?<!\w)tt(\d{{6,10}}){_END}", re.IGNORECASE), NumberSource.IMDB),
    _Form(
        re.compile(rf"{_LEAD}imdb\.com/\S*?title/tt(\d{{1,10}}){_END}", re.IGNORECASE),
        NumberSource.IMDB,
    ),
    _Form(
        re.compile(rf"{_LEAD}themoviedb\.org/(?:\S+/)?movie/(\d{{1,10}}){_END}", re.IGNORECASE),
        NumberSource.TMDB,
    ),
    _Form(
        re.compile(rf"{_LEAD}letterboxd\.com/tmdb/(\d{{1,10}}){_END}", re.IGNORECASE),
        NumberSource.TMDB,
    ),
    _Form(
        re.compile(rf"{_LEAD}movielens\.org/movies/(\d{{1,10}}){_END}", re.IGNORECASE),
        NumberSource.MOVIELENS,
    ),
)


class ExternalIds:
    """Finds films by their ids at other sites."""

    def __init__(self, numbers: Mapping[NumberSource, Ids]) -> None:
        """Take the ids of all films at each source, in the order of their rows; -1 is no id."""
        # Sorted arrays take a tenth of the memory of a dict.
        self._tables = {source: _in_order(own) for source, own in numbers.items()}

    @classmethod
    def of(cls, movies: Sequence[Movie]) -> Self:
        """Collect the ids of films."""
        imdb = [movie.imdb_id or NO_NUMBER for movie in movies]
        tmdb = [movie.tmdb_id or NO_NUMBER for movie in movies]
        own = [movie.movie_id for movie in movies]
        columns = zip(NumberSource, (imdb, tmdb, own), strict=True)
        return cls({source: np.array(column, np.int64) for source, column in columns})

    def find(self, text: str) -> list[int] | None:
        """Return the rows of the films that a text names by id; None if it has no id.

        An id of a film that the catalogue lacks gives no row; it must not pass for a title.
        """
        if not any(digit in text for digit in "0123456789"):
            return None
        named = [
            (form.source, int(found[1])) for form in _FORMS for found in form.pattern.finditer(text)
        ]
        if not named:
            return None
        rows = (self._row(*each) for each in named)
        return list(dict.fromkeys(row for row in rows if row is not None))

    def rows_of(self, imdb_id: int | None, tmdb_id: int | None) -> list[int]:
        """Return the row of the film with one of these ids, if any."""
        numbers = ((NumberSource.IMDB, imdb_id), (NumberSource.TMDB, tmdb_id))
        rows = (self._row(source, number) for source, number in numbers if number is not None)
        return [row for row in rows if row is not None][:1]

    def _row(self, source: NumberSource, number: int) -> int | None:
        numbers, rows = self._tables[source]
        place = int(np.searchsorted(numbers, number))
        known = place < len(numbers) and numbers[place] == number
        return int(rows[place]) if known else None


def _in_order(numbers: Ids) -> tuple[Ids, Ids]:
    """The ids in ascending order and their rows."""
    order = np.argsort(numbers, kind="stable")
    return numbers[order], order
