"""Which movies belong to one series, judged by their titles alone."""

import re
from collections.abc import Callable, Iterable

from recommender.catalogue import Movie

# Of one series this many movies may stand in a list before others get their turn.
MOST_OF_A_SERIES = 2

_SUBTITLE = re.compile(r"(?::| - | – | and the ).*$")
_COUNTED = re.compile(r"\s+(?:part|chapter|episode|vol\.?|volume)\s+\w+$")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}|[ivx]{1,5}|[²³])$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
# A shorter beginning ("Big", "Heat") is shared by films that have nothing to do with each other.
_TELLING_START = 5
_TELLING_WORDS = 3


def series_key(title: str) -> str:
    """Return the name of the series that a title suggests: without number, part and subtitle."""
    name = _ARTICLE.sub("", " ".join(title.casefold().split()))
    for pattern in (_SUBTITLE, _COUNTED, _NUMBERED):
        name = pattern.sub("", name) or name
    return name.removesuffix("s")


def same_series(key: str, other: str) -> bool:
    """Whether two keys name one series: equal, or one begins with or holds the other's words."""
    short, long = sorted((key, other), key=len)
    if short == long:
        return True
    if long.startswith(f"{short} "):
        return len(short) >= _TELLING_START
    return len(short.split()) >= _TELLING_WORDS and f" {short} " in f" {long} "


def spread_series(
    ranked: Iterable[int], movie_at: Callable[[int], Movie], n: int, most: int = MOST_OF_A_SERIES
) -> list[int]:
    """Take n rows from a ranking, at most `most` of one series; fill up with what was passed over.

    A list that cannot be filled otherwise still has its n rows, the passed over ones last.
    """
    taken: list[int] = []
    passed_over: list[int] = []
    keys: list[str] = []
    for row in ranked:
        if len(taken) == n:
            break
        key = series_key(movie_at(row).title)
        if sum(same_series(key, other) for other in keys) < most:
            taken.append(row)
            keys.append(key)
        else:
            passed_over.append(row)
    return taken + passed_over[: n - len(taken)]
