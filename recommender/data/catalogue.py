"""Movies and their order: movie ids <-> rows, readable titles, filters."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Self

import numpy as np
import numpy.typing as npt

from recommender.arrays import Bools, Ids, Positions, Rows
from recommender.data.ids import positions
from recommender.data.languages import language_of
from recommender.data.listing import parse_listing
from recommender.data.tags import tag_key
from recommender.errors import UnknownMovieError

_WORDS = re.compile(r"\w+")
_NO_GENRES = frozenset({"(no genres listed)", "unknown", ""})


@dataclass(frozen=True, slots=True)
class Movie:
    """One movie.

    `listed_title` is the title as the data set writes it, `title` the readable one without year.
    `imdb_id` and `tmdb_id` are its numbers at IMDb and TMDB, `tags` the words that people tag it
    with, the most frequent first. Some data sets lack them.
    """

    movie_id: int
    listed_title: str
    title: str
    year: int | None = None
    genres: tuple[str, ...] = ()
    imdb_id: int | None = None
    tmdb_id: int | None = None
    tags: tuple[str, ...] = ()

    @classmethod
    def from_listing(
        cls,
        movie_id: int,
        listed_title: str,
        genres: Iterable[str] = (),
        imdb_id: int | None = None,
        tmdb_id: int | None = None,
        tags: tuple[str, ...] = (),
    ) -> "Movie":
        """Build a movie from MovieLens' own writing, e.g. "Matrix, The (1999)"."""
        listing = parse_listing(listed_title)
        named = tuple([genre for genre in genres if genre not in _NO_GENRES])
        title, year = listing.title, listing.year
        return cls(movie_id, listed_title, title, year, named, imdb_id, tmdb_id, tags)

    @property
    def label(self) -> str:
        """The title with its year, e.g. "The Matrix (1999)"."""
        return self.title if self.year is None else f"{self.title} ({self.year})"

    @property
    def alternative_titles(self) -> tuple[str, ...]:
        """The other names that the listed title gives in brackets, readable."""
        return parse_listing(self.listed_title).alternatives

    @property
    def language(self) -> str | None:
        """The language of the original title, such as "french"; None if it is not certain."""
        # Most titles have no bracket but the year's.
        if self.listed_title.count("(") < 2:
            return None
        return _language(self.listed_title, self.title)

    @property
    def words(self) -> tuple[str, ...]:
        """The tags, the language, and "anime" for an animation with a Japanese original title."""
        if self.language is None:
            return self.tags
        anime = self.language == "japanese" and "Animation" in self.genres
        given = set(map(tag_key, self.tags))
        told = (self.language, "anime") if anime else (self.language,)
        return (*self.tags, *(word for word in told if word not in given))


@lru_cache(maxsize=1 << 15)
def _language(listed_title: str, title: str) -> str | None:
    own = set(_WORDS.findall(title.casefold()))
    originals = parse_listing(listed_title).originals
    # "La Femme Nikita (Nikita)" tells nothing new.
    return language_of(
        each for each in originals if not own.issuperset(_WORDS.findall(each.casefold()))
    )


class Catalogue:
    """All movies of a data set and all added ones, in a fixed order; immutable.

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
        self.movie_ids: Ids = np.fromiter(self._rows, np.int64, len(self._rows))
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

    def rows(self, movie_ids: Ids) -> Rows:
        """Return the position of each id, -1 for ids that are not in the catalogue."""
        return positions(movie_ids, self.movie_ids)

    @cached_property
    def years(self) -> npt.NDArray[np.int64]:
        """The movies' years, 0 where unknown."""
        return np.array([movie.year or 0 for movie in self._movies], np.int64)

    def with_genre(self, genre: str) -> Bools:
        """Tell for every movie whether it has a genre, named in any spelling."""
        nowhere = np.zeros(len(self), bool)
        return self._genre_masks.get(genre_key(genre), nowhere)

    @cached_property
    def _genre_masks(self) -> dict[str, Bools]:
        masks: dict[str, Bools] = {}
        for row, movie in enumerate(self._movies):
            for genre in movie.genres:
                key = genre_key(genre)
                if key not in masks:
                    masks[key] = np.zeros(len(self), bool)
                masks[key][row] = True
        return masks

    def with_word(self, word: str) -> Bools:
        """Tell for every movie whether one of its `words` is this, in any spelling."""
        having = np.zeros(len(self), bool)
        having[self._rows_by_word.get(tag_key(word), [])] = True
        return having

    @cached_property
    def tags(self) -> dict[str, int]:
        """How many movies have each tag, the commonest first."""
        names = Counter(tag for movie in self._movies for tag in movie.tags)
        return dict(names.most_common())

    @cached_property
    def words(self) -> dict[str, int]:
        """How many movies have each of their `words`, the commonest first."""
        names = Counter(word for movie in self._movies for word in movie.words)
        return dict(names.most_common())

    @cached_property
    def _rows_by_word(self) -> dict[str, Positions]:
        rows: dict[str, list[int]] = {}
        for row, movie in enumerate(self._movies):
            for word in movie.words:
                rows.setdefault(tag_key(word), []).append(row)
        return {key: np.array(having, np.int32) for key, having in rows.items()}

    def with_movies(self, extra: Iterable[Movie]) -> "Catalogue":
        """Return a catalogue with further movies appended; one with a known id replaces that."""
        movies = {movie.movie_id: movie for movie in self._movies}
        movies.update((movie.movie_id, movie) for movie in extra)
        return Catalogue(movies.values())


