"""Scores of all movies for one person: factors, what the likes share, popularity and novelty."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from recommender.arrays import Bools, Counts, Factors, Floats, Rows
from recommender.model.calibration import Calibration, calibration_weight
from recommender.model.content.aspect import Aspect, Pull, Trust, products_of
from recommender.model.content.genre_era import GenreEra
from recommender.model.content.sequels import Sequels
from recommender.model.content.tags import Tags
from recommender.model.dial import SAME_FOR_ALL, best_known, novelty_weight
from recommender.model.fold_in import FoldedIn, PlainFoldIn, PriorFoldIn
from recommender.model.lengths import length_of, lengths_of
from recommender.model.neighbours import Neighbours, NeighboursPull, neighbours_of
from recommender.model.serving import ServingParameters

# Dividing by popularity plus this share of the users keeps unknown movies from winning by it.
_POPULARITY_FLOOR = 0.05
# Films liked by a smaller share of all people than this are equally new to everybody.
_LEAST_KNOWN = 0.02
# The dial is turned by looking at so many films.
_TURNED_AMONG = 8192
# The column of novelty in the table of fame.
_NOVELTY = 1
# Above the rounding of 32-bit products.
_ROUNDING = 1.0001


class UserRepresentation(NamedTuple):
    """A person as the model sees them: folded-in likes, and what is added to their scores.

    A movie's score is its factors times `vector`, what the `pulls` of genres, era, tags and series
    and that of the `neighbours` (films that the same people like) add, and its recent popularity,
    its novelty and its odds of pleasing times the three of `fame`. `agreement` is how far the likes
    agree in their genres.
    """

    folded: FoldedIn
    vector: Factors
    pulls: tuple[Pull, ...]
    neighbours: NeighboursPull | None
    fame: Factors
    adventure: float
    agreement: float = 0.0

    @property
    def all_pulls(self) -> tuple[Pull | NeighboursPull, ...]:
        """The pulls with that of the neighbours."""
        return self.pulls if self.neighbours is None else (*self.pulls, self.neighbours)


@dataclass(frozen=True, eq=False)
class Scorer:
    """Scores movies by row; the arrays are in the order of `Model.movie_ids`.

    `like_odds` are log-odds, and `trend` (factors) is how the mean taste of the last years differs
    from that of all times.
    """

    item_factors: Factors
    recent_popularity: Factors
    trend: Floats
    like_odds: Factors
    genre_era: GenreEra
    tags: Tags | None
    sequels: Sequels
    trust: Trust
    popularity: Counts
    users: int
    parameters: ServingParameters
    fold_in: PriorFoldIn | PlainFoldIn

    @cached_property
    def aspects(self) -> tuple[Aspect, ...]:
        """All ways in which films are alike beside who likes them."""
        return (self.genre_era,) if self.tags is None else (self.genre_era, self.tags)

    @cached_property
    def norms(self) -> Factors:
        """Lengths of the factors, falling: what bounds the scores of all later rows."""
        return lengths_of(self.item_factors)

    @cached_property
    def _neighbours(self) -> Neighbours:
        return neighbours_of(self.item_factors, self.norms, self.trust, self.popularity, self.trend)

    @cached_property
    def _fame(self) -> Factors:
        """Recent popularity, how few people know a film, and how many raters like it: rows x 3.

        The latter two are 0 where hardly anybody's like speaks for the film.
        """
        known = self.popularity / max(self.users, 1) + _LEAST_KNOWN
        novelty = -np.log(known) * self.trust.of_each
        usual = np.average(self.like_odds, weights=self.popularity) if len(known) else 0.0
        pleasing = (self.like_odds - usual) * self.trust.of_each
        return np.stack([self.recent_popularity, novelty, pleasing], axis=1).astype(np.float32)

    @cached_property
    def _highest_fame(self) -> Factors:
        """The highest of each from each row on: rows x 3."""
        highest: Factors = np.maximum.accumulate(self._fame[::-1])[::-1]
        return highest

    @cached_property
    def _best_known(self) -> Bools:
        return best_known(self.popularity)

    def represent(
        self, rows: Rows, weights: Floats, adventure: float, focus: float = 1.0
    ) -> UserRepresentation:
        """Fold in likes of the movies of some rows, with their weights.

        `focus` scales the weight of what the likes have in common: 1 is the usual weight, 0 none.
        """
        folded = self.fold_in.fold_in(rows, weights, adventure)
        spread = folded.spread
        recent = self.parameters.popularity_share(len(rows)) * spread
        novelty = self.parameters.novelty_share(adventure) * spread if len(rows) else 0.0
        pleasing = self.parameters.like_odds_weight * spread if len(rows) else 0.0
        fame = np.array((recent, novelty, pleasing), np.float32)
        if not len(rows):
            return UserRepresentation(folded, folded.vector, (), None, fame, adventure)
        shares = folded.shares
        near = focus * spread if self.parameters.focus_weight else 0.0
        focus *= self.parameters.focus_weight * spread
        by_genres = self.genre_era.pull(rows, shares, focus)
        pulls: tuple[Pull, ...] = (by_genres,)
        by_tags = self.tags.pull(rows, shares, focus) if self.tags and focus > 0 else None
        if by_tags is not None:
            pulls += (by_tags,)
        sequels = self.sequels.pull(rows, shares, near)
        if sequels is not None:
            pulls += (sequels,)
        neighbours = self._neighbours.pull(
            rows, shares, near, self.parameters.neighbour_weight, by_genres.agreement
        )
        person = UserRepresentation(
            folded, folded.vector, pulls, neighbours, fame, adventure, by_genres.agreement
        )
        return person if adventure <= SAME_FOR_ALL else self._turned(person)

    def _turned(self, person: UserRepresentation) -> UserRepresentation:
        """Let less known films come forward as far as the dial is turned."""
        films = min(len(self.popularity), _TURNED_AMONG)
        scores = self.score_rows(person, 0, films)
        liked = person.folded.rows
        scores[liked.compress(liked < films)] = -np.inf
        novelty, fame = self._fame[:films, _NOVELTY], person.fame.copy()
        scores -= fame[_NOVELTY] * novelty
        fame[_NOVELTY] = novelty_weight(
            scores, novelty, self._best_known[:films], person.adventure, fame.item(_NOVELTY)
        )
        return person._replace(fame=fame)

    def calibration(self, person: UserRepresentation) -> Calibration | None:
        """Return how genres are shared out in the person's lists, if they are."""
        if not self.parameters.focus_weight:
            return None
        weight = calibration_weight(person.agreement, person.folded.spread)
        if not weight:
            return None
        folded, votes = person.folded, self.genre_era.votes_of
        return Calibration(folded.shares.dot(votes(folded.rows)), votes, weight)

    def score_rows(self, person: UserRepresentation, start: int, stop: int) -> Factors:
        """Score the movies of some rows."""
        scores = self.beside_factors(person, start, stop)
        scores += self.by_factors(person, slice(start, stop))
        if len(person.folded.rows):
            return scores
        return self._for_nobody_known(scores, person.adventure, start, stop)

    def taste(self, person: UserRepresentation) -> Factors:
        """Score all movies by the factors and what the likes share, without the movies' fame."""
        scores = self.by_factors(person, slice(0, len(self.norms)))
        for pull in person.pulls:
            pull.add_to(scores, 0)
        return scores

    def by_factors(self, person: UserRepresentation, films: slice | Rows) -> Factors:
        """Return the part of some rows' scores that needs the factors."""
        whole = self.item_factors
        factors = whole[films] if isinstance(films, slice) else whole.take(films, axis=0)
        if person.neighbours is None:
            alone: Factors = factors.dot(person.vector)
            return alone
        # Reading the factors once for both is as quick as for one.
        vectors = np.empty((len(person.vector), 2), np.float32)
        vectors[:, 0], vectors[:, 1] = person.vector, person.neighbours.vector
        both = factors.dot(vectors)
        parts = person.neighbours.added_by(both[:, 1], films)
        parts += both[:, 0]
        return parts

    def most_by_factors(self, person: UserRepresentation, start: int, stop: int) -> Factors:
        """Bound what `by_factors` returns for some rows, by the lengths of the factors."""
        most: Factors = self.norms[start:stop] * np.float32(length_of(person.vector))
        if person.neighbours is not None:
            most += person.neighbours.most(start, stop)
        most *= np.float32(_ROUNDING)
        return most

    def beside_factors(self, person: UserRepresentation, start: int, stop: int) -> Factors:
        """Return the part of some rows' scores that does not need the factors."""
        scores: Factors = self._fame[start:stop].dot(person.fame)
        for pull in person.pulls:
            pull.add_to(scores, start)
        return scores

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
        recent, novelty, pleasing = (person.fame * self._highest_fame[row]).tolist()
        pulled = sum([pull.highest(row) for pull in person.all_pulls])
        factors = length_of(person.vector) * self.norms.item(row)
        famous = max(recent, 0.0) + novelty + max(pleasing, 0.0)
        return float(_ROUNDING * (factors + pulled + famous))

    def parts(self, person: UserRepresentation, rows: Rows) -> Floats:
        """Return what each like adds to the scores of some rows: rows x likes."""
        parts = person.folded.contributions(rows).T
        if not person.pulls:
            return parts
        pulled, *further = (pull.products(rows) for pull in person.all_pulls)
        for each in further:
            pulled += each
        pulled *= products_of(self.trust.of_each.take(rows), person.folded.shares)
        parts += pulled
        return parts

    def parts_of_one(self, person: UserRepresentation, row: int) -> tuple[Floats, float]:
        """Return what each like adds to a row's score, and what comes from no like."""
        return self.parts(person, np.array([row]))[0], self._prior_part(person, row)

    def _prior_part(self, person: UserRepresentation, row: int) -> float:
        folded = person.folded
        if not len(folded.rows):
            return float(self.score_rows(person, row, row + 1)[0])
        from_likes = float(folded.contributions(np.array([row])).sum())
        by_factors = float(self.item_factors[row].astype(np.float64) @ folded.vector)
        return by_factors - from_likes + float(person.fame @ self._fame[row])
