"""Criticker's XML: a flat list of films, read without any of XML's dangerous parts."""

from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from bot.domain.imports.fields import Fields
from bot.domain.imports.formats.layout import rated
from bot.domain.imports.history import FilmKey, HistoryRow
from bot.domain.imports.limits import MAX_CELL, MAX_ROWS
from bot.domain.imports.refusals import ImportRefusedError, Refusal
from recommender.data.listing import parse_listing

_ROOT = "recentratings"
_FILM = "film"


class _FilmReader:
    """Gathers the texts of each film's parts; refuses document types, and with them entities."""

    def __init__(self, name: str) -> None:
        self.films: list[dict[str, str]] = []
        self._name = name
        self._path: list[str] = []

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        self._path.append(tag.casefold())
        if self._path[0] != _ROOT:
            raise ImportRefusedError(Refusal.UNKNOWN_LAYOUT, self._name)
        if self._path[1:] == [_FILM]:
            self.films.append({})
        if len(self.films) > MAX_ROWS:
            raise ImportRefusedError(Refusal.TOO_MANY_ROWS, self._name)

    def end(self, _tag: str) -> None:
        self._path.pop()

    def text(self, data: str) -> None:
        if len(self._path) == 3 and self.films:
            film, part = self.films[-1], self._path[-1]
            film[part] = (film.get(part, "") + data)[:MAX_CELL]

    def refuse(self, *_details: object) -> None:
        raise ImportRefusedError(Refusal.SUSPICIOUS_XML, self._name)


def xml_rows(text: str, name: str) -> Iterator[HistoryRow]:
    """Yield the films of a file; raises ImportRefusedError for XML of another kind."""
    reader = _FilmReader(name)
    # The text is decoded already, whatever its declaration says of that.
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.EntityDeclHandler = reader.refuse
    try:
        parser.ParseFile(BytesIO(text.lstrip("\ufeff").encode()))
    except expat.ExpatError as error:
        raise ImportRefusedError(Refusal.DAMAGED, name) from error
    return map(_row, reader.films)


def _row(film: dict[str, str]) -> HistoryRow:
    fields = Fields({part: at for at, part in enumerate(film)}, list(film.values()))
    listing = parse_listing(fields.text("filmname", "title", "name"))
    key = FilmKey(
        listing.title,
        fields.year("year", "filmyear") or listing.year,
        imdb_id=fields.imdb_id("imdbid", "imdb_id", "imdb"),
    )
    when = fields.date("reviewdate", "date")
    return rated(HistoryRow(key, wanted=True, when=when), fields.rating("rating", "score"), 100.0)
