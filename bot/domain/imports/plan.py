"""The plan of an import: what each film of a history would become, before anything is stored."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.imports.finding import FilmFinder, Found, FoundBy
from bot.domain.imports.history import FilmKey, History, HistoryRow, SkipReason
from bot.domain.imports.merging import ImportKind, ImportScale, MergedFilm, merged
from recommender import Movie
from recommender.titles.normalise import words_of


class ImportStatus(StrEnum):
    """Whether the catalogue has the film."""

    MATCHED = "matched"
    ASK = "ask"
    MISSING = "missing"
    SKIPPED = "skipped"


class ImportReason(StrEnum):
    """Why a film is in doubt or missing."""

    NO_YEAR = "no_year"
    SEVERAL_FILMS = "several_films"
    UNSURE = "unsure"
    NEWER_THAN_DATA = "newer_than_data"
    NOT_IN_DATA = "not_in_data"


@dataclass(frozen=True, slots=True)
class PlannedFilm:
    """One film after merging, or one skipped row; `said` is all that the file says of a film."""

    film: FilmKey
    kind: ImportKind
    status: ImportStatus
    stars: float | None = None
    movie: Movie | None = None
    by: FoundBy | None = None
    reason: ImportReason | SkipReason | None = None
    candidates: tuple[Movie, ...] = ()
    said: MergedFilm | None = None


def plan_import(
    history: History, finder: FilmFinder, newest_year: int, scale: ImportScale | None = None
) -> list[PlannedFilm]:
    """Return what becomes of every film, in the file's order, then the skipped rows.

    `newest_year` is that of the newest film in the catalogue.
    """
    scale = scale or ImportScale()
    counted = [row for row in history.rows if _skip_reason(row) is None]
    planned = [
        _planned(merged(rows), found, newest_year, scale)
        for found, rows in _by_film(counted, finder)
    ]
    skipped = [row for row in history.rows if _skip_reason(row)]
    return planned + [
        PlannedFilm(
            row.film, ImportKind.SKIPPED, ImportStatus.SKIPPED, row.stars, reason=_skip_reason(row)
        )
        for row in skipped
    ]


def _skip_reason(row: HistoryRow) -> SkipReason | None:
    return row.skip or (SkipReason.NO_TITLE if row.film.is_empty else None)


def _by_film(
    rows: Iterable[HistoryRow], finder: FilmFinder
) -> Iterable[tuple[Found, Sequence[HistoryRow]]]:
    """Gather rows of one film: of one number or name, then of one film of the catalogue."""
    by_key: dict[object, list[HistoryRow]] = defaultdict(list)
    for row in rows:
        by_key[_identity(row.film)].append(row)
    films: dict[object, tuple[Found, list[HistoryRow]]] = {}
    keys = [merged(its_rows).film for its_rows in by_key.values()]
    for (key, its_rows), found in zip(by_key.items(), finder.find_all(keys), strict=True):
        at = ("movie", found.movie.movie_id) if found.movie else key
        films.setdefault(at, (found, []))[1].extend(its_rows)
    return films.values()


def _identity(film: FilmKey) -> object:
    if film.imdb_id:
        return "imdb", film.imdb_id
    if film.tmdb_id:
        return "tmdb", film.tmdb_id
    if film.movielens_id:
        return "movielens", film.movielens_id
    return tuple(words_of(film.title)) or film.title, film.year


def _planned(film: MergedFilm, found: Found, newest_year: int, scale: ImportScale) -> PlannedFilm:
    status, reason = status_of(film.film, found, newest_year)
    return PlannedFilm(
        film.film,
        film.kind(scale),
        status,
        film.stars,
        found.movie,
        found.by,
        reason,
        found.candidates,
        film,
    )


def status_of(
    film: FilmKey, found: Found, newest_year: int
) -> tuple[ImportStatus, ImportReason | None]:
    """Return whether a film is known, or why it is in doubt or missing."""
    if found.movie:
        return ImportStatus.MATCHED, None
    if found.candidates:
        return ImportStatus.ASK, _reason_to_ask(film, found.candidates)
    newer = film.year is not None and film.year > newest_year
    return ImportStatus.MISSING, (
        ImportReason.NEWER_THAN_DATA if newer else ImportReason.NOT_IN_DATA
    )


def _reason_to_ask(film: FilmKey, candidates: Sequence[Movie]) -> ImportReason:
    if film.year is None:
        return ImportReason.NO_YEAR
    return ImportReason.SEVERAL_FILMS if len(candidates) > 1 else ImportReason.UNSURE
