"""Sites whose tables carry numbers: movielens.org, TMDB, Trakt, Simkl and Criticker."""

import re

from bot.domain.imports.fields import Fields
from bot.domain.imports.formats.kinds import is_film
from bot.domain.imports.formats.layout import RowReader, TableLayout, positive, rated
from bot.domain.imports.history import FilmKey, HistoryRow, SkipReason, Source
from bot.domain.imports.table import Table
from recommender.data.listing import parse_listing

_WANTED_NAME = re.compile(r"watch-?_? ?list|wish-?_? ?list|plan|to-?_? ?watch", re.IGNORECASE)


def is_wanted_by_name(table: Table) -> bool:
    """Whether a table's name says that its films are still to be watched."""
    return bool(_WANTED_NAME.search(table.name))


def _numbered(fields: Fields, title: str, year: str, imdb: str, tmdb: str) -> FilmKey:
    """Read how a row names its film, from columns of these names."""
    return FilmKey(
        fields.text(title),
        fields.year(year),
        imdb_id=fields.imdb_id(imdb),
        tmdb_id=fields.whole(tmdb),
    )


def _if_film(fields: Fields, row: HistoryRow) -> HistoryRow:
    """Return what a row says, unless it is about a series, an episode or a game."""
    if is_film(fields.text("type")):
        return row
    return HistoryRow(row.film, when=row.when, skip=SkipReason.NOT_A_FILM)


def _movielens(_table: Table) -> RowReader:
    def read(fields: Fields) -> HistoryRow:
        listing = parse_listing(fields.text("title"))
        film = FilmKey(
            listing.title,
            listing.year,
            imdb_id=fields.imdb_id("imdbid"),
            tmdb_id=fields.whole("tmdbid"),
            movielens_id=fields.whole("movieid"),
        )
        rating = fields.rating("rating")
        # The list of wishes writes -1 where a rating would be.
        rating = None if rating is None or rating <= 0 else rating
        return rated(HistoryRow(film, wanted=True), rating, 5.0)

    return read


def _tmdb(_table: Table) -> RowReader:
    def read(fields: Fields) -> HistoryRow:
        film = _numbered(fields, "name", "releasedate", "imdbid", "tmdbid")
        row = HistoryRow(film, wanted=True, when=fields.date("daterated"))
        return _if_film(fields, rated(row, positive(fields.rating("yourrating")), 10.0))

    return read


def _trakt(table: Table) -> RowReader:
    wanted_by_name = is_wanted_by_name(table)

    def read(fields: Fields) -> HistoryRow:
        film = _numbered(fields, "title", "year", "imdbid", "tmdbid")
        wanted = wanted_by_name or bool(fields.text("listedat"))
        row = HistoryRow(
            film,
            watched=not wanted,
            wanted=wanted,
            when=fields.date("ratedat", "watchedat", "lastwatchedat", "listedat"),
        )
        return _if_film(fields, rated(row, positive(fields.rating("rating")), 10.0))

    return read


def _simkl(_table: Table) -> RowReader:
    def read(fields: Fields) -> HistoryRow:
        film = _numbered(fields, "title", "year", "imdb", "tmdb")
        wanted = "plan" in fields.text("watchlist").casefold()
        row = HistoryRow(film, watched=not wanted, wanted=wanted, when=fields.date("watcheddate"))
        return _if_film(fields, rated(row, positive(fields.rating("rating")), 10.0))

    return read


def _criticker(_table: Table) -> RowReader:
    def read(fields: Fields) -> HistoryRow:
        listing = parse_listing(fields.text("filmname"))
        year = fields.year("year") or listing.year
        film = FilmKey(listing.title, year, imdb_id=fields.imdb_id("imdbid"))
        row = HistoryRow(film, wanted=True, when=fields.date("daterated", "date"))
        return _if_film(fields, rated(row, fields.rating("score"), 100.0))

    return read


LAYOUTS = (
    TableLayout(Source.MOVIELENS, frozenset({"movieid", "rating", "title"}), _movielens),
    TableLayout(Source.TMDB, frozenset({"tmdbid", "name", "yourrating"}), _tmdb),
    TableLayout(Source.TRAKT, frozenset({"traktid", "title"}), _trakt),
    TableLayout(Source.SIMKL, frozenset({"simklid", "title"}), _simkl),
    TableLayout(Source.CRITICKER, frozenset({"score", "filmname"}), _criticker),
)
