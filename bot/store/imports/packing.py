"""Films of a file as JSON, in parts that are quickly written and read.

A known film is `[movie_id, stars, flags]`; another one has its names and numbers, the reason and
the films that it may be behind that. A skipped row is `[title, year, reason]`.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import NamedTuple

from bot.domain.imports.history import FilmKey, SkipReason
from bot.domain.imports.merging import MergedFilm
from bot.domain.imports.pending import NAMELESS, PendingFilm, PendingImport, SkippedRow
from bot.domain.imports.plan import ImportReason

# This many films become JSON in about a millisecond.
FILMS_PER_PART = 1_000
_FLAGS = ("hearted", "watched", "disliked", "unseen", "neutral")


class PackedFilms(NamedTuple):
    """A part of a file's films and skipped rows, as JSON."""

    films: str
    skipped: str


def packed_parts(pending: PendingImport) -> Iterator[PackedFilms]:
    """Yield all films and skipped rows of a file."""
    count = max(len(pending.films), len(pending.skipped))
    for start in range(0, count, FILMS_PER_PART):
        end = start + FILMS_PER_PART
        yield PackedFilms(
            _json(map(_packed_film, pending.films[start:end])),
            _json((each.title, each.year, each.reason) for each in pending.skipped[start:end]),
        )


def unpacked_parts(
    parts: Iterable[PackedFilms],
) -> tuple[tuple[PendingFilm, ...], tuple[SkippedRow, ...]]:
    """Return what `packed_parts` packed."""
    films: list[PendingFilm] = []
    skipped: list[SkippedRow] = []
    for part in parts:
        films.extend(_film(*packed) for packed in json.loads(part.films))
        skipped.extend(
            SkippedRow(title, year, SkipReason(reason))
            for title, year, reason in json.loads(part.skipped)
        )
    return tuple(films), tuple(skipped)


def _json(packed: Iterable[object]) -> str:
    return json.dumps(list(packed), separators=(",", ":"))


def _packed_film(film: PendingFilm) -> list[object]:
    said = film.said
    flags = sum(getattr(said, name) << at for at, name in enumerate(_FLAGS))
    known: list[object] = [film.movie_id, said.stars, flags]
    if film.movie_id is not None:
        return known
    return [*known, astuple(said.film), film.reason, film.candidates]


def _film(
    movie_id: int | None,
    stars: float | None,
    flags: int,
    key: tuple[str, int | None, str | None, int | None, int | None, int | None] | None = None,
    reason: str | None = None,
    candidates: Iterable[int] = (),
) -> PendingFilm:
    film = FilmKey(*key) if key else NAMELESS
    said = MergedFilm(film, stars, *(bool(flags >> at & 1) for at in range(len(_FLAGS))))
    because = ImportReason(reason) if reason else None
    return PendingFilm(said, movie_id, because, tuple(candidates))
