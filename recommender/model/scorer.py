"""Scores of all movies for one person: factors, genres and what is popular of late."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.model.fold_in import FoldedIn, PlainFoldIn, PriorFoldIn
from recommender.model.serving import ServingParameters

Floats = npt.NDArray[np.float64]
Factors = npt.NDArray[np.float32]

# Dividing by popularity plus this share of the users keeps unknown movies from winning by it.
_POPULARITY_FLOOR = 0.05
# Above the rounding of 32-bit products.
_ROUNDING = 1.0001


class UserRepresentation(NamedTuple):
    """A person as the model sees them: folded-in likes, and what their genres add.

    A movie's score is its factors times `folded.vector` plus its side features times `side`;
    `side_scale` turns the mean genres of the likes into `side`. `of_genres` holds what each set
    of genres that movies have adds to a score.
    """

    folded: FoldedIn
    side: Factors
    side_scale: float
    of_genres: Factors
    adventure: float


@dataclass(frozen=True, eq=False)
class Scorer:
    """Scores movies by row; the arrays are those of `Model`."""

    item_factors: Factors
    side_features: Factors
    gram: Floats
    popularity: npt.NDArray[np.int64]
    users: int
    parameters: ServingParameters
    fold_in: PriorFoldIn | PlainFoldIn

    @cached_property
    def norms(self) -> Factors:
        """Lengths of the factors, falling: what bounds the scores of all later rows."""
        norms: Factors = np.linalg.norm(self.item_factors, axis=1)
        return norms

    @cached_property
    def _side_gram(self) -> Floats:
        """Covariance of the side features, and in its diagonal their variances."""
        side = self.side_features.astype(np.float64)
        centred = side - side.mean(axis=0)
        covariance: Floats = centred.T @ centred / max(len(side), 1)
        return covariance

    @cached_property
    def _highest_popularity(self) -> Factors:
        """The highest recent popularity from each row on."""
        return np.maximum.accumulate(self.side_features[::-1, 0])[::-1]

    @cached_property
    def _recent_popularity(self) -> Factors:
        return np.ascontiguousarray(self.side_features[:, 0])

    @cached_property
    def _genre_sets(self) -> tuple[Factors, npt.NDArray[np.int64]]:
        """The genre features that movies have, each set once, and the set of each movie."""
        sets, set_of = np.unique(self.side_features[:, 1:], axis=0, return_inverse=True)
        return sets, set_of.reshape(-1)

    @cached_property
    def _covariance(self) -> Factors:
        """Covariance of the movies' factors."""
        centre = self.item_factors.mean(axis=0, dtype=np.float64)
        covariance = self.gram / len(self.item_factors) - np.outer(centre, centre)
        return covariance.astype(np.float32)

    def represent(self, likes: Mapping[int, float], adventure: float) -> UserRepresentation:
        """Fold in likes given as {row: weight}."""
        folded = self.fold_in.fold_in(likes, adventure)
        side, scale = self._side(folded)
        of_genres = self._genre_sets[0] @ side[1:] if scale else side[:0]
        return UserRepresentation(folded, side, scale, of_genres, adventure)

    def _side(self, folded: FoldedIn) -> tuple[Factors, float]:
        """Weigh the side features in standard deviations of this person's scores."""
        side = np.zeros(self.side_features.shape[1], np.float32)
        popularity = self.parameters.popularity_share(len(folded.rows))
        genres = self.parameters.genre_weight if len(folded.rows) else 0.0
        if not (popularity or genres):
            return side, 0.0
        vector = folded.vector.astype(np.float32)
        spread = math.sqrt(max(float(vector @ self._covariance @ vector), 0.0))
        scale = 0.0
        if genres:
            liked = self.side_features.take(folded.rows, axis=0)
            side[1:] = (folded.weights @ liked / folded.weights.sum())[1:]
            genre_spread = math.sqrt(max(float(side @ self._side_gram @ side), 0.0))
            scale = genres * spread / genre_spread if genre_spread > 1e-9 else 0.0
            side *= scale
        side[0] = popularity * spread
        return side, scale

    def score_rows(self, person: UserRepresentation, start: int, stop: int) -> Factors:
        """Score the movies of some rows."""
        scores: Factors = self.item_factors[start:stop] @ person.folded.vector.astype(np.float32)
        if person.side_scale:
            scores += person.of_genres.take(self._genre_sets[1][start:stop])
        if person.side[0]:
            scores += person.side[0] * self._recent_popularity[start:stop]
        if len(person.folded.rows):
            return scores
        return self._for_nobody_known(scores, person.adventure, start, stop)

    def _for_nobody_known(
        self, scores: Factors, adventure: float, start: int, stop: int
    ) -> Factors:
        """Without likes to turn away from, adventure means less known movies."""
        popularity = self.popularity[start:stop].astype(np.float32)
        if isinstance(self.fold_in, PlainFoldIn):
            scores = popularity
        if not adventure:
            return scores
        known = popularity / max(self.users, 1) + _POPULARITY_FLOOR
        return (scores / known**adventure).astype(np.float32)

    def highest_score(self, person: UserRepresentation, row: int) -> float:
        """Bound the scores from a row on: lengths of factors fall with the row."""
        if not len(person.folded.rows):
            return np.inf
        genres = float(person.of_genres.max(initial=0.0))
        popular = float(max(person.side[0] * self._highest_popularity[row], 0.0))
        vector = math.sqrt(person.folded.vector @ person.folded.vector)
        return _ROUNDING * (vector * float(self.norms[row]) + genres + popular)

    def genre_parts(self, person: UserRepresentation, row: int) -> Floats:
        """Return what the genres of each like add to a row's score."""
        weights = person.folded.weights
        if not person.side_scale:
            return np.zeros(len(weights))
        liked = self.side_features[person.folded.rows, 1:].astype(np.float64)
        parts: Floats = weights / weights.sum() * (liked @ self.side_features[row, 1:])
        return parts * person.side_scale

    def prior_part(self, person: UserRepresentation, row: int) -> float:
        """Return what of a row's score comes from no like."""
        folded = person.folded
        if not len(folded.rows):
            return float(self.score_rows(person, row, row + 1)[0])
        from_likes = float(folded.contributions(np.array([row])).sum())
        popular = float(self.side_features[row, 0] * person.side[0])
        return float(self.item_factors[row] @ folded.vector) - from_likes + popular
