"""What the address of a film's page at another site says of the film."""

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
# An address with somebody's name before the film is that of a review, which may be another's.
_NAMED = re.compile(
    r"\b(?:letterboxd\.com/film|trakt\.tv/movies)/([a-z0-9]+(?:-[a-z0-9]+)*)(?=$|[/?#\s])",
    re.IGNORECASE,
)
# No film of 2049 is there yet: "blade-runner-2049" is all title.
_YEAR_BEHIND = re.compile(r"(.+)-((?:18|19|20(?=[0-3]))\d{2})(?:-\d{1,2})?")


def film_at(address: str) -> FilmKey | None:
    """Return the film that an address is about; None where it names none.

    What looks like a year may be the end of the title, so that both readings are names of the film.
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
