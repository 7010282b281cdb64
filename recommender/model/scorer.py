"""Scores of all movies for one person: factors, what the likes share, popularity and novelty."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.model.aspects import Aspect, TableAspect, trust
from recommender.model.focus import Pull, pulls_of
from recommender.model.fold_in import FoldedIn, PlainFoldIn, PriorFoldIn
from recommender.model.serving import ServingParameters

Floats = npt.NDArray[np.float64]
Factors = npt.NDArray[np.float32]

# Dividing by popularity plus this share of the users keeps unknown movies from winning by it.
_POPULARITY_FLOOR = 0.05
# Films liked by a smaller share of all people than this are equally new to everybody.
_LEAST_KNOWN = 0.02
# Above the rounding of 32-bit products.
_ROUNDING = 1.0001


class UserRepresentation(NamedTuple):
    """A person as the model sees them: folded-in likes, and what is added to their scores.

    A movie's score is its factors times `folded.vector`, what the `pulls` of its genres and era
    add, its recent popularity times `recent`, and its novelty times `novelty`.
    """

    folded: FoldedIn
    pulls: tuple[Pull, ...]
    recent: float
    novelty: float
    adventure: float


@dataclass(frozen=True, eq=False)
class Scorer:
    """Scores movies by row; the arrays are those of `Model`."""

    item_factors: Factors
    recent_popularity: Factors
    aspects: tuple[Aspect, ...]
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
    def _trust(self) -> Factors:
        return trust(self.popularity)

    @cached_property
    def _novelty(self) -> Factors:
        """How few people know a film, 0 where hardly anybody's like speaks for it."""
        known = self.popularity / max(self.users, 1) + _LEAST_KNOWN
        return (-np.log(known) * self._trust).astype(np.float32)

    @cached_property
    def _highest(self) -> tuple[Factors, Factors, Factors]:
        """The highest trust, recent popularity and novelty from each row on."""
        each = (self._trust, self.recent_popularity, self._novelty)
        trust_, recent, novelty = (np.maximum.accumulate(one[::-1])[::-1] for one in each)
        return trust_, recent, novelty

    @cached_property
    def _covariance(self) -> Factors:
        """Covariance of the movies' factors."""
        centre = self.item_factors.mean(axis=0, dtype=np.float64)
        covariance = self.gram / len(self.item_factors) - np.outer(centre, centre)
        return covariance.astype(np.float32)

    def represent(self, likes: Mapping[int, float], adventure: float) -> UserRepresentation:
        """Fold in likes given as {row: weight}."""
        folded = self.fold_in.fold_in(likes, adventure)
        vector = folded.vector.astype(np.float32)
        spread = math.sqrt(max(float(vector @ self._covariance @ vector), 0.0))
        pulls = pulls_of(self.aspects, folded, self.parameters.focus_weight, spread)
        recent = self.parameters.popularity_share(len(folded.rows)) * spread
        novelty = self.parameters.novelty_share(adventure) * spread
        return UserRepresentation(folded, pulls, recent, novelty, adventure)

    def score_rows(self, person: UserRepresentation, start: int, stop: int) -> Factors:
        """Score the movies of some rows."""
        scores: Factors = self.item_factors[start:stop] @ person.folded.vector.astype(np.float32)
        scores += self.beside_factors(person, start, stop)
        if len(person.folded.rows):
            return scores
        return self._for_nobody_known(scores, person.adventure, start, stop)

    def beside_factors(self, person: UserRepresentation, start: int, stop: int) -> Factors | float:
        """Return what is added to the scores by factors of some rows."""
        added: Factors | float = 0.0
        for pull in person.pulls:
            added += pull.added(start, stop)
        if person.pulls:
            added *= self._trust[start:stop]
        if person.recent:
            added += np.float32(person.recent) * self.recent_popularity[start:stop]
        if person.novelty and len(person.folded.rows):
            added += np.float32(person.novelty) * self._novelty[start:stop]
        return added

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
        trusted, recent, novelty = (float(highest[row]) for highest in self._highest)
        pulled = trusted * sum(float(pull.of_vectors.max()) for pull in person.pulls)
        added = pulled + max(person.recent * recent, 0.0) + person.novelty * novelty
        length = math.sqrt(person.folded.vector @ person.folded.vector)
        return _ROUNDING * (length * float(self.norms[row]) + added)

    def parts(self, person: UserRepresentation, rows: npt.NDArray[np.int64]) -> Floats:
        """Return what each like adds to the scores of some rows: likes x rows."""
        parts = person.folded.contributions(rows)
        if person.pulls:
            pulled = [self.pulled_parts(person, row) for row in rows.tolist()]
            parts = parts + np.stack(pulled, axis=1)
        return parts

    def kinship(self, liked: npt.NDArray[np.int64], rows: npt.NDArray[np.int64]) -> Floats:
        """Return how alike liked films and others are, from 0 to 1: likes x rows."""
        tables = [each for each in self.aspects if isinstance(each, TableAspect)]
        cosines = [each.weight * each.cosines(liked, rows) for each in tables]
        alike: Floats = sum(cosines, np.zeros((len(liked), len(rows))))
        return alike / max(sum(each.weight for each in tables), 1e-9)

    def pulled_parts(self, person: UserRepresentation, row: int) -> Floats:
        """Return what the genres and the era of each like add to a row's score."""
        parts = np.zeros(len(person.folded.rows))
        for pull in person.pulls:
            parts += pull.parts(row)
        return parts * float(self._trust[row])

    def prior_part(self, person: UserRepresentation, row: int) -> float:
        """Return what of a row's score comes from no like."""
        folded = person.folded
        if not len(folded.rows):
            return float(self.score_rows(person, row, row + 1)[0])
        from_likes = float(folded.contributions(np.array([row])).sum())
        added = self.recent_popularity[row] * person.recent + self._novelty[row] * person.novelty
        return float(self.item_factors[row] @ folded.vector) - from_likes + float(added)
