"""Films named by the addresses of their pages at other sites."""

import re
from string import capwords

from bot.domain.imports.history import FilmKey

_END = r"(?!\w)"
_IMDB = re.compile(
    rf"(?:\bimdb\.com/\S*?title/|\bletterboxd\.com/imdb/|(?<!\S))tt(\d{{6,10}}){_END}",
    re.IGNORECASE,
)
_TMDB = re.compile(
    rf"\b(?:themoviedb\.org/(?:\S+/)?movie|letterboxd\.com/tmdb)/(\d{{1,10}}){_END}", re.IGNORECASE
)
# Letterboxd and Trakt write the title with hyphens; the year is behind it where two films share it.
# An address with a person's name before the film is a review, perhaps somebody else's.
_NAMED = re.compile(
    r"\b(?:letterboxd\.com/film|trakt\.tv/movies)/([a-z0-9]+(?:-[a-z0-9]+)*)(?=$|[/?#\s])",
    re.IGNORECASE,
)
# There are no films of 2049 yet: "blade-runner-2049" is only a title.
_YEAR_BEHIND = re.compile(r"(.+)-((?:18|19|20(?=[0-3]))\d{2})(?:-\d{1,2})?")


def film_at(address: str) -> FilmKey | None:
    """Return the film of an address; None if it names none.

    A year at the end may belong to the title, so both readings become names of the film.
    """
    if found := _IMDB.search(address):
        return FilmKey("", imdb_id=int(found[1]) or None)
    if found := _TMDB.search(address):
        return FilmKey("", tmdb_id=int(found[1]) or None)
    if found := _NAMED.search(address):
        return _named(found[1])
    return None


def _named(hyphened: str) -> FilmKey:
    title = _title(hyphened)
    if behind := _YEAR_BEHIND.fullmatch(hyphened):
        return FilmKey(_title(behind[1]), int(behind[2]), original_title=title)
    return FilmKey(title)


def _title(hyphened: str) -> str:
    return capwords(hyphened.replace("-", " "))
