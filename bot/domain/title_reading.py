"""Readings of a typed title: a film, a question, films worth offering, or a clear no."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.added_movies import Adding
from recommender import Movie
from recommender.titles import MatchResult, MatchStatus
from recommender.titles.nearness import (
    is_called,
    is_near,
    misspells_word,
    shares_article,
    typed_year,
)


@dataclass(frozen=True, slots=True)
class TitleReading:
    """The reading of a typed title: the `movies` that it may mean, best first.

    If it is `clear`, it means the first one. If it means none, `near` films have nearly that name,
    and `further` films of a larger data set have it. It is `beyond` the data if it names a year
    after that of the newest film.
    """

    text: str
    movies: tuple[Movie, ...] = ()
    near: tuple[Movie, ...] = ()
    clear: bool = False
    further: tuple[Movie, ...] = ()
    beyond: bool = False

    @property
    def movie(self) -> Movie:
        """The film that is clearly meant."""
        return self.movies[0]

    @property
    def is_unknown(self) -> bool:
        """Whether no film has that name, and no year explains why."""
        return not (self.movies or self.near or self.further or self.beyond)

    @property
    def offered(self) -> tuple[Movie, ...]:
        """The films to choose from."""
        return self.movies or self.near


@dataclass(frozen=True, slots=True)
class EndOfData:
    """The year up to which films are known, 0 where none has one; what can be done about others.

    `other_titles` says whether films have names beside those of the data set.
    """

    year: int
    adding: Adding
    other_titles: bool = False


class KnownTitles(Protocol):
    """What a reading has to know of the films in service."""

    @property
    def newest_year(self) -> int:
        """The year up to which films are known; 0 where no film has one."""

    def is_well_known(self, movie: Movie) -> bool:
        """Whether a film is better known than most."""


def understood(
    text: str,
    result: MatchResult,
    known: KnownTitles,
    further: tuple[Movie, ...] = (),
    among: Collection[int] = (),
) -> TitleReading:
    """Turn a matcher's result for a typed title into a reading.

    Films that are in `among` stay candidates, however little they resemble the text.
    """
    if any(movie.movie_id in among for movie in result.movies):
        clear = result.status is MatchStatus.MATCH
        near = result.status is MatchStatus.NONE
        return TitleReading(
            text, () if near else result.movies, result.movies if near else (), clear
        )
    if result.by_other_title:
        return _called_otherwise(text, result)
    match result.status:
        case MatchStatus.MATCH if namesakes := _namesakes(text, result.movies):
            return _doubtful(text, (result.movies[0], *namesakes), known, further)
        case MatchStatus.MATCH:
            rivals = _rivals(text, result.movies[0], known, further)
            return TitleReading(text, result.movies[:1], clear=not rivals, further=rivals)
        case MatchStatus.AMBIGUOUS:
            return _doubtful(text, result.movies, known, further)
        case MatchStatus.NONE:
            return _unknown(text, result.movies, known, further)


def _namesakes(text: str, movies: Sequence[Movie]) -> tuple[Movie, ...]:
    """Return films with exactly the typed name, if that is only a part of the first film's name.

    "civil war" is more likely "Captain America: Civil War", but "The Civil War" has the name.
    """
    if len(movies) < 2 or is_called(text, movies[0]):
        return ()
    return tuple(movie for movie in movies[1:] if is_called(text, movie))


def _called_otherwise(text: str, result: MatchResult) -> TitleReading:
    """Return the reading of a text by titles that the data set lacks."""
    if result.status is MatchStatus.NONE:
        return TitleReading(text, near=result.movies)
    return TitleReading(text, result.movies, clear=result.status is MatchStatus.MATCH)


def _rivals(
    text: str, movie: Movie, known: KnownTitles, further: tuple[Movie, ...]
) -> tuple[Movie, ...]:
    """Return newer films that the name of a found film may mean.

    "Aladdin" is the well-known film. Of "parasite" few know the one of 1982, and "barbarian" is
    no more than a part of a title. "The Batman" is not "Batman".
    """
    newer = tuple(each for each in further if (each.year or 0) > known.newest_year)
    if not known.is_well_known(movie) or not is_called(text, movie):
        return newer
    if shares_article(text, movie):
        return ()
    return tuple(each for each in newer if shares_article(text, each))


def _doubtful(
    text: str, movies: tuple[Movie, ...], known: KnownTitles, further: tuple[Movie, ...]
) -> TitleReading:
    if _is_beyond(text, known):
        return _unknown(text, movies, known, further)
    if further and not any(is_called(text, movie) for movie in movies):
        return _unknown(text, movies, known, further)
    if not any(known.is_well_known(movie) or is_near(text, movie) for movie in movies):
        return _unknown(text, (), known, further)
    return TitleReading(text, movies, further=further)


def _unknown(
    text: str, movies: tuple[Movie, ...], known: KnownTitles, further: tuple[Movie, ...]
) -> TitleReading:
    near = () if further else tuple(movie for movie in movies if _is_near(text, movie, known))
    return TitleReading(text, near=near, further=further, beyond=_is_beyond(text, known))


def _is_near(text: str, movie: Movie, known: KnownTitles) -> bool:
    """Whether a film is worth offering: "shawshenk" is a word of a title that most have heard."""
    return is_near(text, movie) or (known.is_well_known(movie) and misspells_word(text, movie))


def _is_beyond(text: str, known: KnownTitles) -> bool:
    year = typed_year(text)
    return year is not None and 0 < known.newest_year < year


def narrowed(reading: TitleReading, among: Sequence[int]) -> TitleReading:
    """Reduce a doubtful reading to its films in `among`; if there is one, it is clear."""
    fitting = tuple(movie for movie in reading.movies if movie.movie_id in among)
    if reading.clear or not fitting:
        return reading
    return TitleReading(reading.text, fitting, clear=len(fitting) == 1)
