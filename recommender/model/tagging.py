"""The tags that people gave films: an aspect in which each film has a vector of its own."""

import math
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from recommender.data.catalogue import Movie
from recommender.data.tags import tag_key
from recommender.model.aspect import NO_VARIANCE, Factors, Rows, agreement, trust

# Of so many tags that likes have in common at most.
_MOST_TAGS = 12

Floats = npt.NDArray[np.float64]


class Entries(NamedTuple):
    """What some rows of a sparse matrix hold: the place of the row, the column, the value."""

    at: Rows
    columns: Rows
    values: Floats


class SparseRows(NamedTuple):
    """A sparse matrix by rows: a few of them are read in a tenth of the time that scipy takes."""

    starts: Rows
    columns: Rows
    values: Floats

    @classmethod
    def of(cls, matrix: csr_matrix) -> "SparseRows":
        """Read a matrix of scipy's."""
        return cls(matrix.indptr.astype(np.int64), matrix.indices.astype(np.int64), matrix.data)

    def entries(self, rows: Rows) -> Entries:
        """Return what some rows hold, row by row."""
        starts = self.starts.take(rows)
        counts = self.starts.take(rows + 1) - starts
        ends = counts.cumsum()
        at = np.arange(len(rows)).repeat(counts)
        places = np.arange(len(at)) + (starts - ends + counts).take(at)
        return Entries(at, self.columns.take(places), self.values.take(places))


class Tags(NamedTuple):
    """Films by their tags: `by_film` (films x tags) and `by_tag` (tags x films) hold the same."""

    by_film: SparseRows
    by_tag: SparseRows
    trust: Factors
    weight: float = 1.0

    @property
    def tag_count(self) -> int:
        """How many tags there are."""
        return len(self.by_tag.starts) - 1

    def near(self, row: int) -> Factors:
        """Return the cosines of all films' vectors with those of one film, times the weight."""
        own = self.by_film.entries(np.array([row]))
        vector = _sums(own.columns, own.values, self.tag_count)
        return self._products(_telling(own, 1, vector), vector) * np.float32(self.weight)

    def pull(self, rows: Rows, shares: Factors, weight: float) -> "TagsPull":
        """Let what likes have in common count as much as they agree in it.

        That is the tags of several of them that say most.
        """
        liked = self.by_film.entries(rows)
        weighed = liked.values * shares.take(liked.at)
        mean = _sums(liked.columns, weighed, self.tag_count)
        tags = _telling(liked, len(rows), mean)
        products = self._products(tags, mean)
        trusted = products * self.trust
        variance = float(trusted @ trusted) / len(trusted) - float(trusted.mean()) ** 2
        scale = 0.0
        if variance > NO_VARIANCE:
            squares = shares * shares
            own = float(squares.take(liked.at) @ liked.values**2)
            agree = agreement(float(mean @ mean), own, float(squares.sum()))
            scale = weight * self.weight * agree / math.sqrt(variance)
        of_likes = self.in_columns(liked._replace(values=weighed * scale), len(rows), tags)
        return TagsPull(self, tags, of_likes, products * np.float32(scale))

    def shared(self, ones: Rows, others: Rows) -> npt.NDArray[np.bool_]:
        """Tell which films have a tag in common: ones x others."""
        has = np.zeros((len(ones), self.tag_count))
        own, theirs = self.by_film.entries(ones), self.by_film.entries(others)
        has[own.at, own.columns] = 1
        found = [np.bincount(theirs.at, each.take(theirs.columns), len(others)) for each in has]
        return np.array(found) > 0

    def in_columns(self, entries: Entries, rows: int, tags: Rows) -> Floats:
        """Return entries as a table of some rows and some tags."""
        place_of = np.full(self.tag_count, -1)
        place_of[tags] = np.arange(len(tags))
        places = place_of.take(entries.columns)
        kept = (places >= 0).nonzero()[0]
        table = np.zeros((rows, len(tags)))
        table[entries.at.take(kept), places.take(kept)] = entries.values.take(kept)
        return table

    def _products(self, tags: Rows, vector: Floats) -> Factors:
        """Return the products of all films' vectors with another one, in some tags."""
        having = self.by_tag.entries(tags)
        values = having.values * vector.take(tags).take(having.at)
        return _sums(having.columns, values, len(self.trust)).astype(np.float32)


class TagsPull(NamedTuple):
    """What likes have in common in their tags.

    `weighed` holds what each of the `tags` counts for each like, `of_films` what is added to each
    film.
    """

    by: Tags
    tags: Rows
    weighed: Floats
    of_films: Factors

    @property
    def highest(self) -> float:
        """The most that is added to a film."""
        return float(self.of_films.max())

    def added(self, start: int, stop: int) -> Factors:
        """Return what is added to the films of some rows."""
        return self.of_films[start:stop]

    def parts(self, films: Rows) -> Factors:
        """Return what each like adds: films x likes."""
        vectors = self.by.in_columns(self.by.by_film.entries(films), len(films), self.tags)
        return (vectors @ self.weighed.T).astype(np.float32)


def _sums(columns: Rows, values: Floats, count: int) -> Floats:
    return np.bincount(columns, values, count).astype(np.float64, copy=False)


def _telling(liked: Entries, likes: int, mean: Floats) -> Rows:
    """Return the tags of several likes that say most."""
    # Tags of one like alone are its own affair, unless it is the only one.
    tags = (np.bincount(liked.columns, minlength=len(mean)) >= min(likes, 2)).nonzero()[0]
    return tags[np.argsort(-mean[tags], kind="stable")[:_MOST_TAGS]]


def tags_of(movies: Sequence[Movie], popularity: npt.NDArray[np.int64]) -> Tags | None:
    """Return the films' tags, each weighed by its rarity, or None where the set has none."""
    columns: dict[str, int] = {}
    of_each = [
        [columns.setdefault(tag_key(tag), len(columns)) for tag in movie.tags] for movie in movies
    ]
    if not columns:
        return None
    counts = np.fromiter(map(len, of_each), np.int64, len(of_each))
    tags = np.fromiter(chain.from_iterable(of_each), np.int32, int(counts.sum()))
    tagged = max(int((counts > 0).sum()), 1)
    # A tag on every tagged film still says a little: no length is zero.
    rarity = np.log((1 + tagged) / np.bincount(tags, minlength=len(columns)))
    films = np.repeat(np.arange(len(counts)), counts)
    lengths = np.sqrt(np.bincount(films, rarity[tags] ** 2, len(counts)))
    values = rarity[tags] / lengths[films]
    starts = np.concatenate([[0], np.cumsum(counts)])
    by_film = csr_matrix((values, tags, starts), shape=(len(movies), len(columns)))
    by_tag = by_film.T.tocsr()
    return Tags(SparseRows.of(by_film), SparseRows.of(by_tag), trust(popularity))
