"""Parsing of a request to add a film: a title, maybe with its year, or an id."""

import re
from dataclasses import dataclass
from typing import Self

from bot.domain.added_movies import MAX_TITLE, TITLE_AND_YEAR

_TMDB = re.compile(r"themoviedb\.org/movie/(\d{1,9})")
_DATED = re.compile(r"(?P<title>.+?)\s+(?P<year>(?:19|20)\d\d)")
_IMDB = re.compile(r"\btt(\d{7,9})\b")


@dataclass(frozen=True, slots=True)
class WantedFilm:
    """A film to look for at TMDB."""

    title: str = ""
    year: int | None = None
    tmdb_id: int | None = None
    imdb_id: int | None = None

    @property
    def dated(self) -> Self | None:
        """The film where the number that its title ends with is its year; None without one."""
        found = None if self.year else _DATED.fullmatch(self.title)
        return type(self)(found["title"], int(found["year"])) if found else None

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read a link, a number, or a title with or without its year and genres."""
        if found := _TMDB.search(typed):
            return cls(tmdb_id=int(found[1]))
        if found := _IMDB.search(typed):
            return cls(imdb_id=int(found[1]))
        text = " ".join(typed.split())
        if dated := TITLE_AND_YEAR.match(text):
            return cls(dated["title"].strip(' "')[:MAX_TITLE], int(dated["year"]))
        return cls(text.strip(' "')[:MAX_TITLE])
