"""Films that MovieLens lacks and admins add, with the parsing of what they type."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from recommender import Movie
from recommender.data.catalogue import genre_key

TITLE_AND_YEAR = re.compile(r'^\s*"?\s*(?P<title>.+?)\s*\((?P<year>\d{4})\)\s*"?\s*(?P<genres>.*)$')
# Far above every id that MovieLens has given.
FIRST_ADDED_MOVIE_ID = 1_000_000_000
# The longest titles of MovieLens have about as many characters.
MAX_TITLE = 150
# The oldest films there are, and a year that nobody plans for yet.
FIRST_YEAR, LAST_YEAR = 1870, 2100
# Sources disagree by a year about when a film came out.
SAME_FILM_YEARS = 1


class AdditionError(Exception):
    """A film cannot be added or removed; nothing was changed."""


class NoYearError(AdditionError):
    """A title without the year of the film."""


class UnusableTitleError(AdditionError):
    """A title without letters, or one that is too long."""


class ImpossibleYearError(AdditionError):
    """No film can come out in this year."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


class UnknownGenreError(AdditionError):
    """No film has this genre; `known` has those that films have."""

    def __init__(self, text: str, known: Iterable[str]) -> None:
        super().__init__(text)
        self.text, self.known = text, tuple(sorted(known))


class DuplicateMovieError(AdditionError):
    """The film is in the catalogue already."""

    def __init__(self, movie: Movie) -> None:
        super().__init__(movie.movie_id)
        self.movie = movie


class NotAddedError(AdditionError):
    """Only films that were added can be removed."""

    def __init__(self, movie: Movie) -> None:
        super().__init__(movie.movie_id)
        self.movie = movie


class CatalogueFullError(AdditionError):
    """There are as many added films as the bot allows."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class AddingOffError(AdditionError):
    """This server lets nobody add films."""


class TooManyAddedError(AdditionError):
    """Somebody has added the `limit` of films for one person and day."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class AdultFilmError(AdditionError):
    """An adult film, which this server does not allow."""


class FilmNotFoundError(AdditionError):
    """TMDB has no such film, or does not answer now."""


class WhoAdds(StrEnum):
    """Who of a server may add films."""

    MANAGERS = "managers"
    EVERYBODY = "everybody"
    NOBODY = "nobody"


class Adding(StrEnum):
    """What somebody can do about a missing film."""

    SELF = "self"
    ASK = "ask"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class AddedMovie:
    """One added film; a removed one keeps its id and, in older messages, its name."""

    movie: Movie
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Addition:
    """A film to be added, as MovieLens would list it."""

    title: str
    year: int
    genres: tuple[str, ...] = ()
    imdb_id: int | None = None
    tmdb_id: int | None = None

    @property
    def listed_title(self) -> str:
        """The title with its year."""
        return f"{self.title} ({self.year})"

    def movie(self, movie_id: int) -> Movie:
        """Return the film under an id."""
        numbers = (self.imdb_id, self.tmdb_id)
        return Movie.from_listing(movie_id, self.listed_title, self.genres, *numbers)

    def years_from(self, movie: Movie) -> int:
        """Return how many years lie between this and a film; none where its year is unknown."""
        return 0 if movie.year is None else abs(movie.year - self.year)

    def same_film(self, movie: Movie) -> bool:
        """Whether a number, or title and (nearly) year, are the same."""
        if self.same_number(movie):
            return True
        titles = (movie.title, *movie.alternative_titles)
        return self.years_from(movie) <= SAME_FILM_YEARS and any(
            _key(title) == _key(self.title) for title in titles
        )

    def same_number(self, movie: Movie) -> bool:
        """Whether both have the same number at TMDB or IMDb."""
        pairs = ((self.tmdb_id, movie.tmdb_id), (self.imdb_id, movie.imdb_id))
        return any(own is not None and own == other for own, other in pairs)

    @classmethod
    def of(cls, movie: Movie) -> Self:
        """Return the addition that would add this film again."""
        numbers = (movie.imdb_id, movie.tmdb_id)
        return cls(movie.title, movie.year or 0, movie.genres, *numbers)

    @classmethod
    def read(cls, text: str, known_genres: Iterable[str]) -> Self:
        """Read `"Title (2026)" Comedy, Drama`; raises AdditionError with what is wrong."""
        match = TITLE_AND_YEAR.match(" ".join(text.split()))
        if match is None:
            raise NoYearError
        title, year = match["title"].strip(' "'), int(match["year"])
        if not any(letter.isalnum() for letter in title) or len(title) > MAX_TITLE:
            raise UnusableTitleError
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ImpossibleYearError(year)
        return cls(title, year, tuple(_genres(match["genres"], known_genres)))


def _genres(text: str, known_genres: Iterable[str]) -> list[str]:
    by_key = {genre_key(genre): genre for genre in known_genres}
    genres: dict[str, None] = {}
    for part in re.split(r"[|,;/]|\band\b", text):
        words = part.split()
        while words:
            named = (len(words) - fewer for fewer in range(len(words)))
            length = next((each for each in named if genre_key("".join(words[:each])) in by_key), 0)
            if not length:
                raise UnknownGenreError(words[0], by_key.values())
            genres[by_key[genre_key("".join(words[:length]))]] = None
            words = words[length:]
    return list(genres)


def _key(title: str) -> str:
    """Compare titles without case, punctuation and leading article."""
    words = re.sub(r"[^\w]+", " ", title.casefold()).split()
    return "".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)


def newest_year(catalogue: Iterable[Movie]) -> int:
    """Return the newest year of the data set's own films, 0 if none has a year."""
    years = (each.year or 0 for each in catalogue if each.movie_id < FIRST_ADDED_MOVIE_ID)
    return max(years, default=0)
