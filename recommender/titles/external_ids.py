"""Numbers and links of other catalogues in a text: tt0133093, themoviedb.org/movie/603 ..."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.data.catalogue import Movie

IntArray = npt.NDArray[np.int64]

_NO_NUMBER = -1
_END = r"(?=$|[^\w])"
_LEAD = r"(?:https?://)?(?:[\w-]+\.)*"


class _Form(NamedTuple):
    """One way to name a film by a number, and whose number it is."""

    pattern: re.Pattern[str]
    number: Callable[[Movie], int | None]


def _imdb(movie: Movie) -> int | None:
    return movie.imdb_id


def _tmdb(movie: Movie) -> int | None:
    return movie.tmdb_id


def _movielens(movie: Movie) -> int | None:
    return movie.movie_id


_FORMS = (
    _Form(re.compile(rf"(?<!\w)tt(\d{{6,10}}){_END}", re.IGNORECASE), _imdb),
    _Form(re.compile(rf"{_LEAD}imdb\.com/\S*?title/tt(\d{{1,10}}){_END}", re.IGNORECASE), _imdb),
    _Form(
        re.compile(rf"{_LEAD}themoviedb\.org/(?:\S+/)?movie/(\d{{1,10}}){_END}", re.IGNORECASE),
        _tmdb,
    ),
    _Form(re.compile(rf"{_LEAD}letterboxd\.com/tmdb/(\d{{1,10}}){_END}", re.IGNORECASE), _tmdb),
    _Form(
        re.compile(rf"{_LEAD}movielens\.org/movies/(\d{{1,10}}){_END}", re.IGNORECASE), _movielens
    ),
)


class ExternalIds:
    """Finds films by what other catalogues call them."""

    def __init__(self, movies: Sequence[Movie]) -> None:
        # Sorted arrays: a dict of all numbers takes ten times the memory.
        self._tables: dict[Callable[[Movie], int | None], tuple[IntArray, IntArray]] = {
            number_of: _in_order([number_of(movie) or _NO_NUMBER for movie in movies])
            for number_of in (_imdb, _tmdb, _movielens)
        }

    def find(self, text: str) -> list[int] | None:
        """Return the rows of the films that a text names by number; None where it names none.

        A number of a film that the catalogue lacks gives no row, so that it is no other film.
        """
        if not any(digit in text for digit in "0123456789"):
            return None
        named = [
            (form.number, int(found[1])) for form in _FORMS for found in form.pattern.finditer(text)
        ]
        if not named:
            return None
        rows = (self._row(*each) for each in named)
        return list(dict.fromkeys(row for row in rows if row is not None))

    def _row(self, number_of: Callable[[Movie], int | None], number: int) -> int | None:
        numbers, rows = self._tables[number_of]
        place = int(np.searchsorted(numbers, number))
        known = place < len(numbers) and numbers[place] == number
        return int(rows[place]) if known else None


def _in_order(numbers: Sequence[int]) -> tuple[IntArray, IntArray]:
    """The numbers in order, and the rows that have them."""
    table = np.array(numbers, np.int64)
    order = np.argsort(table, kind="stable")
    return table[order], order
