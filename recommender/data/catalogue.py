"""Movies and their order: movie ids <-> rows, readable titles, filters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from recommender.data.listing import parse_listing
from recommender.errors import UnknownMovieError

_NO_GENRES = frozenset({"(no genres listed)", "unknown", ""})

# Ids below this are looked up in a table, which is faster than a search.
MAX_TABLE = 4_000_000


@dataclass(frozen=True, slots=True)
class Movie:
    """One movie: `listed_title` as the data set writes it, `title` readable and without year.

    `imdb_id` and `tmdb_id` are its numbers at IMDb and TMDB, where the set has them.
    """

    movie_id: int
    listed_title: str
    title: str
    year: int | None = None
    genres: tuple[str, ...] = ()
    imdb_id: int | None = None
    tmdb_id: int | None = None

    @classmethod
    def from_listing(
        cls,
        movie_id: int,
        listed_title: str,
        genres: Iterable[str] = (),
        imdb_id: int | None = None,
        tmdb_id: int | None = None,
    ) -> "Movie":
        """Build a movie from MovieLens' own writing, e.g. "Matrix, The (1999)"."""
        listing = parse_listing(listed_title)
        named = tuple(genre for genre in genres if genre not in _NO_GENRES)
        return cls(movie_id, listed_title, listing.title, listing.year, named, imdb_id, tmdb_id)

    @property
    def label(self) -> str:
        """The title with its year, e.g. "The Matrix (1999)"."""
        return self.title if self.year is None else f"{self.title} ({self.year})"

    @property
    def alternative_titles(self) -> tuple[str, ...]:
        """The other names that the listed title gives in brackets, readable."""
        return parse_listing(self.listed_title).alternatives


class Catalogue:
    """All movies that can be talked about, in a fixed order; immutable.

    `movie_ids` is an int64 array in that order; `row` turns an id into its position.
    """

    def __init__(self, movies: Iterable[Movie]) -> None:
        self._rows: dict[int, int] = {}
        self._movies: list[Movie] = []
        for movie in movies:
            if movie.movie_id in self._rows:
                raise ValueError(f"two movies have the id {movie.movie_id}")
            self._rows[movie.movie_id] = len(self._movies)
            self._movies.append(movie)
        self.movie_ids: npt.NDArray[np.int64] = np.fromiter(self._rows, np.int64, len(self._rows))
        self.movie_ids.setflags(write=False)

    def __len__(self) -> int:
        return len(self._movies)

    def __iter__(self) -> Iterator[Movie]:
        return iter(self._movies)

    def __contains__(self, movie_id: object) -> bool:
        return movie_id in self._rows

    def __getitem__(self, movie_id: int) -> Movie:
        return self._movies[self.row(movie_id)]

    def get(self, movie_id: int) -> Movie | None:
        """Return the movie with this id, or None."""
        row = self._rows.get(movie_id)
        return None if row is None else self._movies[row]

    def row(self, movie_id: int) -> int:
        """Return the movie's position; raise UnknownMovieError if there is none."""
        try:
            return self._rows[movie_id]
        except KeyError:
            raise UnknownMovieError(movie_id) from None

    def rows(self, movie_ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the position of each id, -1 for ids that are not in the catalogue."""
        return positions(movie_ids, self.movie_ids)

    @cached_property
    def years(self) -> npt.NDArray[np.int64]:
        """The movies' years, 0 where unknown."""
        return np.array([movie.year or 0 for movie in self._movies], np.int64)

    def with_genre(self, genre: str) -> npt.NDArray[np.bool_]:
        """Tell for every movie whether it has a genre, named in any spelling."""
        nowhere = np.zeros(len(self), bool)
        return self._genre_masks.get(genre_key(genre), nowhere)

    @cached_property
    def _genre_masks(self) -> dict[str, npt.NDArray[np.bool_]]:
        masks: dict[str, npt.NDArray[np.bool_]] = {}
        for row, movie in enumerate(self._movies):
            for genre in movie.genres:
                key = genre_key(genre)
                if key not in masks:
                    masks[key] = np.zeros(len(self), bool)
                masks[key][row] = True
        return masks

    def with_movies(self, extra: Iterable[Movie]) -> "Catalogue":
        """Return a catalogue with further movies behind these; one with a known id replaces it."""
        movies = {movie.movie_id: movie for movie in self._movies}
        movies.update((movie.movie_id, movie) for movie in extra)
        return Catalogue(movies.values())


def positions(wanted: npt.NDArray[np.int64], ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return where each wanted id stands in `ids` (unique, any order), -1 where it does not."""
    if not len(ids):
        return np.full(len(wanted), -1, np.int64)
    largest = int(ids.max())
    if len(wanted) > len(ids) and ids.min() >= 0 and largest < MAX_TABLE:
        table = np.full(largest + 2, -1, np.int64)
        table[ids] = np.arange(len(ids))
        return table[np.where((wanted >= 0) & (wanted <= largest), wanted, largest + 1)]
    order = np.argsort(ids, kind="stable")
    spans = np.minimum(np.searchsorted(ids, wanted, sorter=order), len(ids) - 1)
    found = order[spans]
    return np.where(ids[found] == wanted, found, -1)


@lru_cache(maxsize=256)
def genre_key(genre: str) -> str:
    """Make spellings of a genre comparable: "Children's" and "children" are the same."""
    return re.sub(r"'s$|[^a-z0-9]", "", genre.casefold())


@dataclass(frozen=True, slots=True)
class MovieFilter:
    """Which movies are wanted: all `genres`, none of `without_genres`, within the years given.

    A movie without a year passes no year limit. Genre names match in any case and spelling.
    """

    genres: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    without_genres: tuple[str, ...] = ()

    def __call__(self, movie: Movie) -> bool:
        """Whether the movie is wanted."""
        return self._year_fits(movie.year) and self._genres_fit(movie.genres)

    def mask(self, catalogue: Catalogue) -> npt.NDArray[np.bool_]:
        """Tell for every movie of a catalogue, in its order, whether it is wanted."""
        wanted = np.ones(len(catalogue), bool)
        if self.first_year is not None:
            wanted &= catalogue.years >= self.first_year
        if self.last_year is not None:
            wanted &= (catalogue.years > 0) & (catalogue.years <= self.last_year)
        for genre in self.genres:
            wanted &= catalogue.with_genre(genre)
        for genre in self.without_genres:
            wanted &= ~catalogue.with_genre(genre)
        return wanted

    def _year_fits(self, year: int | None) -> bool:
        if self.first_year is None and self.last_year is None:
            return True
        if year is None:
            return False
        after = self.first_year is None or year >= self.first_year
        return after and (self.last_year is None or year <= self.last_year)

    def _genres_fit(self, genres: tuple[str, ...]) -> bool:
        if not self.genres and not self.without_genres:
            return True
        have = {genre_key(genre) for genre in genres}
        wanted = {genre_key(genre) for genre in self.genres}
        return wanted <= have and have.isdisjoint(map(genre_key, self.without_genres))
