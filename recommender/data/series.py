"""Series of movies, recognised by titles alone."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

# In the front of a list a series has at most two movies, or one in seven of longer lists.
_MAX_OF_A_SERIES = 2
_ONE_IN = 7
# A list takes its movies from this many times its length, so that one like of an obscure series
# does not bring up films far down the ranking.
CANDIDATES_PER_PLACE = 3

_SUBTITLE = re.compile(r"(?::| - | – | and the ).*$")
_COUNTED = re.compile(r"\s+(?:part|chapter|episode|vol\.?|volume)\s+\w+$")
_NUMBERED = re.compile(r"(?:\s+(?:\d{1,2}|[ivx]{1,5})|[²³])$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
# Unrelated films share shorter beginnings ("Big", "Heat").
_TELLING_START = 5
_TELLING_WORDS = 3


@lru_cache(maxsize=8192)
def series_key(title: str) -> str:
    """Return the series that a title suggests: the title without number, part and subtitle."""
    name = _ARTICLE.sub("", " ".join(title.casefold().split()))
    for pattern in (_SUBTITLE, _COUNTED, _NUMBERED):
        name = pattern.sub("", name) or name
    return name.removesuffix("s")


def same_series(key: str, other: str) -> bool:
    """Whether two keys mean one series: one equals, begins with or contains the other."""
    short, long = sorted((key, other), key=len)
    if short == long:
        return True
    if long.startswith(f"{short} "):
        return len(short) >= _TELLING_START
    return len(short.split()) >= _TELLING_WORDS and f" {short} " in f" {long} "


class SeriesName(NamedTuple):
    """A movie's `series_key`, and its words."""

    key: str
    words: frozenset[str]


def series_name(title: str) -> SeriesName:
    """Return the series that a title suggests, with its words."""
    key = series_key(title)
    return SeriesName(key, frozenset(key.split()))


def spread_series(
    ranked: Iterable[tuple[int, float]],
    name_of: Callable[[int], SeriesName],
    n: int,
) -> list[tuple[int, float]]:
    """Take n (row, score) from a ranking, only few of each series.

    `name_of` returns the series of a row. If there are not enough others, the rows passed over fill
    the end of the list.
    """
    most = max(_MAX_OF_A_SERIES, round(n / _ONE_IN))
    taken: list[tuple[int, float]] = []
    passed_over: list[tuple[int, float]] = []
    names: list[SeriesName] = []
    seen: set[str] = set()
    for pair in islice(ranked, CANDIDATES_PER_PLACE * n):
        name = name_of(pair[0])
        # Movies of one series share words in their keys: most need no closer look.
        if seen.isdisjoint(name.words) or _of_series(name, names) < most:
            names.append(name)
            seen |= name.words
            taken.append(pair)
            if len(taken) == n:
                break
        else:
            passed_over.append(pair)
    return taken + passed_over[: n - len(taken)]


def _of_series(name: SeriesName, names: Iterable[SeriesName]) -> int:
    """Count the names that are of the same series as this one."""
    akin = (each for each in names if name.words <= each.words or each.words <= name.words)
    return sum(same_series(name.key, each.key) for each in akin)
