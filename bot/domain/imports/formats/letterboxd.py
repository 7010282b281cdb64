"""Letterboxd: a zip of tables without numbers; what some of them mean, their paths tell."""

from enum import Enum, auto
from pathlib import PurePosixPath

from bot.domain.imports.fields import Fields
from bot.domain.imports.formats.layout import RowReader, TableLayout, positive, rated
from bot.domain.imports.history import FilmKey, HistoryRow, SkipReason, Source
from bot.domain.imports.table import Table

_OUT_OF = 5.0
_GONE = {"deleted", "orphaned"}


class _Meaning(Enum):
    WATCHED = auto()
    WANTED = auto()
    HEARTED = auto()
    LISTED = auto()
    GONE = auto()


def _meaning(name: str) -> _Meaning:
    path = PurePosixPath(name.casefold())
    if not _GONE.isdisjoint(path.parts[:-1]):
        return _Meaning.GONE
    if "lists" in path.parts[:-1]:
        return _Meaning.LISTED
    if "watchlist" in path.stem:
        return _Meaning.WANTED
    if "likes" in path.parts[:-1] or path.stem.startswith(("likes", "films")):
        return _Meaning.HEARTED
    return _Meaning.WATCHED


def _film(fields: Fields) -> FilmKey:
    return FilmKey(fields.text("name"), fields.year("year"))


def _entries(table: Table) -> RowReader:
    meaning = _meaning(table.name)

    def read(fields: Fields) -> HistoryRow:
        film, when = _film(fields), fields.date("date")
        match meaning:
            case _Meaning.GONE:
                return HistoryRow(film, skip=SkipReason.DELETED)
            case _Meaning.WANTED:
                return HistoryRow(film, wanted=True, when=when)
            case _Meaning.HEARTED:
                return HistoryRow(film, hearted=True, when=when)
            case _Meaning.WATCHED | _Meaning.LISTED:
                row = HistoryRow(film, watched=True, when=when)
                return rated(row, positive(fields.rating("rating")), _OUT_OF)

    return read


def _list(table: Table) -> RowReader:
    """Take a list that is given by itself as films to watch; in an export it says nothing."""
    in_export = _meaning(table.name) in {_Meaning.LISTED, _Meaning.GONE}

    def read(fields: Fields) -> HistoryRow:
        film = _film(fields)
        if in_export:
            return HistoryRow(film, skip=SkipReason.LIST)
        return HistoryRow(film, wanted=True)

    return read


LAYOUTS = (
    TableLayout(Source.LETTERBOXD, frozenset({"date", "name", "year", "letterboxduri"}), _entries),
    TableLayout(
        Source.LETTERBOXD, frozenset({"position", "name", "year", "url", "description"}), _list
    ),
)
