"""The layout that sites write for each other, and any table with a title and a year or a number."""

import math
import re
from collections.abc import Callable, Iterable, Set
from dataclasses import replace

from bot.domain.imports.addresses import film_at
from bot.domain.imports.exchange import NO_OPINION, UNSEEN
from bot.domain.imports.fields import Fields
from bot.domain.imports.formats.kinds import is_film
from bot.domain.imports.formats.layout import RowReader, TableLayout, positive, rated
from bot.domain.imports.formats.numbered_sites import is_wanted_by_name
from bot.domain.imports.history import FilmKey, HistoryRow, SkipReason, Source
from bot.domain.imports.table import Table
from bot.domain.tastes import Opinion
from recommender.data.listing import parse_listing

# As `column_name` writes them, in English and as spreadsheets in the languages of chat have them.
TITLES = (
    "title", "name", "film", "movie", "filmtitle", "movietitle", "moviename", "filmname",
    "titel", "titre", "título", "titulo", "제목", "영화",
)  # fmt: skip
YEARS = (
    "year", "releaseyear", "releasedate", "released",
    "jahr", "année", "annee", "año", "연도", "개봉연도",
)  # fmt: skip
IMDB_NUMBERS = ("imdbid", "imdb", "const", "tconst")
TMDB_NUMBERS = ("tmdbid", "tmdb")
# The address in Letterboxd's own tables is often that of somebody's entry, so it is not read.
ADDRESSES = (
    "url", "link", "uri", "address", "filmurl", "filmlink", "movieurl", "movielink",
    "imdburl", "imdblink", "tmdburl", "tmdblink", "letterboxdurl", "letterboxdlink", "trakturl",
    "adresse", "lien", "enlace", "링크", "주소",
)  # fmt: skip
# Beside one of these, a column that is called a rating alone is the critics' or the crowd's.
OWN_RATINGS = ("yourrating", "myrating", "userrating", "personalrating", "myscore", "yourscore")
RATINGS = (
    *OWN_RATINGS, "rating", "score", "stars", "bewertung", "puntuación", "평점", "별점"
)  # fmt: skip
LOVED = ("favorite", "favourite", "favorites", "favourites", "loved", "liked", "like")
SEEN = ("seen", "watched", "checked", "viewed", "gesehen", "vu", "visto", "봤음", "시청")
YES = ("yes", "y", "true", "1", "x", "ja", "oui", "sí", "si", "예", "✓", "✔", "✅", "☑")
NOT_SEEN = ("no", "n", "false", "0", "unseen", "unwatched", "nein", "non", "아니요", "✗")
STATES = ("status", "state", "shelf")
TO_WATCH = re.compile(
    r"\b(?:to[ -]?(?:watch|see)|plan|planned|wish|wish ?list|want|watch ?list|backlog|unwatched"
    r"|unseen|not (?:watched|seen))\b",
    re.IGNORECASE,
)
DATES = ("watcheddate", "daterated", "ratedat", "watchedat", "date")
_SCALES = (5.0, 10.0, 100.0)
_LOW_PERCENT = 20.0
# A slip of the finger in so many ratings makes no other scale of them.
_ONE_BEYOND_OF = 30


def has_film(header: frozenset[str]) -> bool:
    """Whether a header names films well enough: by a number, or by title and year."""
    by_number = not header.isdisjoint((*IMDB_NUMBERS, *TMDB_NUMBERS))
    return by_number or not (header.isdisjoint(TITLES) or header.isdisjoint(YEARS))


def has_title(header: frozenset[str]) -> bool:
    """Whether a header has a column of titles; "name" alone may be anybody's."""
    return not header.isdisjoint(set(TITLES) - {"name"})


def has_address(header: frozenset[str]) -> bool:
    """Whether a header has a column of addresses, which may be of anything."""
    return not header.isdisjoint(ADDRESSES)


def is_told(fields: Fields) -> bool:
    """Whether a row says more of a film than its title."""
    film = _film(fields)
    return bool(film.year or film.imdb_id or film.tmdb_id or film_at(fields.text(*ADDRESSES)))


def scale_of(ratings: Iterable[float | None]) -> float:
    """Return what ratings count up to: the smallest scale that few of them are beyond.

    Nobody has only ratings of 20 percent and less, so that 11 is one beyond a scale of ten.
    """
    known = [rating for rating in ratings if rating is not None and math.isfinite(rating)]
    if max(known, default=0.0) <= _LOW_PERCENT:
        known = [rating for rating in known if rating <= _SCALES[1]]
    few = len(known) / _ONE_BEYOND_OF
    return next((s for s in _SCALES if sum(each > s for each in known) <= few), _SCALES[-1])


