"""What sites write that is no single table: archives, JSON and XML."""

import json
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from tests.bot.domain.imports.exports import zipped
from tests.bot.domain.imports.sites import (
    REVIEW,
    Dialect,
    Said,
    imdb_number,
    not_wanted,
    rated,
    rating_of,
    wanted,
)
from tests.bot.domain.imports.tables import TABLES


def letterboxd_zip(said: Sequence[Said], dialect: Dialect) -> bytes:
    """Write an export: every watched film in one file, those with stars in another."""
    files = {
        site.name: site.table(filter(holds, said), dialect)
        for site, holds in (
            (TABLES["letterboxd watched"], not_wanted),
            (TABLES["letterboxd watchlist"], wanted),
            (TABLES["letterboxd ratings"], rated),
            (TABLES["letterboxd diary"], rated),
            (TABLES["letterboxd reviews"], rated),
        )
    }
    deleted = TABLES["letterboxd diary"].table(said, dialect)
    others = {"profile.csv": "Username\r\nsomebody\r\n", "deleted/diary.csv": deleted}
    return zipped(files | others)


def _entry(said: Said, **more: object) -> dict[str, object]:
    movie = said.movie
    ids = {"trakt": 1, "imdb": imdb_number(movie), "tmdb": movie.tmdb_id}
    return {**more, "movie": {"title": movie.title, "year": movie.year, "ids": ids}}


def trakt_files(said: Sequence[Said]) -> dict[str, str]:
    """Write the files of Trakt's export."""
    show = {"show": {"title": "Lost", "year": 2004, "ids": {"trakt": 73}}}
    entries = {
        "watched-movies.json": [
            _entry(each, plays=2, last_watched_at=f"{each.when}T00:00:00.000Z")
            for each in said
            if not each.wanted
        ],
        "ratings-movies.json": [
            _entry(each, rated_at=f"{each.when}T00:00:00.000Z", rating=2 * each.stars)
            for each in said
            if each.stars is not None
        ],
        "lists-watchlist.json": [
            _entry(each, rank=1, listed_at=f"{each.when}T00:00:00.000Z")
            for each in said
            if each.wanted
        ],
    }
    return {name: json.dumps([*found, show]) for name, found in entries.items()}


def criticker_xml(said: Iterable[Said], encoding: str = "UTF-8") -> str:
    """Write Criticker's XML."""
    films = "".join(
        f"<film><filmid>1</filmid><filmname>{escape(each.movie.label)}</filmname>"
        f"<rating>{rating_of(each, 100)}</rating><quote>{escape(REVIEW)}</quote>"
        f"<imdbid>{imdb_number(each.movie)}</imdbid></film>\n"
        for each in said
    )
    return f'<?xml version="1.0" encoding="{encoding}"?>\n<recentratings>{films}</recentratings>'