@lru_cache(maxsize=256)
def genre_key(genre: str) -> str:
    """Make spellings of a genre comparable: "Children's" and "children" are the same."""
    return re.sub(r"'s$|[^a-z0-9]", "", genre.casefold())


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of movie that people have a name for: all `genres` and, if any, one of the `tags`.

    A romantic comedy is a romance and a comedy; a Korean film has the tag "korea" or "korean", or
    that is its language.
    With `alternatives`, a movie has to be of one of these kinds, and nothing else counts.
    """

    name: str
    genres: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    alternatives: tuple[Self, ...] = ()

    def __call__(self, movie: Movie) -> bool:
        """Whether the movie is of this kind."""
        if self.alternatives:
            return any(each(movie) for each in self.alternatives)
        genres = {genre_key(genre) for genre in movie.genres}
        if not genres.issuperset(map(genre_key, self.genres)):
            return False
        return not self.tags or not {*map(tag_key, self.tags)}.isdisjoint(map(tag_key, movie.words))

    def mask(self, catalogue: Catalogue) -> Bools:
        """Tell for every movie of a catalogue, in its order, whether it is of this kind."""
        if self.alternatives:
            either = np.zeros(len(catalogue), bool)
            for kind in self.alternatives:
                either |= kind.mask(catalogue)
            return either
        fitting = np.ones(len(catalogue), bool)
        for genre in self.genres:
            fitting &= catalogue.with_genre(genre)
        if self.tags:
            fitting &= np.logical_or.reduce([catalogue.with_word(tag) for tag in self.tags])
        return fitting


@dataclass(frozen=True, slots=True)
class MovieFilter:
    """A filter of movies: with all `genres` and none of `without_genres`, within limits of years.

    They also have to be of all `kinds` and of none of `without`. A movie without a year is outside
    all limits. Names of genres and tags match in any case and spelling.
    """

    genres: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    without_genres: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    without: tuple[Kind, ...] = ()

    def __call__(self, movie: Movie) -> bool:
        """Whether the movie is wanted."""
        if not self._year_fits(movie.year):
            return False
        wanted, unwanted = self._asked
        return all(kind(movie) for kind in wanted) and not any(kind(movie) for kind in unwanted)

    def mask(self, catalogue: Catalogue) -> Bools:
        """Tell for every movie of a catalogue, in its order, whether it is wanted."""
        fitting = np.ones(len(catalogue), bool)
        if self.first_year is not None:
            fitting &= catalogue.years >= self.first_year
        if self.last_year is not None:
            fitting &= (catalogue.years > 0) & (catalogue.years <= self.last_year)
        wanted, unwanted = self._asked
        for kind in wanted:
            fitting &= kind.mask(catalogue)
        for kind in unwanted:
            fitting &= ~kind.mask(catalogue)
        return fitting

    @property
    def _asked(self) -> tuple[tuple[Kind, ...], tuple[Kind, ...]]:
        """The wanted and the unwanted kinds; each genre is a kind of its own."""
        wanted, unwanted = (
            tuple(Kind(genre, (genre,)) for genre in genres)
            for genres in (self.genres, self.without_genres)
        )
        return wanted + self.kinds, unwanted + self.without

    def _year_fits(self, year: int | None) -> bool:
        if self.first_year is None and self.last_year is None:
            return True
        if year is None:
            return False
        after = self.first_year is None or year >= self.first_year
        return after and (self.last_year is None or year <= self.last_year)
