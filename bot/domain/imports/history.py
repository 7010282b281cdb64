"""The history in a person's file, in the same form for all sites."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Source(StrEnum):
    """The site that wrote the file."""

    LETTERBOXD = "letterboxd"
    IMDB = "imdb"
    MOVIELENS = "movielens"
    TMDB = "tmdb"
    TRAKT = "trakt"
    SIMKL = "simkl"
    CRITICKER = "criticker"
    TABLE = "table"


class SkipReason(StrEnum):
    """Why a row has nothing to store."""

    NOT_A_FILM = "not_a_film"
    NO_TITLE = "no_title"
    BAD_RATING = "bad_rating"
    DELETED = "deleted"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class FilmKey:
    """How a row names its film: by ids at other sites, or by title and year."""

    title: str
    year: int | None = None
    original_title: str | None = None
    imdb_id: int | None = None
    tmdb_id: int | None = None
    movielens_id: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the row names no film."""
        return not (self.title or self.imdb_id or self.tmdb_id or self.movielens_id)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One row: the film, and what the person did with it.

    `stars` are from 0 to 5 for every site. `skip` says why a row does not count. Only Matinee's own
    export has `disliked`, `unseen` and `neutral`, which means no opinion regardless of the stars.
    """

    film: FilmKey
    stars: float | None = None
    hearted: bool = False
    watched: bool = False
    wanted: bool = False
    disliked: bool = False
    unseen: bool = False
    neutral: bool = False
    when: date | None = None
    skip: SkipReason | None = None


@dataclass(frozen=True, slots=True)
class History:
    """All rows of one file, in its order, and who wrote it."""

    source: Source
    rows: tuple[HistoryRow, ...]
