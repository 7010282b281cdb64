"""Genres and the time that films come from: aspects in which many films have the same vector."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.linalg import block_diag

from recommender.arrays import Counts, Factors, Floats, Rows
from recommender.data.catalogue import Movie, genre_key
from recommender.model.content.aspect import NO_VARIANCE, Trust, agreement, sharpen

# Rare genres say more; how rare one is shows among so many best-known films.
_BEST_KNOWN = 1000
# A genre or decade that none of these has is as rare as if one had it.
_RAREST = 1 / _BEST_KNOWN
# Decades blend: films 8 years apart are still of one time.
_YEARS_OF_AN_ERA = 8.0
_DECADES = np.arange(1895, 2035, 10)
# Nothing is left of what is smaller: processors multiply numbers near 1e-40 ten times slower.
_LEAST_OF_ERA = 1e-9
# What the era counts beside the genres: docs/development/tuning.md tells who chose it.
_WEIGHTS = (1.0, 0.5)
# A film with many genres offers less of each: by this power of its vector's length. Chosen on
# validation people: docs/development/tuning.md.
_SHORTENED = 0.5


class GenreEra(NamedTuple):
    """Genres and era: many films share a combination of genres, and many a year.

    `vectors` holds once what films have of both side by side, the era in the columns from `split`
    on, and `vector_of` says which row is a film's. `offered` is what films offer to those who ask
    for it; `blocks` has it for all combinations of genres and below them all years, with zeros in
    each other's columns. `parts` tells where both begin, and `genres_of` and `era_of` say which
    rows are a film's. `votes` (combinations x genres) has each film's one vote, split evenly
    between its genres. `known` (rows of `vectors` x aspects and 1) is 1 where a vector is not zero,
    and in its last column. `covariance` is that of what films offer times their trust, each aspect
    for itself, and `aspect_of` tells the aspect of each column.
    """

    trust: Trust
    vectors: Factors
    vector_of: Rows
    split: int
    offered: Factors
    blocks: Factors
    genres_of: Rows
    era_of: Rows
    parts: Rows
    votes: Factors
    known: Factors
    covariance: Factors
    aspect_of: Rows

    @property
    def weight(self) -> float:
        """What they count together, beside the genres' 1."""
        return sum(_WEIGHTS)

    def near(self, row: int) -> Factors:
        """Return the cosines of all films' vectors with those of one film, times the weights."""
        own = self.vectors[self.vector_of[row]] * np.array(_WEIGHTS, np.float32)[self.aspect_of]
        cosines: Factors = self.vectors @ own
        return cosines.take(self.vector_of)

    def likeness(self, people: Sequence[Rows]) -> float:
        """Return how alike the likes of several people are, from 0 to 1; of one they are alike.

        That is the mean product of two people's mean vectors, beside that of one with itself.
        """
        means = np.stack(
            [self.vectors.take(self.vector_of.take(rows), axis=0).mean(axis=0) for rows in people]
        )
        means *= np.sqrt(np.array(_WEIGHTS, np.float32))[self.aspect_of]
        products = means @ means.T
        own = float(products.trace())
        pairs = max(len(people) - 1, 1)
        return float(products.sum() - own) / (own * pairs) if own > 0 and len(people) > 1 else 1.0

    def pull(self, rows: Rows, shares: Factors, weight: float) -> "GenreEraPull":
        """Let what likes have in common count as much as they agree in it (`sharpen`)."""
        of_likes = self.vector_of.take(rows)
        liked = self.vectors.take(of_likes, axis=0)
        mean = shares.dot(liked)
        *own, alike = (shares * shares).dot(self.known.take(of_likes, axis=0)).tolist()
        split = self.split
        squared = [float(part.dot(part)) for part in (mean[:split], mean[split:])]
        agree = [agreement(length, met, alike) for length, met in zip(squared, own, strict=True)]
        by_column = mean.copy()
        sharpen(by_column[:split], agree[0], squared[0])
        # Stressed times would serve people who have just come worse.
        by_column[split:] = 1
        mean *= by_column
        turned = self.covariance.dot(mean)
        variances = [
            float(mean[:split].dot(turned[:split])),
            float(mean[split:].dot(turned[split:])),
        ]
        scales = [
            weight * share * agrees / math.sqrt(variance) if variance > NO_VARIANCE else 0.0
            for share, agrees, variance in zip(_WEIGHTS, agree, variances, strict=True)
        ]
        scale = np.array(scales, np.float32).take(self.aspect_of)
        by_column *= scale
        mean *= scale
        return GenreEraPull(self, liked, by_column, self.blocks.dot(mean), agree[0])

    def votes_of(self, films: Rows) -> Factors:
        """Return the votes of films: films x genres."""
        return self.votes.take(self.genres_of.take(films), axis=0)


