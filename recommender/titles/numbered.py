"""Numbers and links of other catalogues in a text: tt0133093, themoviedb.org/movie/603 ..."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from recommender.data.catalogue import Movie

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


class NumberedFilms:
    """Finds films by what other catalogues call them."""

    def __init__(self, movies: Iterable[Movie]) -> None:
        self._rows: dict[tuple[Callable[[Movie], int | None], int], int] = {}
        for row, movie in enumerate(movies):
            for number_of in (_imdb, _tmdb, _movielens):
                if number := number_of(movie):
                    self._rows.setdefault((number_of, number), row)

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
        rows = (self._rows.get(each) for each in named)
        return list(dict.fromkeys(row for row in rows if row is not None))
