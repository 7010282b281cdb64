"""Which films a list is made of, if not of all: those that a person or a server wants to watch."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class FilmPool:
    """A list that films can be chosen from: the asker's watchlist, or the server's of this name."""

    of_server: str | None = None


WATCHLIST = FilmPool()
# Every server has a list without a name.
SERVER_LIST = FilmPool("")

_FROM = r"(?:from|off|on|of|in)\ "
_OF_THE_SERVER = re.compile(
    rf"{_FROM}(?:(?:the|this|our)\ server(?:'s)?\ (?:watch[ -]?)?list|our\ (?:watch[ -]?)?list|"
    r"(?:the|this)\ list)(?!\w)"
)
_OF_ONES_OWN = re.compile(
    rf"{_FROM}(?:(?:my|your)\ (?:own\ )?(?:watch[ -]?)?list|(?:the\ )?watch[ -]?list)(?!\w)"
)
_NAMES_A_LIST = re.compile(r"\b(?:from|off|list)\b|목록|리스트|에서", re.IGNORECASE)


class NamedPool(NamedTuple):
    """A list that a text names, the words that do so, and what else the text says."""

    pool: FilmPool
    typed: str
    rest: str


def match_pool(text: str, at: int) -> tuple[FilmPool, int] | None:
    """Return the list that a text names there, "from my watchlist", and where that ends."""
    for pool, form in ((SERVER_LIST, _OF_THE_SERVER), (WATCHLIST, _OF_ONES_OWN)):
        if found := form.match(text, at):
            return pool, found.end()
    return None


def may_name_a_list(text: str) -> bool:
    """Whether it is worth knowing which lists a server has."""
    return bool(_NAMES_A_LIST.search(text))


def find_named_pool(text: str, names: Iterable[str]) -> NamedPool | None:
    """Return the server's list that a text names, in English or Korean; the longest name counts."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        words = r"\s+".join(map(re.escape, name.split()))
        called = rf"[\"'“”*]*{words}[\"'“”*]*"
        form = re.compile(
            rf"(?<!\w)(?:(?:from|off)\s+(?:(?:the|this|our)\s+)?(?:list\s+)?{called}(?:\s+list)?"
            rf"|(?:on|in|of)\s+(?:the|this|our)\s+(?:list\s+{called}|{called}\s+list)"
            rf"|{called}\s?(?:목록|리스트)?\s?에서|{called}\s?(?:목록|리스트))(?!\w)",
            re.IGNORECASE,
        )
        if found := form.search(text):
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            return NamedPool(FilmPool(name), found[0], rest)
    return None