def _reader(table: Table) -> RowReader:
    wanted = is_wanted_by_name(table)
    is_to_watch, rate = _to_watch(table), _rater(table)

    def read(fields: Fields) -> HistoryRow:
        film = _film(fields)
        if not is_film(fields.text("type", "titletype")):
            return HistoryRow(film, skip=SkipReason.NOT_A_FILM)
        to_watch = wanted or is_to_watch(fields)
        row = HistoryRow(
            film,
            hearted=fields.text(*LOVED).casefold() in YES,
            watched=not to_watch,
            wanted=to_watch,
            when=fields.date(*DATES),
        )
        return rate(row, fields)

    return read


def _rater(table: Table) -> Callable[[HistoryRow, Fields], HistoryRow]:
    """Return what adds the rating to a row, out of what its cell, its column or all ratings say."""
    columns = [name for name in OWN_RATINGS if _scaled(name) & table.columns] or list(RATINGS)
    out_of = scale_of(fields.rating(*columns) for fields in table.rows())

    def rate(row: HistoryRow, fields: Fields) -> HistoryRow:
        if (share := fields.share(*columns)) is not None:
            return rated(row, positive(share), 1.0)
        for scale in _SCALES:
            if rating := fields.rating(*(f"{name}{scale:.0f}" for name in columns)):
                return rated(row, rating, scale)
        return rated(row, positive(fields.rating(*columns)), out_of)

    return rate


def _scaled(name: str) -> Set[str]:
    """Return what a column may be called that says, or does not say, what it counts up to."""
    return {name, *(f"{name}{scale:.0f}" for scale in _SCALES)}


def _to_watch(table: Table) -> Callable[[Fields], bool]:
    """Return what tells whether a film is not seen yet: a column of yes and no, or of states.

    Where such a column only ticks what was seen, an empty cell is a no.
    """
    said = {fields.text(*SEEN).casefold() for fields in table.rows()}
    ticked = "" in said and len(said) > 1 and said <= {"", *YES}
    not_seen = {*NOT_SEEN, ""} if ticked else set(NOT_SEEN)

    def read(fields: Fields) -> bool:
        seen = fields.text(*SEEN).casefold()
        return seen in not_seen or bool(TO_WATCH.search(fields.text(*STATES)))

    return read


def _exchange(table: Table) -> RowReader:
    """Letterboxd's import layout, in which ratings are of five stars; Matinee's own says more."""
    wanted = is_wanted_by_name(table)

    def read(fields: Fields) -> HistoryRow:
        film, opinion = _film(fields), fields.text("opinion")
        row = HistoryRow(
            film,
            hearted=opinion == Opinion.LIKE,
            watched=not wanted,
            wanted=wanted,
            disliked=opinion == Opinion.DISLIKE,
            unseen=fields.text("seen") == UNSEEN,
            neutral=opinion == NO_OPINION,
            when=fields.date("watcheddate"),
        )
        if rating10 := positive(fields.rating("rating10")):
            return rated(row, rating10, 10.0)
        return rated(row, positive(fields.rating("rating")), 5.0)

    return read


def _film(fields: Fields) -> FilmKey:
    listing = parse_listing(fields.text(*TITLES))
    film = FilmKey(
        listing.title,
        fields.year(*YEARS) or listing.year,
        fields.text("originaltitle") or None,
        fields.imdb_id(*IMDB_NUMBERS),
        fields.whole(*TMDB_NUMBERS),
        fields.whole("movielensid"),
    )
    return _with_address(film, fields.text(*ADDRESSES))


def _with_address(film: FilmKey, address: str) -> FilmKey:
    """Add the numbers in an address, and the title and year where the row has no title."""
    at = film_at(address) if address else None
    if at is None:
        return film
    if not film.title:
        film = replace(
            film, title=at.title, year=film.year or at.year, original_title=at.original_title
        )
    return replace(film, imdb_id=film.imdb_id or at.imdb_id, tmdb_id=film.tmdb_id or at.tmdb_id)


EXCHANGE = (
    TableLayout(Source.TABLE, frozenset({"title", "watcheddate"}), _exchange),
    TableLayout(Source.TABLE, frozenset({"title", "tmdbid"}), _exchange),
    TableLayout(Source.TABLE, frozenset({"title", "rating10"}), _exchange),
)
ANY_TABLE = TableLayout(Source.TABLE, frozenset(), _reader)
