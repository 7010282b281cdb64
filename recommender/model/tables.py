"""Genres and the time that films come from: aspects in which many films have the same vector."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.linalg import block_diag

from recommender.data.catalogue import Movie, genre_key
from recommender.model.aspect import NO_VARIANCE, Factors, Rows, agreement, trust

# Rare genres say more; how rare one is shows among so many best-known films.
_BEST_KNOWN = 1000
# A genre or decade that none of these has is as rare as if one had it.
_RAREST = 1 / _BEST_KNOWN
# Decades blend: films 8 years apart are still of one time.
_YEARS_OF_AN_ERA = 8.0
_DECADES = np.arange(1895, 2035, 10)
# What the era counts beside the genres: docs/evaluation.md tells who chose it.
_WEIGHTS = np.array([1.0, 0.5], np.float32)

Floats = npt.NDArray[np.float64]


class Tables(NamedTuple):
    """Genres and era side by side: what both ask of all films costs as much as of one.

    `vectors` holds once what films have, each aspect in the columns from its start in `starts` on,
    and `vector_of` says which row is a film's. `known` (rows x aspects) is 1 where a vector is not
    zero, `covariance` that of all films' vectors times their trust, each aspect for itself, and
    `aspect_of` tells the aspect of each column.
    """

    vectors: Factors
    vector_of: Rows
    starts: tuple[int, ...]
    known: Factors
    covariance: Factors
    aspect_of: Rows

    @property
    def weight(self) -> float:
        """What they count together, beside the genres' 1."""
        return float(_WEIGHTS.sum())

    def near(self, row: int) -> Factors:
        """Return the cosines of all films' vectors with those of one film, times the weights."""
        own = self.vectors[self.vector_of[row]] * _WEIGHTS.take(self.aspect_of)
        cosines: Factors = self.vectors @ own
        return cosines.take(self.vector_of)

    def likeness(self, people: Sequence[Rows]) -> float:
        """Return how alike the likes of several people are, from 0 to 1; of one they are alike.

        That is the mean product of two people's mean vectors, beside that of one with itself.
        """
        means = np.stack(
            [self.vectors.take(self.vector_of.take(rows), axis=0).mean(axis=0) for rows in people]
        )
        means *= np.sqrt(_WEIGHTS).take(self.aspect_of)
        products = means @ means.T
        own = float(products.trace())
        pairs = max(len(people) - 1, 1)
        return float(products.sum() - own) / (own * pairs) if own > 0 and len(people) > 1 else 1.0

    def pull(self, rows: Rows, shares: Factors, weight: float) -> "TablesPull":
        """Let what likes have in common count as much as they agree in it."""
        of_likes = self.vector_of.take(rows)
        liked = self.vectors.take(of_likes, axis=0)
        mean = shares @ liked
        squares = shares * shares
        alike = float(squares.sum())
        own = (squares @ self.known.take(of_likes, axis=0)).tolist()
        squared = np.add.reduceat(mean * mean, self.starts).tolist()
        variances = np.add.reduceat(mean * (self.covariance @ mean), self.starts).tolist()
        scales = [
            weight * agreement(length, met, alike) / math.sqrt(variance)
            if variance > NO_VARIANCE
            else 0.0
            for length, met, variance in zip(squared, own, variances, strict=True)
        ]
        by_column = (_WEIGHTS * np.array(scales, np.float32)).take(self.aspect_of)
        return TablesPull(self, liked, shares, by_column, self.vectors @ (mean * by_column))


class TablesPull(NamedTuple):
    """What likes have in common in genres and era.

    `liked` holds their vectors, `shares` what each like counts, `scales` what each column counts,
    and `of_vectors` what is added for each row of the tables.
    """

    tables: Tables
    liked: Factors
    shares: Factors
    scales: Factors
    of_vectors: Factors

    @property
    def highest(self) -> float:
        """The most that is added to a film."""
        return float(self.of_vectors.max())

    def added(self, start: int, stop: int) -> Factors:
        """Return what is added to the films of some rows."""
        return self.of_vectors.take(self.tables.vector_of[start:stop])

    def parts(self, films: Rows) -> Factors:
        """Return what each like adds: films x likes."""
        vectors = self.tables.vectors.take(self.tables.vector_of.take(films), axis=0)
        vectors *= self.scales
        products: Factors = vectors @ self.liked.T
        products *= self.shares
        return products


class _Table(NamedTuple):
    """One aspect: what its vectors are, which are not zero, and their covariance over all films."""

    vectors: Floats
    known: Floats
    covariance: Floats


def tables_of(movies: Sequence[Movie], popularity: npt.NDArray[np.int64]) -> Tables:
    """Describe films, in their order; `popularity` counts the people who like each."""
    genres, genres_of = _genres(movies)
    eras, era_of = _eras(movies)
    pairs, pair_of = np.unique(genres_of * len(eras) + era_of, return_inverse=True)
    by_genre, by_era = _table(genres, genres_of, popularity), _table(eras, era_of, popularity)
    its_genres, its_era = np.divmod(pairs, max(len(eras), 1))
    widths = genres.shape[1], eras.shape[1]
    return Tables(
        np.hstack([by_genre.vectors[its_genres], by_era.vectors[its_era]]).astype(np.float32),
        pair_of.reshape(-1).astype(np.int64),
        (0, widths[0]),
        np.stack([by_genre.known[its_genres], by_era.known[its_era]], axis=1).astype(np.float32),
        block_diag(by_genre.covariance, by_era.covariance).astype(np.float32),
        np.repeat(np.arange(len(widths)), widths),
    )


def _table(table: Floats, vector_of: Rows, popularity: npt.NDArray[np.int64]) -> _Table:
    """Weigh the columns by their rarity, and make each row one long."""
    best_known = np.argsort(-popularity, kind="stable")[:_BEST_KNOWN]
    counts = np.bincount(vector_of[best_known], minlength=len(table))
    shares = counts @ table / max(float(counts.sum()), 1.0)
    weighed = table * -np.log(np.clip(shares, _RAREST, 1.0))
    lengths = np.linalg.norm(weighed, axis=1, keepdims=True)
    vectors = weighed / np.where(lengths > 0, lengths, 1)
    trusted = trust(popularity).astype(np.float64)
    mean = np.bincount(vector_of, trusted, len(table)) @ vectors / max(len(vector_of), 1)
    squares = np.bincount(vector_of, trusted**2, len(table)) / max(len(vector_of), 1)
    covariance = (vectors.T * squares) @ vectors - np.outer(mean, mean)
    return _Table(vectors, (lengths.ravel() > 0).astype(np.float64), covariance)


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
