"""Films that MovieLens lacks: what an admin types is read, what is there already refused."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from bot.discord.errors import ConversationError
from bot.messages.wording import bold, listed, quoted
from bot.models.served_model import ServedModel
from recommender import Movie
from recommender.data.catalogue import genre_key
from recommender.titles import MatchStatus

TITLE_AND_YEAR = re.compile(r'^\s*"?\s*(?P<title>.+?)\s*\((?P<year>\d{4})\)\s*"?\s*(?P<genres>.*)$')
LONGEST_TITLE = 150
FIRST_YEAR, LAST_YEAR = 1870, 2100
SAME_FILM_YEARS = 1
MOST_ADDED = 5000


class DuplicateMovieError(ConversationError):
    """The film is in the catalogue already."""

    def __init__(self, movie: Movie) -> None:
        super().__init__(f"I know {bold(movie.label)} already; you can like it right away.")
        self.movie = movie


class NotAddedError(ConversationError):
    """Only films that were added can be removed."""

    def __init__(self, movie: Movie) -> None:
        super().__init__(
            f"{bold(movie.label)} comes from MovieLens; I can remove only what was added with "
            "`movie add`. If you mean another film of that title, add its year."
        )
        self.movie = movie


@dataclass(frozen=True)
class Addition:
    """A film to be added, as MovieLens would list it."""

    title: str
    year: int
    genres: tuple[str, ...]

    @property
    def listed_title(self) -> str:
        """The title with its year."""
        return f"{self.title} ({self.year})"

    def movie(self, movie_id: int) -> Movie:
        """Return the film under an id."""
        return Movie.from_listing(movie_id, self.listed_title, self.genres)

    def years_from(self, movie: Movie) -> int:
        """Return how many years lie between this and a film; none where its year is unknown."""
        return 0 if movie.year is None else abs(movie.year - self.year)

    @classmethod
    def of(cls, movie: Movie) -> Self:
        """Return what adding this film again would be."""
        return cls(movie.title, movie.year or 0, movie.genres)


def read_addition(text: str, known_genres: Iterable[str]) -> Addition:
    """Read `"Title (2026)" Comedy, Drama`; raises ConversationError with what is missing."""
    match = TITLE_AND_YEAR.match(" ".join(text.split()))
    if match is None:
        raise ConversationError('Write the title with its year: "Some New Film (2026)" Comedy.')
    title, year = match["title"].strip(' "'), int(match["year"])
    if not any(letter.isalnum() for letter in title) or len(title) > LONGEST_TITLE:
        raise ConversationError(f"A title has 1 to {LONGEST_TITLE} characters, with letters in it.")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ConversationError(f"{year} is no year in which a film can come out.")
    return Addition(title, year, tuple(_genres(match["genres"], known_genres)))


def _genres(text: str, known_genres: Iterable[str]) -> list[str]:
    by_key = {genre_key(genre): genre for genre in known_genres}
    genres: dict[str, None] = {}
    for word in re.split(r"[|,;/]|\band\b", text):
        key = genre_key(word)
        if key and key not in by_key:
            known = listed(sorted(by_key.values()), "or")
            raise ConversationError(f"I do not know the genre {quoted(word)}; I know {known}.")
        if key:
            genres[by_key[key]] = None
    return list(genres)


def demand_new(served: ServedModel, addition: Addition) -> None:
    """Raise DuplicateMovieError when a film of this title and (nearly) this year is known."""
    for text in (addition.listed_title, addition.title):
        result = served.matcher.match(text)
        if result.status is MatchStatus.NONE:
            continue
        for movie in result.movies:
            if same_film(movie, addition):
                raise DuplicateMovieError(movie)


def same_film(movie: Movie, addition: Addition) -> bool:
    """Whether title and (nearly) year are the same."""
    titles = (movie.title, *movie.alternative_titles)
    return addition.years_from(movie) <= SAME_FILM_YEARS and any(
        _key(title) == _key(addition.title) for title in titles
    )


def _key(title: str) -> str:
    """Compare titles without case, punctuation and leading article."""
    words = re.sub(r"[^\w]+", " ", title.casefold()).split()
    return "".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)
