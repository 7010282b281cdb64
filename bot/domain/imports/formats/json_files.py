"""Trakt's and Simkl's JSON: lists of entries that each hold a film with its numbers."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from pydantic import JsonValue

from bot.domain.imports.fields import as_date, as_imdb_id, as_rating, as_whole, as_year
from bot.domain.imports.formats.layout import positive, rated
from bot.domain.imports.history import FilmKey, HistoryRow, SkipReason, Source
from bot.domain.imports.limits import MAX_CELL, MAX_ROWS
from bot.domain.imports.refusals import ImportRefusedError, Refusal

Entry = Mapping[str, JsonValue]
_DATES = (
    "rated_at", "user_rated_at", "last_watched_at", "watched_at", "listed_at",
    "added_to_watchlist_at",
)  # fmt: skip
_SIMKL_NUMBER = re.compile(r'"simkl(?:_id)?"\s*:')
_PLANNED = "plantowatch"
_SERIES = ("show", "episode", "season", "person")


def json_rows(text: str, name: str) -> Iterator[HistoryRow]:
    """Yield the films of a file; raises ImportRefusedError for JSON of another kind."""
    try:
        content: JsonValue = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportRefusedError(Refusal.DAMAGED, name) from error
    entries = [entry for entry in _list_in(content) if isinstance(entry, dict)]
    if len(entries) > MAX_ROWS:
        raise ImportRefusedError(Refusal.TOO_MANY_ROWS, name)
    if not any(_is_entry(entry) for entry in entries):
        raise ImportRefusedError(Refusal.UNKNOWN_LAYOUT, name)
    return (_row(entry, PurePosixPath(name.casefold()).stem) for entry in entries)


def _list_in(content: JsonValue) -> list[JsonValue]:
    """Return the entries: the file itself, or what it holds under the name of films."""
    if isinstance(content, list):
        return content
    held = content.get("movies") if isinstance(content, dict) else None
    return held if isinstance(held, list) else []


def _is_entry(entry: Entry) -> bool:
    movie = _movie(entry)
    return any(key in entry for key in _SERIES) or ("title" in movie and len(movie) > 1)


def _movie(entry: Entry) -> Entry:
    """Return what an entry is about: a film, or the series that is there instead."""
    kind = next((key for key in ("movie", *_SERIES) if key in entry), None)
    movie = entry[kind] if kind else entry
    return movie if isinstance(movie, dict) else {}


def _row(entry: Entry, name: str) -> HistoryRow:
    film = _film(_movie(entry))
    if "movie" not in entry and any(key in entry for key in _SERIES):
        return HistoryRow(film, skip=SkipReason.NOT_A_FILM)
    when = as_date(_text(entry, *_DATES))
    dated = replace(_placed(film, entry, name), when=when)
    return rated(dated, positive(as_rating(_text(entry, "rating", "user_rating"))), 10.0)


def _placed(film: FilmKey, entry: Entry, name: str) -> HistoryRow:
    """Tell from the entry's own words, then from the file's name, what was done with the film."""
    if "favorite" in name or "favourite" in name:
        return HistoryRow(film, hearted=True)
    if "collected_at" in entry or "hidden" in name:
        return HistoryRow(film, skip=SkipReason.LIST)
    if "listed_at" in entry:
        is_other_list = name.startswith("lists-") and "watchlist" not in name
        skip = SkipReason.LIST if is_other_list else None
        return HistoryRow(film, wanted=not is_other_list, skip=skip)
    planned = _text(entry, "status") == _PLANNED
    return HistoryRow(film, watched=not planned, wanted=planned)


def source_of(text: str) -> Source:
    """Return who wrote a file of JSON: each numbers the films itself."""
    return Source.SIMKL if _SIMKL_NUMBER.search(text) else Source.TRAKT


def _film(movie: Entry) -> FilmKey:
    ids = movie.get("ids")
    numbers: Entry = ids if isinstance(ids, dict) else movie
    return FilmKey(
        _text(movie, "title"),
        as_year(_text(movie, "year")),
        imdb_id=as_imdb_id(_text(numbers, "imdb", "imdb_id")),
        tmdb_id=as_whole(_text(numbers, "tmdb", "tmdb_id")),
    )


def _text(entry: Entry, *keys: str) -> str:
    return next(filter(None, (_written(entry.get(key)) for key in keys)), "")


def _written(value: JsonValue) -> str:
    is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value)[:MAX_CELL].strip() if is_text else ""
