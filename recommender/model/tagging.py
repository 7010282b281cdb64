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
from recommender.model.aspect import NO_VARIANCE, Factors, Rows, Trust, agreement, stress

# Of so many tags that likes have in common at most.
_MOST_TAGS = 12
# Likes that agree less than this in their tags are of all kinds: what they share would change no
# list, as validation people of ml-latest-small show, and cost each list of theirs an eighth.
_LEAST_AGREEMENT = 0.01

Floats = npt.NDArray[np.float64]


class Entries(NamedTuple):
    """What some rows of a sparse matrix hold, row by row: how much, the columns and the values."""

    counts: Rows
    columns: Rows
    values: Floats


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

    def columns_of(self, row: int) -> Rows:
        """Return the columns of one row."""
        start = int(self.starts[row])
        return self.columns[start : start + int(self.counts[row])]

    def entries(self, rows: Rows) -> Entries:
        """Return what some rows hold, row by row."""
        counts = self.counts.take(rows)
        before = counts.cumsum()
        before -= counts
        places = (self.starts.take(rows) - before).repeat(counts)
        places += np.arange(len(places))
        return Entries(counts, self.columns.take(places), self.values.take(places))


class Tags(NamedTuple):
    """Films by their tags: `by_film` is films x tags, `by_tag` tags x films."""

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
        vector = _sums(own.columns, own.values, self.tag_count)
        tags = _telling(own.columns, vector)
        having, products = self._products(tags, vector.take(tags))
        cosines = _sums(having.columns, products, len(self.by_film.starts))
        return (cosines * self.weight).astype(np.float32)

    def pull(self, rows: Rows, shares: Factors, weight: float) -> "TagsPull | None":
        """Let what likes have in common count as much as they agree in it; None where that is not.

        That is the tags of several of them that say most, stressed as genres are.
        """
        liked = self.by_film.entries(rows)
        tags = _shared(liked, self.tag_count)
        if not len(tags):
            return None
        weighed = liked.values * shares.repeat(liked.counts)
        mean = _sums(liked.columns, weighed, self.tag_count)
        # A film's vector is one long, or nothing.
        tagged = shares.compress(liked.counts > 0)
        own, squared = float(tagged.dot(tagged)), float(mean.dot(mean))
        agree = agreement(squared, own, float(shares.dot(shares)))
        if agree < _LEAST_AGREEMENT:
            return None
        tags = _telling(tags, mean)
        by_tag = mean.take(tags)
        stress(by_tag, agree, squared)
        having, products = self._products(tags, by_tag * mean.take(tags))
        products *= self.trust.of_each.take(having.columns)
        films = len(self.by_film.starts)
        of_films = _sums(having.columns, products, films)
        mean_of_films = float(np.add.reduce(products)) / films
        variance = float(of_films.dot(of_films)) / films - mean_of_films**2
        if variance <= NO_VARIANCE:
            return None
        scale = weight * self.weight * agree / math.sqrt(variance)
        return TagsPull(by_tag * scale, having, rows, scale, of_films)

    def shared(self, ones: Rows, others: Rows) -> npt.NDArray[np.bool_]:
        """Tell which films have a tag in common: ones x others."""
        found = np.zeros((len(ones), len(self.by_film.starts)), bool)
        for its, row in zip(found, ones.tolist(), strict=True):
            its[self.by_tag.entries(self.by_film.columns_of(row)).columns] = True
        return found.take(others, axis=1)

    def _products(self, tags: Rows, vector: Floats) -> tuple[Entries, Floats]:
        """Return the films that have some tags, and what each adds to products with a vector.

        The vector has an entry for each of these tags.
        """
        having = self.by_tag.entries(tags)
        return having, having.values * vector.repeat(having.counts)


class TagsPull(NamedTuple):
    """What likes have in common in their tags.

    `scales` is what each tag counts, the films `having` them come tag by tag, and the `liked` are
    rows of films. `of_films` is what each film has of the tags, as far as it is trusted; `scale`
    times that is what is added.
    """

    scales: Floats
    having: Entries
    liked: Rows
    scale: float
    of_films: Floats

    def highest(self, start: int) -> float:
        """Return the most that is added to a film from a row on."""
        return self.scale * float(np.maximum.reduce(self.of_films[start:]))

    def added(self, start: int, stop: int) -> Factors:
        """Return what is added to the films of some rows."""
        return (self.of_films[start:stop] * self.scale).astype(np.float32)

    def products(self, films: Rows) -> Factors:
        """Return what a share of 1 of each like adds to films fully trusted: films x likes."""
        likes, width = len(self.liked), 1 + len(films) + len(self.liked)
        # All other films share the first place.
        place_of = np.zeros(len(self.of_films), np.int64)
        place_of.put(np.concatenate([films, self.liked]), np.arange(1, width))
        tags = len(self.scales)
        places = np.arange(0, tags * width, width).repeat(self.having.counts)
        places += place_of.take(self.having.columns)
        sums = _sums(places, self.having.values, tags * width).reshape(-1, width)
        counting = sums.take(place_of.take(films), axis=1).T * self.scales
        products: Floats = counting.dot(sums[:, -likes:])
        return products.astype(np.float32)


def _sums(places: Rows, values: Floats, size: int) -> Floats:
    """Add up what belongs to each of so many places."""
    return np.bincount(places, values, size).astype(np.float64, copy=False)


def _shared(liked: Entries, tag_count: int) -> Rows:
    """Return the tags that several likes have."""
    # Tags of one like alone are its own affair, unless it is the only one.
    least = min(len(liked.counts), 2)
    shared: Rows = (np.bincount(liked.columns, minlength=tag_count) >= least).nonzero()[0]
    return shared


def _telling(tags: Rows, mean: Floats) -> Rows:
    """Return those of some tags that say most."""
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
    return Tags(SparseRows.of(by_film), SparseRows.of(by_film.T.tocsr()), trust)
