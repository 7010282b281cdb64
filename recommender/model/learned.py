"""What a training run learned: the state of a model, apart from what it is asked."""

from dataclasses import dataclass, field

import numpy as np

from recommender.arrays import Counts, Factors, Floats, Ids
from recommender.data.catalogue import Catalogue
from recommender.errors import UnknownMovieError
from recommender.model.configuration import TrainingConfig
from recommender.model.serving import ServingParameters


@dataclass(frozen=True, eq=False, repr=False)
class Learned:
    """All that a model directory holds.

    `movie_ids` (int64) names the rows of `item_factors` (movies x factors, float32), which come in
    falling length, of `recent_popularity` (standardised, 0 without timestamps) and of `popularity`
    (people who like each movie). `gram` (factors x factors) is the Gram matrix of `item_factors`.
    `prior_means` (levels x factors), `prior_precisions` (levels x factors x factors) and `evidence`
    (movies) describe people's factors (`UserPriors`). `like_odds` are log-odds in the order of the
    catalogue; with `liking_weights` (3 x 3) they tell how likely a film is liked
    (`recommender.model.liking`). `users` counts the people learned from, each by their influence,
    `entries` the likes, and `seconds` says what each stage of training took. No array is ever
    written to.
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
        """Return the log-odds that a rater liked each film.

        Nobody has rated a film that was added after the training: it has the mean. An id outside
        the catalogue raises UnknownMovieError.
        """
        rows = self.catalogue.rows(movie_ids)
        if len(unknown := movie_ids[rows < 0]):
            raise UnknownMovieError(int(unknown[0]))
        rated = rows < len(self.like_odds)
        usual = self.like_odds.mean(dtype=np.float64) if len(self.like_odds) else 0.0
        odds = np.full(len(rows), usual, np.float32)
        odds[rated] = self.like_odds[rows[rated]]
        return odds
