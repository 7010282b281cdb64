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
from recommender.model.aspect import NO_VARIANCE, Factors, Rows, Trust, agreement

# Of so many tags that likes have in common at most.
_MOST_TAGS = 12

Floats = npt.NDArray[np.float64]


class Entries(NamedTuple):
    """What some rows of a sparse matrix hold, row by row: how much, the columns and the values."""

    counts: Rows
    columns: Rows
    values: Floats

    @property
    def at(self) -> Rows:
        """The place of the row of each entry."""
        return np.arange(len(self.counts)).repeat(self.counts)


class SparseRows(NamedTuple):
    """A sparse matrix by rows: a few of them are read in a tenth of the time that scipy takes."""

    starts: Rows
    counts: Rows
    columns: Rows
    values: Floats

    @classmethod
    def of(cls, matrix: csr_matrix) -> "SparseRows":
        """Read a matrix of scipy's."""
        starts = matrix.indptr.astype(np.int64)
        return cls(starts[:-1], np.diff(starts), matrix.indices.astype(np.int64), matrix.data)

    def entries(self, rows: Rows) -> Entries:
        """Return what some rows hold, row by row."""
        counts = self.counts.take(rows)
        before = counts.cumsum()
        before -= counts
        places = (self.starts.take(rows) - before).repeat(counts)
        places += np.arange(len(places))
        return Entries(counts, self.columns.take(places), self.values.take(places))


class Tags(NamedTuple):
    """Films by their tags: `by_film` is films x tags, `by_tag` tags x films.

    The latter holds as much of each vector as the film is trusted.
    """

    by_film: SparseRows
    by_tag: SparseRows
    trust: Trust
    weight: float = 1.0

    @property
    def tag_count(self) -> int:
        """How many tags there are."""
        return len(self.by_tag.starts)

    def near(self, row: int) -> Factors:
        """Return the cosines of all films' vectors with those of one film, times the weight."""
        own = self.by_film.entries(np.array([row]))
        vector = self._sums(own.columns, own.values)
        having, products = self._products(_telling(own, vector), vector)
        trusted = np.bincount(having.columns, products, len(self.by_film.starts))
        return (trusted / self.trust.of_each * self.weight).astype(np.float32)

    def pull(self, rows: Rows, shares: Factors, weight: float) -> "TagsPull":
        """Let what likes have in common count as much as they agree in it.

        That is the tags of several of them that say most.
        """
        liked = self.by_film.entries(rows)
        weighed = liked.values * shares.repeat(liked.counts)
        mean = self._sums(liked.columns, weighed)
        tags = _telling(liked, mean)
        having, products = self._products(tags, mean)
        films = len(self.by_film.starts)
        of_films = np.bincount(having.columns, products, films).astype(np.float64, copy=False)
        variance = float(of_films.dot(of_films)) / films - (float(products.sum()) / films) ** 2
        scale = 0.0
        if variance > NO_VARIANCE:
            # A film's vector is one long, or nothing.
            own = float((shares * shares).dot(liked.counts > 0))
            agree = agreement(float(mean.dot(mean)), own, float(shares.dot(shares)))
            scale = weight * self.weight * agree / math.sqrt(variance)
        return TagsPull(self, tags, liked, weighed, scale, of_films)

    def shared(self, ones: Rows, others: Rows) -> npt.NDArray[np.bool_]:
        """Tell which films have a tag in common: ones x others."""
        own = self.by_film.entries(ones)
        if not len(own.columns):
            return np.zeros((len(ones), len(others)), bool)
        theirs = self.by_film.entries(others)
        has = np.zeros((len(ones), self.tag_count))
        has[own.at, own.columns] = 1
        at = theirs.at
        found = [np.bincount(at, each.take(theirs.columns), len(others)) for each in has]
        return np.array(found) > 0

    def _sums(self, tags: Rows, values: Floats) -> Floats:
        """Add up what belongs to each tag."""
        return np.bincount(tags, values, self.tag_count).astype(np.float64, copy=False)

    def _products(self, tags: Rows, vector: Floats) -> tuple[Entries, Floats]:
        """Return the films that have some tags, and what each adds to products with a vector."""
        having = self.by_tag.entries(tags)
        return having, having.values * vector.take(tags).repeat(having.counts)


class TagsPull(NamedTuple):
    """What likes have in common in their tags.

    The `tags` are those that count, `weighed` what the `liked` films have of all, and `of_films`
    what each film has of them, as far as it is trusted; `scale` times that is what is added.
    """

    by: Tags
    tags: Rows
    liked: Entries
    weighed: Floats
    scale: float
    of_films: Floats

    def highest(self, start: int) -> float:
        """Return the most that is added to a film from a row on."""
        return self.scale * float(self.of_films[start:].max())

    def added(self, start: int, stop: int) -> Factors:
        """Return what is added to the films of some rows."""
        return (self.of_films[start:stop] * self.scale).astype(np.float32)

    def parts(self, films: Rows) -> Factors:
        """Return what each like adds: films x likes."""
        place_of = np.full(self.by.tag_count, len(self.tags))
        place_of[self.tags] = np.arange(len(self.tags))
        theirs = self.by.by_film.entries(films)
        vectors = self._table(theirs, theirs.values, place_of)
        vectors *= self.by.trust.of_each.take(films)[:, None] * self.scale
        return (vectors @ self._table(self.liked, self.weighed, place_of).T).astype(np.float32)

    def _table(self, entries: Entries, values: Floats, place_of: Rows) -> Floats:
        """Return values as a table of rows and the tags that count."""
        rows, width = len(entries.counts), len(self.tags) + 1
        # The others fall into a last column.
        places = entries.at * width + place_of.take(entries.columns)
        table = np.bincount(places, values, rows * width).astype(np.float64, copy=False)
        return table.reshape(rows, width)[:, :-1]


def _telling(liked: Entries, mean: Floats) -> Rows:
    """Return the tags of several likes that say most."""
    # Tags of one like alone are its own affair, unless it is the only one.
    least = min(len(liked.counts), 2)
    tags = (np.bincount(liked.columns, minlength=len(mean)) >= least).nonzero()[0]
    return tags.take((-mean.take(tags)).argsort(kind="stable")[:_MOST_TAGS])


def tags_of(movies: Sequence[Movie], trust: Trust) -> Tags | None:
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
    by_tag.data *= trust.of_each.take(by_tag.indices)
    return Tags(SparseRows.of(by_film), SparseRows.of(by_tag), trust)
