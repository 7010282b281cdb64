"""The words that people tag films with: which of them mean something, and for which films."""

import unicodedata
from array import array
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recommender.data.tables import TableFormat, read_rows
from recommender.errors import DatasetError

TAGS_FILE = "tags.csv"
TAGS = TableFormat(",", ("userId", "movieId", "tag"))
# Longer tags are sentences that nobody else types.
MAX_LENGTH = 40
# The tags that stay: those on the most films, and on one film those of the most people.
MAX_TAGS = 5000
MAX_TAGS_PER_MOVIE = 30
# A tag of one film by one person tells nobody else anything.
_MIN_FILMS_OR_PEOPLE = 2
# On a film that hundreds have tagged, a tag of few is a slip or a joke.
_MIN_SHARE = 0.01

Ints = npt.NDArray[np.int64]


@lru_cache(maxsize=4096)
def tag_key(text: str) -> str:
    """Make spellings of a tag comparable: "Sci-Fi", "sci fi" and "scifi" are the same."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if letter.isalnum())


def read_tags(path: Path) -> dict[int, tuple[str, ...]]:
    """Return each movie's tags, those of the most people first; sets without the file have none.

    Spellings of a tag count as one, which is written as most people write it. Raises DatasetError
    at the first line that is malformed.
    """
    if not path.is_file():
        return {}
    users, movies, codes = array("q"), array("q"), array("q")
    writings: Counter[str] = Counter()
    code_of: dict[str, int] = {}
    for row in read_rows(path, TAGS):
        user, movie, tag = row.fields
        written = " ".join(tag.casefold().split())
        key = tag_key(written)
        if not key or len(written) > MAX_LENGTH:
            continue
        users.append(_number(path, row.line, user, "user id"))
        movies.append(_number(path, row.line, movie, "movie id"))
        codes.append(code_of.setdefault(key, len(code_of)))
        writings[written] += 1
    if not codes:
        return {}
    names = _names(code_of, writings)
    return _chosen(*(np.frombuffer(each, np.int64) for each in (users, movies, codes)), names=names)


def _number(path: Path, line: int, text: str, name: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise DatasetError(path, line, f"{text[:40]!r} is no {name}")
    return int(text)


def _names(code_of: Mapping[str, int], writings: Counter[str]) -> list[str]:
    """Return how each tag is written most often, by its code."""
    names = [""] * len(code_of)
    for written, _ in reversed(writings.most_common()):
        names[code_of[tag_key(written)]] = written
    return names


def _chosen(
    users: Ints, movies: Ints, codes: Ints, *, names: list[str]
) -> dict[int, tuple[str, ...]]:
    movie_ids, at = np.unique(movies, return_inverse=True)
    pairs, people = _counted(at * len(names) + codes, users)
    at, tags = np.divmod(pairs, len(names))
    films = np.bincount(tags, minlength=len(names))
    kept = _meaningful(films, _counted(codes, users)[1])[tags]
    kept &= people >= _MIN_SHARE * np.bincount(at, people, len(movie_ids))[at]
    found: dict[int, list[str]] = {}
    for row in np.lexsort((-films[tags], -people, at)).tolist():
        if kept[row]:
            found.setdefault(int(movie_ids[at[row]]), []).append(names[tags[row]])
    return {movie_id: tuple(each[:MAX_TAGS_PER_MOVIE]) for movie_id, each in found.items()}


def _counted(things: Ints, users: Ints) -> tuple[Ints, Ints]:
    """Return each thing once, and how many people it has."""
    order = np.lexsort((users, things))
    things, users = things[order], users[order]
    new = np.ones(len(things), bool)
    new[1:] = (things[1:] != things[:-1]) | (users[1:] != users[:-1])
    return np.unique(things[new], return_counts=True)


def _meaningful(films: Ints, people: Ints) -> npt.NDArray[np.bool_]:
    """Tell for every tag whether it is kept, from how many films and people have it."""
    shared = (films >= _MIN_FILMS_OR_PEOPLE) | (people >= _MIN_FILMS_OR_PEOPLE)
    best = np.zeros(len(films), bool)
    best[np.argsort(-films, kind="stable")[:MAX_TAGS]] = True
    return shared & best
