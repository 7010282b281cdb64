"""The learned state of a model, apart from how it answers."""

from dataclasses import dataclass, field

import numpy as np

from recommender.arrays import Counts, Factors, Floats, Ids
from recommender.data.catalogue import Catalogue
from recommender.errors import UnknownMovieError
from recommender.model.configuration import TrainingConfig
from recommender.model.serving import ServingParameters


@dataclass(frozen=True, eq=False, repr=False)
class Learned:
    """All that a model directory holds. The arrays must not be written to.

    `movie_ids` has the ids of the movies with factors, by falling length of these. In their order
    come `item_factors` (movies x factors), `popularity` (the number of people who like each movie),
    `recent_popularity` (standardised, 0 without timestamps) and `evidence`. `gram` (factors x
    factors) is the Gram matrix of `item_factors`.

    `prior_means` (levels x factors), `prior_precisions` (levels x factors x factors) and `evidence`
    are those of `UserPriors`. `like_odds` are the log-odds that raters like each movie of the
    catalogue, in its order; `liking_weights` (3 x 3) turn them into probabilities
    (`recommender.model.liking`).

    `users` is the number of people trained on, weighted by their influence, `entries` the number
    of their likes, and `seconds` the duration of each stage of training.
    """

    catalogue: Catalogue
    movie_ids: Ids
    popularity: Counts
    item_factors: Factors
    recent_popularity: Factors
    gram: Floats
    prior_means: Floats
    prior_precisions: Floats
    evidence: Factors
    like_odds: Factors
    liking_weights: Floats
    config: TrainingConfig
    parameters: ServingParameters
    users: int
    entries: int
    seconds: dict[str, float] = field(default_factory=dict)

    def __repr__(self) -> str:
        movies, factors = self.item_factors.shape
        return f"{type(self).__name__}({movies:,} movies, {factors} factors, {self.users:,} users)"

    def opinions(self, movie_ids: Ids) -> Factors:
        """Return the log-odds that a rater likes each film.

        Films that were added after the training have no ratings and get the mean. Raises
        UnknownMovieError for an id that the catalogue lacks.
        """
        rows = self.catalogue.rows(movie_ids)
        if len(unknown := movie_ids[rows < 0]):
            raise UnknownMovieError(int(unknown[0]))
        rated = rows < len(self.like_odds)
        usual = self.like_odds.mean(dtype=np.float64) if len(self.like_odds) else 0.0
        odds = np.full(len(rows), usual, np.float32)
        odds[rated] = self.like_odds[rows[rated]]
        return odds