class GenreEraPull(NamedTuple):
    """What likes have in common in genres and era.

    `liked` holds their vectors, `scales` what each column counts, and `of_blocks` what is added for
    each combination of genres and for each year; `agreement` is how far likes agree in their
    genres.
    """

    genre_era: GenreEra
    liked: Factors
    scales: Factors
    of_blocks: Factors
    agreement: float

    def highest(self, start: int) -> float:
        """Return the most that is added to a film from a row on."""
        its = self.genre_era
        of_genres, of_eras = np.maximum.reduceat(self.of_blocks, its.parts).tolist()
        return float(max(of_genres + of_eras, 0.0) * its.trust.highest.item(start))

    def add_to(self, scores: Factors, start: int) -> None:
        """Add to the scores of as many films from a row on."""
        stop = start + len(scores)
        added = self.of_blocks.take(self.genre_era.genres_of[start:stop])
        added += self.of_blocks.take(self.genre_era.era_of[start:stop])
        added *= self.genre_era.trust.of_each[start:stop]
        scores += added

    def products(self, films: Rows) -> Factors:
        """Return what a share of 1 of each like adds to films fully trusted: films x likes."""
        offered = self.genre_era.offered.take(self.genre_era.vector_of.take(films), axis=0)
        offered *= self.scales
        products: Factors = offered.dot(self.liked.T)
        return products


class _Table(NamedTuple):
    """One aspect: its vectors once each, what films with them offer, and which are not zero.

    `vector_of` says which are a film's, and `covariance` is that of what films offer.
    """

    vectors: Floats
    offered: Floats
    known: Floats
    vector_of: Rows
    covariance: Floats


def genre_era_of(movies: Sequence[Movie], popularity: Counts, trust: Trust) -> GenreEra:
    """Describe films, in their order; `popularity` counts the people who like each."""
    having, genres_of = _genres(movies)
    genres = _table(having, genres_of, popularity, trust.of_each.astype(np.float64))
    eras = _table(*_eras(movies), popularity, trust.of_each.astype(np.float64))
    combinations, years = len(genres.vectors), len(eras.vectors)
    pairs, pair_of = np.unique(genres.vector_of * years + eras.vector_of, return_inverse=True)
    its_genres, its_era = np.divmod(pairs, max(years, 1))
    widths, ones = (genres.vectors.shape[1], eras.vectors.shape[1]), np.ones(len(pairs))
    return GenreEra(
        trust,
        np.hstack([genres.vectors[its_genres], eras.vectors[its_era]]).astype(np.float32),
        pair_of.reshape(-1).astype(np.int64),
        widths[0],
        np.hstack([genres.offered[its_genres], eras.offered[its_era]]).astype(np.float32),
        block_diag(genres.offered, eras.offered).astype(np.float32),
        genres.vector_of,
        eras.vector_of + combinations,
        np.array([0, combinations]),
        (having / np.maximum(having.sum(axis=1, keepdims=True), 1)).astype(np.float32),
        np.stack([genres.known[its_genres], eras.known[its_era], ones], axis=1).astype(np.float32),
        block_diag(genres.covariance, eras.covariance).astype(np.float32),
        np.repeat(np.arange(len(widths)), widths),
    )


def _table(table: Floats, vector_of: Rows, popularity: Counts, trusted: Floats) -> _Table:
    """Weigh the columns by their rarity, and make each row one long.

    What films offer is shortened less, so that a genre counts nearly as much beside others.
    """
    best_known = np.argsort(-popularity, kind="stable")[:_BEST_KNOWN]
    counts = np.bincount(vector_of[best_known], minlength=len(table))
    shares = counts @ table / max(float(counts.sum()), 1.0)
    weighed = table * -np.log(np.clip(shares, _RAREST, 1.0))
    lengths = np.linalg.norm(weighed, axis=1, keepdims=True)
    known = (lengths.ravel() > 0).astype(np.float64)
    lengths[lengths == 0] = 1
    offered: Floats = weighed / lengths**_SHORTENED
    mean = np.bincount(vector_of, trusted, len(table)) @ offered / max(len(vector_of), 1)
    squares = np.bincount(vector_of, trusted**2, len(table)) / max(len(vector_of), 1)
    covariance = (offered.T * squares) @ offered - np.outer(mean, mean)
    return _Table(weighed / lengths, offered, known, vector_of, covariance)


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
    table[table < _LEAST_OF_ERA] = 0
    table /= np.maximum(table.sum(axis=1, keepdims=True), 1e-9)
    return table, row_of.astype(np.int64).reshape(-1)
