"""Scores of all movies for one person: factors, what the likes share, popularity and novelty."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.model.aspect import Aspect, Pull, sum_of, trust
from recommender.model.fold_in import FoldedIn, PlainFoldIn, PriorFoldIn
from recommender.model.neighbours import Neighbours, neighbours_of
from recommender.model.serving import ServingParameters
from recommender.model.tables import Tables
from recommender.model.tagging import Tags

Floats = npt.NDArray[np.float64]
Factors = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

# Dividing by popularity plus this share of the users keeps unknown movies from winning by it.
_POPULARITY_FLOOR = 0.05
# Films liked by a smaller share of all people than this are equally new to everybody.
_LEAST_KNOWN = 0.02
# Above the rounding of 32-bit products.
_ROUNDING = 1.0001


class UserRepresentation(NamedTuple):
    """A person as the model sees them: folded-in likes, and what is added to their scores.

    A movie's score is its factors times `vector`, what the `pulls` add (of genres and era, of tags,
    and of films that the same people like), its recent popularity times `recent`, and its novelty
    times `novelty`.
    """

    folded: FoldedIn
    vector: Factors
    pulls: tuple[Pull, ...]
    recent: float
    novelty: float
    adventure: float


@dataclass(frozen=True, eq=False)
class Scorer:
    """Scores movies by row; the arrays are those of `Model`."""

    item_factors: Factors
    recent_popularity: Factors
    tables: Tables
    tags: Tags | None
    gram: Floats
    popularity: npt.NDArray[np.int64]
    users: int
    parameters: ServingParameters
    fold_in: PriorFoldIn | PlainFoldIn

    @cached_property
    def aspects(self) -> tuple[Aspect, ...]:
        """All ways in which films are alike beside who likes them."""
        return (self.tables,) if self.tags is None else (self.tables, self.tags)

    @cached_property
    def norms(self) -> Factors:
        """Lengths of the factors, falling: what bounds the scores of all later rows."""
        norms: Factors = np.linalg.norm(self.item_factors, axis=1)
        return norms

    @cached_property
    def _neighbours(self) -> Neighbours:
        return neighbours_of(self.item_factors, self.norms, self._trust, self.popularity)

    @cached_property
    def _trust(self) -> Factors:
        return trust(self.popularity)

    @cached_property
    def _novelty(self) -> Factors:
        """How few people know a film, 0 where hardly anybody's like speaks for it."""
        known = self.popularity / max(self.users, 1) + _LEAST_KNOWN
        return (-np.log(known) * self._trust).astype(np.float32)

    @cached_property
    def _highest(self) -> Factors:
        """The highest trust, recent popularity and novelty from each row on: 3 x rows."""
        each = np.stack([self._trust, self.recent_popularity, self._novelty])
        highest: Factors = np.maximum.accumulate(each[:, ::-1], axis=1)[:, ::-1]
        return highest

    @cached_property
    def _covariance(self) -> Factors:
        """Covariance of the movies' factors."""
        centre = self.item_factors.mean(axis=0, dtype=np.float64)
        covariance = self.gram / len(self.item_factors) - np.outer(centre, centre)
        return covariance.astype(np.float32)

    def represent(
        self, rows: Rows, weights: Floats, adventure: float, focus: float = 1.0
    ) -> UserRepresentation:
        """Fold in likes of the movies of some rows, with their weights.

        `focus` is the share of its usual weight with which counts what they have in common.
        """
        folded = self.fold_in.fold_in(rows, weights, adventure)
        vector = folded.vector.astype(np.float32)
        spread = math.sqrt(max(float(vector @ self._covariance @ vector), 0.0))
        recent = self.parameters.popularity_share(len(rows)) * spread
        novelty = self.parameters.novelty_share(adventure) * spread
        if not len(rows):
            return UserRepresentation(folded, vector, (), recent, novelty, adventure)
        shares = (folded.weights / folded.weights.sum()).astype(np.float32)
        near = focus * spread if self.parameters.focus_weight else 0.0
        focus *= self.parameters.focus_weight * spread
        pulls: tuple[Pull, ...] = (self.tables.pull(rows, shares, focus),)
        if self.tags is not None and focus > 0:
            pulls += (self.tags.pull(rows, shares, focus),)
        if neighbours := self._neighbours.pull(rows, shares, near):
            pulls += (neighbours,)
        return UserRepresentation(folded, vector, pulls, recent, novelty, adventure)

    def score_rows(self, person: UserRepresentation, start: int, stop: int) -> Factors:
        """Score the movies of some rows."""
        scores: Factors = self.item_factors[start:stop] @ person.vector
        scores += self.beside_factors(person, start, stop)
        if len(person.folded.rows):
            return scores
        return self._for_nobody_known(scores, person.adventure, start, stop)

    def beside_factors(self, person: UserRepresentation, start: int, stop: int) -> Factors | float:
        """Return what is added to the scores by factors of some rows."""
        added: Factors | float = 0.0
        if pulls := person.pulls:
            pulled = sum_of(pull.added(start, stop) for pull in pulls)
            added = pulled * self._trust[start:stop]
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
        trusted, recent, novelty = self._highest[:, row].tolist()
        pulled = trusted * sum(pull.highest for pull in person.pulls)
        added = pulled + max(person.recent * recent, 0.0) + person.novelty * novelty
        length = math.sqrt(float(person.vector @ person.vector))
        return _ROUNDING * float(length * self.norms[row] + added)

    def parts(self, person: UserRepresentation, rows: Rows) -> Floats:
        """Return what each like adds to the scores of some rows: rows x likes."""
        parts = person.folded.contributions(rows).T
        if not person.pulls:
            return parts
        pulled = sum_of(pull.parts(rows) for pull in person.pulls)
        return parts + pulled * self._trust.take(rows)[:, None]

    def parts_of_one(self, person: UserRepresentation, row: int) -> tuple[Floats, float]:
        """Return what each like adds to a row's score, and what comes from no like."""
        return self.parts(person, np.array([row]))[0], self._prior_part(person, row)

    def _prior_part(self, person: UserRepresentation, row: int) -> float:
        folded = person.folded
        if not len(folded.rows):
            return float(self.score_rows(person, row, row + 1)[0])
        from_likes = float(folded.contributions(np.array([row])).sum())
        added = self.recent_popularity[row] * person.recent + self._novelty[row] * person.novelty
        return float(self.item_factors[row] @ folded.vector) - from_likes + float(added)
