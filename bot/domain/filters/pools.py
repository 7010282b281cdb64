"""Which films a list is made of, if not of all: those that a person or a server wants to watch."""

import re
from enum import StrEnum


class FilmPool(StrEnum):
    """A list that films can be chosen from."""

    WATCHLIST = "watchlist"
    SERVER_LIST = "list"


_FROM = r"(?:from|off|on|of|in)\ "
_OF_THE_SERVER = re.compile(
    rf"{_FROM}(?:(?:the|this|our)\ server(?:'s)?\ (?:watch[ -]?)?list|our\ (?:watch[ -]?)?list|"
    r"(?:the|this)\ list)(?!\w)"
)
_OF_ONES_OWN = re.compile(
    rf"{_FROM}(?:(?:my|your)\ (?:own\ )?(?:watch[ -]?)?list|(?:the\ )?watch[ -]?list)(?!\w)"
)


def match_pool(text: str, at: int) -> tuple[FilmPool, int] | None:
    """Return the list that a text names there, "from my watchlist", and where that ends."""
    for pool, form in (
        (FilmPool.SERVER_LIST, _OF_THE_SERVER),
        (FilmPool.WATCHLIST, _OF_ONES_OWN),
    ):
        if found := form.match(text, at):
            return pool, found.end()
    return None
