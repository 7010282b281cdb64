"""What films have in common beside who likes them: genres and the time they come from.

Each aspect gives a film a vector of length 1, or zero where nothing is known. What a person's
likes share counts the more, the more these vectors agree: five westerns ask for westerns, a mixed
profile for nothing of the kind.
"""

import math
from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_matrix, csr_matrix

from recommender.data.catalogue import Movie, genre_key
from recommender.data.tags import tag_key

# Rare genres say more; how rare one is shows among so many best-known films.
_BEST_KNOWN = 1000
# A genre or decade that none of these has is as rare as if one had it.
_RAREST = 1 / _BEST_KNOWN
# Decades blend: films 8 years apart are still of one time.
_YEARS_OF_AN_ERA = 8.0
_DECADES = np.arange(1895, 2035, 10)
# What the era counts beside the genres: docs/evaluation.md tells who chose it.
_ERA_WEIGHT = 0.5
# What tags count beside the genres, and of how many tags at most.
_TAG_WEIGHT = 1.0
_MOST_TAGS = 12
# Likes agree this much before anything is known, and that counts as much as so many further likes.
# Chosen on validation people over time, whom a stronger focus on their first likes misleads.
_USUAL_AGREEMENT = 0.1
_DOUBT = 1.0
# Of a film that few people like too little is known to follow its genres: n likes count
# n / (n + 5); 2 to 10 instead of 5 do as well.
_TRUSTED_LIKES = 5.0

Floats = npt.NDArray[np.float64]
Factors = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]


class Common(NamedTuple):
    """What some likes share in one aspect.

    `agreement` is the mean cosine of two different likes, as far as their number tells.
    `of_vectors` holds the product of the likes' mean vector with each vector that films have,
    `vector_of` which one is a film's (None: each has its own). `deviation` is the standard
    deviation of all films' products times their trust, and `parts` gives each like's part of a
    film's product.
    """

    agreement: float
    deviation: float
    of_vectors: Factors
    vector_of: Rows | None
    parts: Callable[[int], Floats]


class Aspect(Protocol):
    """One way in which films are alike; `weight` is its share beside the genres'."""

    @property
    def weight(self) -> float:
        """Its share beside the genres'."""

    def common(self, rows: Rows, shares: Factors) -> Common:
        """Return what likes have in common, each counted with its share of 1."""


class TableAspect(NamedTuple):
    """An aspect in which many films have the same vector, such as their combination of genres.

    `vectors` holds each vector once, `vector_of` says which one is a film's, `known` which ones
    are not zero (1), and `covariance` is that of all films' vectors times their trust.
    """

    vectors: Factors
    vector_of: Rows
    known: Factors
    covariance: Factors
    weight: float

    def cosines(self, some: Rows, others: Rows) -> Floats:
        """Return how alike films of some rows and of others are: some x others."""
        left = self.vectors.take(self.vector_of.take(some), axis=0)
        right = self.vectors.take(self.vector_of.take(others), axis=0)
        found: Floats = (left @ right.T).astype(np.float64)
        return found

    def common(self, rows: Rows, shares: Factors) -> Common:
        """Return what likes have in common."""
        of_likes = self.vector_of.take(rows)
        liked = self.vectors.take(of_likes, axis=0)
        mean = shares @ liked
        own = float((shares * shares) @ self.known.take(of_likes))
        deviation = math.sqrt(max(float(mean @ (self.covariance @ mean)), 0.0))
        of_vectors = self.vectors @ mean

        def parts(row: int) -> Floats:
            found: Floats = shares * (liked @ self.vectors[self.vector_of[row]]).astype(np.float64)
            return found

        agreement = _agreement(float(mean @ mean), own, shares)
        return Common(agreement, deviation, of_vectors, self.vector_of, parts)


class TagAspect(NamedTuple):
    """Films by their tags: `by_film` (films x tags) and `by_tag`, the same by columns."""

    by_film: csr_matrix
    by_tag: csc_matrix
    trust: Factors
    weight: float

    def common(self, rows: Rows, shares: Factors) -> Common:
        """Return what likes have in common: the tags of several of them that say most."""
        liked = self.by_film[rows]
        mean = shares @ liked
        own = float(shares**2 @ np.asarray(liked.multiply(liked).sum(axis=1)).ravel())
        # Tags of one like alone are its own affair, unless it is the only one.
        tags = np.flatnonzero(np.bincount(liked.indices, minlength=len(mean)) >= min(len(rows), 2))
        tags = tags[np.argsort(-mean[tags], kind="stable")[:_MOST_TAGS]]
        of_films = np.asarray(self.by_tag[:, tags] @ mean[tags], np.float32)

        def parts(row: int) -> Floats:
            found: Floats = shares * (liked[:, tags] @ self.by_film[row, tags].toarray()[0])
            return found

        agreement = _agreement(float(mean @ mean), own, shares)
        deviation = float((of_films * self.trust).std())
        return Common(agreement, deviation, of_films, None, parts)


