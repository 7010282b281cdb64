"""What a training run learned: the state of a model, apart from what it is asked."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from recommender.data.catalogue import Catalogue
from recommender.model.configuration import TrainingConfig
from recommender.model.serving import ServingParameters

Floats = npt.NDArray[np.float64]
Factors = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False, repr=False)
class Learned:
    """All that a model directory holds.

    `movie_ids` (int64) names the rows of `item_factors` (movies x factors, float32), which come in
    falling length, of `recent_popularity` (standardised, 0 without timestamps) and of `popularity`
    (people who like each movie). `prior_means` and `prior_precisions` describe people's factors
    (`UserPriors`). `like_odds` (in the order of the catalogue) and `liking_weights` tell how likely
    a film is liked (`recommender.model.liking`). No array is ever written to.
    """

    catalogue: Catalogue
    movie_ids: npt.NDArray[np.int64]
    popularity: npt.NDArray[np.int64]
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

    def opinions(self, movie_ids: npt.NDArray[np.int64]) -> Factors:
        """Return the log-odds that a rater liked films of the catalogue.

        Nobody has rated a film that was added after the training: it has the mean.
        """
        rows = self.catalogue.rows(movie_ids)
        rated = rows < len(self.like_odds)
        usual = self.like_odds.mean(dtype=np.float64) if len(self.like_odds) else 0.0
        odds = np.full(len(rows), usual, np.float32)
        odds[rated] = self.like_odds[rows[rated]]
        return odds
