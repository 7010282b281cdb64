"""Tags that people give films: which to keep, and on which films."""

import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np

from recommender.arrays import Bools, Counts, Ids
from recommender.data.tables import TableFormat, read_header, read_rows
from recommender.errors import DatasetError

TAGS_FILE = "tags.csv"
TAGS = TableFormat(",", ("userId", "movieId", "tag"))
# Longer tags are sentences that nobody else types.
MAX_LENGTH = 40
# The number of tags to keep, those on the most films, and on one film, those of the most people.
MAX_TAGS = 5000
MAX_TAGS_PER_MOVIE = 30
# Rows per piece, which are in memory beside the result.
CHUNK_ROWS = 1 << 17
# A tag needs this many films or people: one person's tag on one film means nothing to others.
_MIN_FILMS_OR_PEOPLE = 2
# On a film that hundreds have tagged, a tag of few is a slip or a joke.
_MIN_SHARE = 0.01


@lru_cache(maxsize=4096)
def tag_key(text: str) -> str:
    """Make spellings of a tag comparable: "Sci-Fi", "sci fi" and "scifi" are the same."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if letter.isalnum())


def read_tags(path: Path) -> dict[int, tuple[str, ...]]:
    """Return each movie's tags, those of the most people first; empty if the set has no tags.

    Spellings of a tag count as one, in the most frequent spelling. Raises DatasetError at the first
    malformed line.
    """
    if not path.is_file():
        return {}
    try:
        rows = _read_plain(path) or _read_strictly(path)
    except OSError as error:
        raise DatasetError(path, None, error.strerror or str(error)) from error
    return _chosen(rows) if len(rows.tags) else {}


class _Rows:
    """Columns of who tagged which movie; a tag is its position among all `writings`."""

    def __init__(self) -> None:
        self.users, self.movies, self.tags = array("q"), array("q"), array("q")
        self.writings: dict[str, int] = {}

    def add(self, users: Ids, movies: Ids, tags: Ids, writings: Iterable[str]) -> None:
        """Add rows whose tags are positions among these `writings`."""
        known = (self.writings.setdefault(each, len(self.writings)) for each in writings)
        places = np.fromiter(known, np.int64)
        for column, values in (
            (self.users, users),
            (self.movies, movies),
            (self.tags, places[tags]),
        ):
            column.frombytes(np.ascontiguousarray(values, np.int64).tobytes())


def _read_plain(path: Path) -> _Rows | None:
    """Read by pandas; return None if the file is not as regular as those of MovieLens."""
    import pandas as pd

    header, rows = read_header(path), _Rows()
    if not set(TAGS.columns) <= set(header):
        return None
    # A line that is too short has an empty last column, which whole lines never have.
    types = dict.fromkeys(header, "str") | {"userId": "int64", "movieId": "int64"}
    try:
        with pd.read_csv(
            path,
            dtype=types,
            na_filter=False,
            encoding="utf-8-sig",
            chunksize=CHUNK_ROWS,
        ) as chunks:
            for chunk in chunks:
                # A first row longer than the header would make its first column an index.
                if not isinstance(chunk.index, pd.RangeIndex):
                    return None
                users, movies = chunk["userId"].to_numpy(), chunk["movieId"].to_numpy()
                if (chunk[header[-1]] == "").any() or min(users.min(), movies.min()) < 0:
                    return None
                tags, writings = chunk["tag"].factorize()
                rows.add(users, movies, tags, writings)
    except (ValueError, OverflowError, pd.errors.ParserError):
        return None
    return rows


def _read_strictly(path: Path) -> _Rows:
    ids, writings = array("q"), []
    for row in read_rows(path, TAGS):
        user, movie, tag = row.fields
        ids.append(_number(path, row.line, user, "user id"))
        ids.append(_number(path, row.line, movie, "movie id"))
        writings.append(tag)
    rows, columns = _Rows(), _column(ids).reshape(-1, 2)
    rows.add(columns[:, 0], columns[:, 1], np.arange(len(writings)), writings)
    return rows


def _number(path: Path, line: int, text: str, name: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise DatasetError(path, line, f"{text[:40]!r} is no {name}")
    return int(text)


def _chosen(rows: _Rows) -> dict[int, tuple[str, ...]]:
    writings = np.frombuffer(rows.tags, np.int64)
    names, codes = _names(rows.writings, np.bincount(writings, minlength=len(rows.writings)))
    codes, users, movies = codes[writings], *map(_column, (rows.users, rows.movies))
    named = codes >= 0
    codes, users, movies = codes[named], users[named], movies[named]
    movie_ids, at = np.unique(movies, return_inverse=True)
    pairs, people = _counted(at * len(names) + codes, users)
    at, tags = np.divmod(pairs, max(len(names), 1))
    films = np.bincount(tags, minlength=len(names))
    kept = _meaningful(films, _counted(codes, users)[1])[tags]
    kept &= people >= _MIN_SHARE * np.bincount(at, people, len(movie_ids))[at]
    found: dict[int, list[str]] = {}
    for row in np.lexsort((-films[tags], -people, at)).tolist():
        if kept[row]:
            found.setdefault(int(movie_ids[at[row]]), []).append(names[tags[row]])
    return {movie_id: tuple(each[:MAX_TAGS_PER_MOVIE]) for movie_id, each in found.items()}


def _column(values: "array[int]") -> Ids:
    return np.frombuffer(values, np.int64)


def _names(writings: Iterable[str], counts: Counts) -> tuple[list[str], Ids]:
    """Return the tags in their most frequent spelling, and the tag of each writing, -1 for none."""
    written = [" ".join(each.casefold().split()) for each in writings]
    keys = [tag_key(each) if len(each) <= MAX_LENGTH else "" for each in written]
    code_of = {key: code for code, key in enumerate(dict.fromkeys(filter(None, keys)))}
    times: Counter[str] = Counter()
    for each, count in zip(written, counts.tolist(), strict=True):
        times[each] += count
    names = [""] * len(code_of)
    for each, key in zip(written, keys, strict=True):
        if key and times[each] > times[names[code_of[key]]]:
            names[code_of[key]] = each
    return names, np.array([code_of.get(key, -1) for key in keys], np.int64)


def _counted(things: Ids, users: Ids) -> tuple[Ids, Counts]:
    """Return the distinct things and the number of distinct users of each."""
    order = np.lexsort((users, things))
    things, users = things[order], users[order]
    new = np.ones(len(things), bool)
    new[1:] = (things[1:] != things[:-1]) | (users[1:] != users[:-1])
    return np.unique(things[new], return_counts=True)


def _meaningful(films: Counts, people: Counts) -> Bools:
    """Tell which tags to keep, by the numbers of films and people that have each."""
    shared = (films >= _MIN_FILMS_OR_PEOPLE) | (people >= _MIN_FILMS_OR_PEOPLE)
    best = np.zeros(len(films), bool)
    best[np.argsort(-films, kind="stable")[:MAX_TAGS]] = True
    return shared & best
