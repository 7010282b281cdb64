"""The tags that people gave films: an aspect in which each film has a vector of its own."""

import math
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_matrix, csr_matrix

from recommender.data.catalogue import Movie
from recommender.data.tags import tag_key
from recommender.model.aspect import NO_VARIANCE, Factors, Rows, agreement, trust

# Of so many tags that likes have in common at most.
_MOST_TAGS = 12

Floats = npt.NDArray[np.float64]


class Tags(NamedTuple):
    """Films by their tags: `by_film` (films x tags) and `by_tag`, the same by columns."""

    by_film: csr_matrix
    by_tag: csc_matrix
    trust: Factors
    weight: float = 1.0

    def near(self, row: int) -> Factors:
        """Return the cosines of all films' vectors with those of one film, times the weight."""
        own = self.by_film[[row]]
        vector = own.toarray()[0]
        return self._products(_telling(own, vector), vector) * np.float32(self.weight)

    def pull(self, rows: Rows, shares: Factors, weight: float) -> "TagsPull":
        """Let what likes have in common count as much as they agree in it.

        That is the tags of several of them that say most.
        """
        liked = self.by_film[rows]
        mean = shares @ liked
        tags = _telling(liked, mean)
        products = self._products(tags, mean)
        variance = float((products * self.trust).var())
        scale = 0.0
        if variance > NO_VARIANCE:
            scale = weight * self.weight * _agreement(liked, shares, mean) / math.sqrt(variance)
        weighed = liked[:, tags].toarray() * (shares[:, None] * scale)
        return TagsPull(self, tags, weighed, products * np.float32(scale))

    def shared(self, ones: Rows, others: Rows) -> npt.NDArray[np.bool_]:
        """Tell which films have a tag in common: ones x others."""
        products = self.by_film[ones] @ self.by_film[others].T
        return np.asarray(products.toarray() > 0)

    def _products(self, tags: Rows, vector: Floats) -> Factors:
        """Return the products of all films' vectors with another one, in some tags."""
        return np.asarray(self.by_tag[:, tags] @ vector[tags], np.float32)


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
        vectors = self.by.by_film[films][:, self.tags].toarray()
        found: Factors = (vectors @ self.weighed.T).astype(np.float32)
        return found


def _telling(liked: csr_matrix, mean: Floats) -> Rows:
    """Return the tags of several likes that say most."""
    # Tags of one like alone are its own affair, unless it is the only one.
    several = min(liked.shape[0], 2)
    tags = np.flatnonzero(np.bincount(liked.indices, minlength=len(mean)) >= several)
    return tags[np.argsort(-mean[tags], kind="stable")[:_MOST_TAGS]]


def _agreement(liked: csr_matrix, shares: Factors, mean: Floats) -> float:
    squares = shares * shares
    own = float(squares @ np.asarray(liked.multiply(liked).sum(axis=1)).ravel())
    return agreement(float(mean @ mean), own, float(squares.sum()))


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
    return Tags(by_film, by_film.tocsc(), trust(popularity))