def _agreement(squared: float, own: float, shares: Factors) -> float:
    """Take the likes' agreement with themselves out of the squared length of their mean.

    What is left, the mean cosine of two different likes, is drawn to what is usual, as few likes
    may agree by chance.
    """
    alike = float(shares @ shares)
    others = 1 - alike
    agreement = max(squared - own, 0.0) / others if others > 1e-9 else 0.0
    pairs = max(1 / alike - 1, 0.0)
    return (pairs * agreement + _DOUBT * _USUAL_AGREEMENT) / (pairs + _DOUBT)


def trust(popularity: npt.NDArray[np.int64]) -> Factors:
    """How far a film may follow its genres and era, from how many people like it."""
    return (popularity / (popularity + _TRUSTED_LIKES)).astype(np.float32)


def aspects_of(movies: Sequence[Movie], popularity: npt.NDArray[np.int64]) -> tuple[Aspect, ...]:
    """Describe the films, in their order; `popularity` counts the people who like each."""
    tags = _tags(movies, popularity)
    best_known = np.argsort(-popularity, kind="stable")[:_BEST_KNOWN]
    return (
        _aspect(*_genres(movies), popularity, best_known, 1.0),
        _aspect(*_eras(movies), popularity, best_known, _ERA_WEIGHT),
        *([tags] if tags else []),
    )


def _aspect(
    table: Floats,
    vector_of: Rows,
    popularity: npt.NDArray[np.int64],
    best_known: Rows,
    weight: float,
) -> TableAspect:
    """Weigh the columns of `table` by their rarity, and make each row one long."""
    counts = np.bincount(vector_of[best_known], minlength=len(table))
    shares = counts @ table / max(float(counts.sum()), 1.0)
    weighed = table * -np.log(np.clip(shares, _RAREST, 1.0))
    lengths = np.linalg.norm(weighed, axis=1, keepdims=True)
    vectors = weighed / np.where(lengths > 0, lengths, 1)
    trusted = trust(popularity).astype(np.float64)
    mean = np.bincount(vector_of, trusted, len(table)) @ vectors / max(len(vector_of), 1)
    squares = np.bincount(vector_of, trusted**2, len(table)) / max(len(vector_of), 1)
    covariance = (vectors.T * squares) @ vectors - np.outer(mean, mean)
    known = (lengths.ravel() > 0).astype(np.float32)
    rounded = covariance.astype(np.float32)
    return TableAspect(vectors.astype(np.float32), vector_of, known, rounded, weight)


def _genres(movies: Sequence[Movie]) -> tuple[Floats, Rows]:
    """Return a row for each combination of genres, and which one each film has."""
    # Thousands of films share a few hundred combinations.
    combinations: dict[tuple[str, ...], int] = {}
    row_of = [combinations.setdefault(movie.genres, len(combinations)) for movie in movies]
    keys = [{genre_key(genre) for genre in genres} for genres in combinations]
    columns = {key: column for column, key in enumerate(sorted(set().union(*keys)))}
    table = np.zeros((len(keys), len(columns)))
    for row, genres in enumerate(keys):
        table[row, [columns[key] for key in genres]] = 1
    return table, np.array(row_of, np.int64)


def _eras(movies: Sequence[Movie]) -> tuple[Floats, Rows]:
    """Return a row for each year, and which one each film has."""
    years, row_of = np.unique([movie.year or 0 for movie in movies], return_inverse=True)
    distances = (years[:, None] - _DECADES) / _YEARS_OF_AN_ERA
    table = np.exp(-0.5 * distances**2)
    table[years == 0] = 0
    table /= np.maximum(table.sum(axis=1, keepdims=True), 1e-9)
    return table, row_of.astype(np.int64).reshape(-1)


def _tags(movies: Sequence[Movie], popularity: npt.NDArray[np.int64]) -> TagAspect | None:
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
    return TagAspect(by_film, by_film.tocsc(), trust(popularity), _TAG_WEIGHT)
