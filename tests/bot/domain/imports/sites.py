"""What each site would write of what somebody said: tables as functions of the films."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from recommender import Movie

Row = Sequence[object]
CROWD = 6.5
REVIEW = 'Long, "loud",\n<b>good</b>; better | than\tmost, and so on, and on, and on, and on'


class Dialect(NamedTuple):
    """How a table is written."""

    delimiter: str
    line_end: str
    quoted: bool


@dataclass(frozen=True)
class Said:
    """What somebody said of a film: stars in halves, or that they saw it, or want to."""

    movie: Movie
    stars: float | None
    wanted: bool
    when: date


@dataclass(frozen=True)
class Site:
    """A layout: the name of its file, which of what was said it can hold, and how it reads.

    `columns` of None is no table; `series` is what a row of a series would be.
    """

    name: str
    holds: Callable[[Said], bool]
    columns: str | None
    row: Callable[[Said], Row]
    series: Row | None = None
    before: tuple[Row, ...] = ()

    def table(self, said: Iterable[Said], dialect: Dialect) -> str:
        """Write a table."""
        assert self.columns is not None
        text = io.StringIO(newline="")
        writer = csv.writer(
            text,
            delimiter=dialect.delimiter,
            lineterminator=dialect.line_end,
            quoting=csv.QUOTE_ALL if dialect.quoted else csv.QUOTE_MINIMAL,
        )
        writer.writerows((*self.before, self.columns.split(",")))
        writer.writerows(map(self.row, said))
        if self.series:
            writer.writerow(self.series)
        return text.getvalue()


def rated(said: Said) -> bool:
    return said.stars is not None


def seen(said: Said) -> bool:
    return said.stars is None and not said.wanted


def wanted(said: Said) -> bool:
    return said.wanted


def rated_or_wanted(said: Said) -> bool:
    return rated(said) or wanted(said)


def not_wanted(said: Said) -> bool:
    return not said.wanted


def anything(_said: Said) -> bool:
    return True


def rating_of(said: Said, scale: int) -> str:
    return "" if said.stars is None else f"{said.stars / 5 * scale:g}"


def imdb_number(movie: Movie) -> str:
    return f"tt{movie.imdb_id:07}"


def boxd_row(said: Said) -> Row:
    return said.when.isoformat(), said.movie.title, said.movie.year, "https://boxd.it/1"


def imdb_2017_row(said: Said) -> Row:
    movie = said.movie
    when = f"{said.when:%a %b} {said.when.day} 00:00:00 {said.when.year}"
    shown = movie.title, "Feature Film", "Somebody", rating_of(said, 10), CROWD, 100, movie.year
    return (
        1,
        imdb_number(movie),
        when,
        "",
        "",
        *shown,
        "drama",
        9,
        f"{movie.year}-05-05",
        "http://x",
    )


def imdb_ratings_row(said: Said) -> Row:
    movie = said.movie
    shown = (
        imdb_number(movie),
        rating_of(said, 10),
        said.when.isoformat(),
        movie.title,
        "http://x",
        "movie",
    )
    return *shown, CROWD, 100, movie.year, "Drama", 9, f"{movie.year}-05-05", "Somebody"


def imdb_list_row(said: Said) -> Row:
    movie, when = said.movie, said.when.isoformat()
    shown = (
        1,
        imdb_number(movie),
        when,
        when,
        "",
        movie.title,
        movie.title,
        "http://x",
        "Movie",
        CROWD,
    )
    rest = 100, movie.year, "Drama", 9, f"{movie.year}-05-05", "Somebody"
    return *shown, *rest, rating_of(said, 10), when if said.stars else ""


def imdb_german_row(said: Said) -> Row:
    movie = said.movie
    named = (
        imdb_number(movie),
        rating_of(said, 10),
        said.when.isoformat(),
        "Übersetzt",
        movie.title,
        "http://x",
    )
    return *named, "Film", CROWD, 100, movie.year, "Drama", 9, f"{movie.year}-05-05", "Somebody"


def movielens_row(said: Said) -> Row:
    movie = said.movie
    stars = -1 if said.stars is None else said.stars
    return movie.movie_id, imdb_number(movie), movie.tmdb_id, stars, 3.3, movie.label


def tmdb_row(said: Said) -> Row:
    movie = said.movie
    shown = movie.tmdb_id, imdb_number(movie), "movie", movie.title, f"{movie.year}-05-05T00:00:00Z"
    return *shown, "", "", CROWD, rating_of(said, 10), f"{said.when}T10:00:00Z"


def trakt_row(said: Said) -> Row:
    movie = said.movie
    shown = f"{said.when}T10:00:00Z", "movie", movie.title, movie.year, CROWD, 1, imdb_number(movie)
    return *shown, movie.tmdb_id, "", "https://x", rating_of(said, 10)


def simkl_row(said: Said) -> Row:
    movie, place = said.movie, "plan to watch" if said.wanted else "completed"
    when = said.when.strftime("%d-%m-%Y %H:%M")
    shown = 1, movie.title, "movie", movie.year, place, "", when, rating_of(said, 10)
    return *shown, "", "", movie.tmdb_id, imdb_number(movie)


def criticker_row(said: Said) -> Row:
    movie = said.movie
    return (
        rating_of(said, 100),
        f" {movie.title}",
        movie.year,
        said.when,
        " Movie",
        imdb_number(movie),
    )


def exchange_row(scale: int) -> Callable[[Said], Row]:
    def row(said: Said) -> Row:
        movie = said.movie
        shown = (
            movie.title,
            movie.year,
            "Somebody",
            rating_of(said, scale),
            said.when,
            movie.tmdb_id,
        )
        return *shown, imdb_number(movie), "false", "a tag, another", REVIEW

    return row
