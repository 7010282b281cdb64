"""Merging of all rows about one film."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.imports.history import FilmKey, HistoryRow

_LONG_AGO = date.min


class ImportKind(StrEnum):
    """What an import makes of a film."""

    LIKED = "liked"
    DISLIKED = "disliked"
    SEEN = "seen"
    WATCHLIST = "watchlist"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ImportScale:
    """The stars from which a film is liked, and those up to which it is disliked."""

    like_from: float = 4.0
    dislike_to: float = 2.5

    def kind(self, stars: float | None) -> ImportKind:
        """The kind of a watched film with these stars; without stars it is seen."""
        if stars is None:
            return ImportKind.SEEN
        if stars >= self.like_from:
            return ImportKind.LIKED
        return ImportKind.DISLIKED if stars <= self.dislike_to else ImportKind.SEEN


@dataclass(frozen=True, slots=True)
class MergedFilm:
    """All that a file says of one film: the newest rating, and everything else of any row."""

    film: FilmKey
    stars: float | None
    hearted: bool = False
    watched: bool = False
    disliked: bool = False
    unseen: bool = False
    neutral: bool = False

    def kind(self, scale: ImportScale) -> ImportKind:
        """The kind of the film; with a heart it is liked regardless of its stars."""
        if self.hearted:
            return ImportKind.LIKED
        if self.disliked:
            return ImportKind.DISLIKED
        if self.neutral:
            return ImportKind.SEEN
        if self.watched:
            return scale.kind(self.stars)
        return ImportKind.WATCHLIST


def merged(rows: Sequence[HistoryRow]) -> MergedFilm:
    """Merge the rows of one film, in the order of the file; of one day the later row counts."""
    rated = [row for row in rows if row.stars is not None]
    newest = max(
        enumerate(rated), key=lambda each: (each[1].when or _LONG_AGO, each[0]), default=None
    )
    return MergedFilm(
        _fullest(row.film for row in rows),
        newest[1].stars if newest else None,
        any(row.hearted for row in rows),
        any(row.watched for row in rows),
        any(row.disliked for row in rows),
        all(row.unseen for row in rows),
        any(row.neutral for row in rows),
    )


def _fullest(films: Iterable[FilmKey]) -> FilmKey:
    """Return the key with most information."""
    return max(
        films,
        key=lambda film: (
            bool(film.imdb_id) + bool(film.tmdb_id) + bool(film.movielens_id),
            film.year is not None,
            bool(film.title),
        ),
    )
