"""Genres and era of films: two aspects in which many films have the same vector."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.linalg import block_diag

from recommender.arrays import Counts, Factors, Floats, Rows
from recommender.data.catalogue import Movie, genre_key
from recommender.model.content.aspect import NO_VARIANCE, Trust, agreement, sharpen

# Rare genres weigh more (inverse frequency); this many of the best-known films are counted.
_BEST_KNOWN = 1000
# A genre or decade that none of these has is as rare as if one had it.
_RAREST = 1 / _BEST_KNOWN
# A film's year counts for all decades, by a normal distribution with this standard deviation.
_YEARS_OF_AN_ERA = 8.0
_DECADES = np.arange(1895, 2035, 10)
# Smaller numbers become 0: processors multiply numbers near 1e-40 ten times slower.
_LEAST_OF_ERA = 1e-9
# The weights of genres and era. How they were chosen: docs/development/tuning.md.
_WEIGHTS = (1.0, 0.5)
# Vectors by which films gain are divided by only this power of their length, so that a film of many
# genres gains nearly as much by each. Chosen on validation people: docs/development/tuning.md.
_DAMPING = 0.5


class GenreEra(NamedTuple):
    """Genres and era of all films, each combination of both kept once.

    `vectors` (pairs of a combination of genres and a year x columns) has the genres and, from the
    column `split` on, the era, both of length 1 or 0; `vector_of` is the row of each film. `damped`
    has the vectors by which films gain, longer for films of many genres. `blocks` is block
    diagonal, the damped genres of each combination and below them the damped era of each year:
    `parts` has the first rows of both, `genres_of` and `era_of` the two rows of each film.

    `votes` (combinations x genres) splits one vote evenly between a film's genres. `known` (rows of
    `vectors` x 3) is 1 where the genres and the era are known, and in the last column.
    `covariance` (columns x columns, 0 between the aspects) is that of all films' damped vectors
    times their trust. `aspect_of` is 0 for the columns of genres and 1 for those of the era.
    """

    trust: Trust
    vectors: Factors
    vector_of: Rows
    split: int
    damped: Factors
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
        """The weight of both aspects together; that of genres alone is 1."""
        return sum(_WEIGHTS)

    def near(self, row: int) -> Factors:
        """Return the cosines of all films' vectors with those of one film, times the weights."""
        own = self.vectors[self.vector_of[row]] * np.array(_WEIGHTS, np.float32)[self.aspect_of]
        cosines: Factors = self.vectors @ own
        return cosines.take(self.vector_of)

    def likeness(self, people: Sequence[Rows]) -> float:
        """Return how alike several people's likes are in genres and era, from 0 to 1.

        That is the mean product of two people's mean vectors over the mean product of each with
        itself; 1 for a single person.
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
        """Return what films gain by what the likes share, as far as the likes agree in it."""
        of_likes = self.vector_of.take(rows)
        liked = self.vectors.take(of_likes, axis=0)
        mean = shares.dot(liked)
        *own, alike = (shares * shares).dot(self.known.take(of_likes, axis=0)).tolist()
        split = self.split
        squared = [float(part.dot(part)) for part in (mean[:split], mean[split:])]
        agree = [agreement(length, met, alike) for length, met in zip(squared, own, strict=True)]
        weights = mean.copy()
        sharpen(weights[:split], agree[0], squared[0])
        # Sharpening the era, too, made the lists of newcomers worse.
        weights[split:] = 1
        mean *= weights
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
        weights *= scale
        mean *= scale
        return GenreEraPull(self, liked, weights, self.blocks.dot(mean), agree[0])

    def votes_of(self, films: Rows) -> Factors:
        """Return the votes of some films for their genres: films x genres."""
        return self.votes.take(self.genres_of.take(films), axis=0)


class GenreEraPull(NamedTuple):
    """What films gain by the genres and the era that likes share.

    `liked` has the likes' vectors (likes x columns), `scales` the weight of each column, and
    `of_blocks` what each combination of genres and each year adds to a film. `agreement` is how far
    the likes agree in genres, from 0 to 1.
    """

    genre_era: GenreEra
    liked: Factors
    scales: Factors
    of_blocks: Factors
    agreement: float

    def highest(self, start: int) -> float:
        """Return the most that any film from row `start` on gains."""
        its = self.genre_era
        of_genres, of_eras = np.maximum.reduceat(self.of_blocks, its.parts).tolist()
        return float(max(of_genres + of_eras, 0.0) * its.trust.highest.item(start))

    def add_to(self, scores: Factors, start: int) -> None:
        """Add the gains to `scores`, those of the films from row `start` on."""
        stop = start + len(scores)
        added = self.of_blocks.take(self.genre_era.genres_of[start:stop])
        added += self.of_blocks.take(self.genre_era.era_of[start:stop])
        added *= self.genre_era.trust.of_each[start:stop]
        scores += added

    def products(self, films: Rows) -> Factors:
        """Return what each like adds per share of 1 and trust of 1: films x likes."""
        damped = self.genre_era.damped.take(self.genre_era.vector_of.take(films), axis=0)
        damped *= self.scales
        products: Factors = damped.dot(self.liked.T)
        return products


class _Table(NamedTuple):
    """One aspect: its distinct vectors, the row of each film, and what `GenreEra` has of both."""

    vectors: Floats
    damped: Floats
    known: Floats
    vector_of: Rows
    covariance: Floats


def genre_era_of(movies: Sequence[Movie], popularity: Counts, trust: Trust) -> GenreEra:
    """Read genres and years of films, in their order; `popularity` counts who likes each."""
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
        np.hstack([genres.damped[its_genres], eras.damped[its_era]]).astype(np.float32),
        block_diag(genres.damped, eras.damped).astype(np.float32),
        genres.vector_of,
        eras.vector_of + combinations,
        np.array([0, combinations]),
        (having / np.maximum(having.sum(axis=1, keepdims=True), 1)).astype(np.float32),
        np.stack([genres.known[its_genres], eras.known[its_era], ones], axis=1).astype(np.float32),
        block_diag(genres.covariance, eras.covariance).astype(np.float32),
        np.repeat(np.arange(len(widths)), widths),
    )


def _table(table: Floats, vector_of: Rows, popularity: Counts, trusted: Floats) -> _Table:
    """Weigh the columns of an aspect by their rarity and normalise its rows.

    `table` (rows x columns) has each distinct row once, `vector_of` the row of each film, and
    `trusted` the films' trust.
    """
    best_known = np.argsort(-popularity, kind="stable")[:_BEST_KNOWN]
    counts = np.bincount(vector_of[best_known], minlength=len(table))
    shares = counts @ table / max(float(counts.sum()), 1.0)
    weighed = table * -np.log(np.clip(shares, _RAREST, 1.0))
    lengths = np.linalg.norm(weighed, axis=1, keepdims=True)
    known = (lengths.ravel() > 0).astype(np.float64)
    lengths[lengths == 0] = 1
    damped: Floats = weighed / lengths**_DAMPING
    mean = np.bincount(vector_of, trusted, len(table)) @ damped / max(len(vector_of), 1)
    squares = np.bincount(vector_of, trusted**2, len(table)) / max(len(vector_of), 1)
    covariance = (damped.T * squares) @ damped - np.outer(mean, mean)
    return _Table(weighed / lengths, damped, known, vector_of, covariance)


def _genres(movies: Sequence[Movie]) -> tuple[Floats, Rows]:
    """Return combinations x genres with ones, and the combination of each film."""
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
    """Return years x decades, each row adding up to 1 or 0, and the row of each film's year."""
    years, row_of = np.unique([movie.year or 0 for movie in movies], return_inverse=True)
    distances = (years[:, None] - _DECADES) / _YEARS_OF_AN_ERA
    table = np.exp(-0.5 * distances**2)
    table[years == 0] = 0
    table[table < _LEAST_OF_ERA] = 0
    table /= np.maximum(table.sum(axis=1, keepdims=True), 1e-9)
    return table, row_of.astype(np.int64).reshape(-1)
