"""The parameters of fold-in and scores: training chooses them, and the model keeps them."""

import math
from dataclasses import asdict, dataclass

from recommender.errors import ConfigurationError

# The share of the prior's usual weight that is left at adventure 1.
_LEAST_PRIOR = 0.15
# The weight of novelty at adventure 1, in standard deviations of the scores: enough to change the
# lists of people with many likes, too.
_MOST_NOVELTY = 1.0
_MAX_UNLIKED = 1 / 3
# A weight so large that scores by factors do not change the order.
_ALONE = 50.0
# Tuning chooses values below 100; powers of values above this overflow.
_MAX_PARAMETER = 1000.0


@dataclass(frozen=True, slots=True)
class ServingParameters:
    """How to score movies for a person with k likes; everything is divided by alpha.

    The person's vector u minimises (Hu, Koren, Volinsky 2008, with a Gaussian prior of mean m and
    covariance S): `sum over likes w (q.u - 1)^2 + rho(k) sum over all (q.u)^2
    + prior_weight (u - m)' S^-1 (u - m)`, with rho(k) = unliked_weight * k**unliked_power, at
    most 1/3, and w the weight of a like times that of its movie's rarity (`rarity_weights`), 1 on
    average. `recent_share` is the prior probability that a person's taste is that of the last years
    (with 0, m and S are those of all times).

    The other weights are in standard deviations of the scores by factors: `focus_weight` for what
    the likes share in content, `neighbour_weight` for films that the same people like (none if
    `focus_weight` is 0), `popularity_weight` for recent popularity, and `like_odds_weight` for the
    log-odds that raters like a film, so that lists have fewer films that people watch and do not
    like (chosen on validation people). `adventure` is the dial of people who have not set it.

    `alpha` and `activity_power` (see `weigh_likes`) are those the factors were fitted with.
    """

    alpha: float = 4.5
    activity_power: float = 0.0
    prior_weight: float = 0.05
    unliked_weight: float = 0.005 / 3
    unliked_power: float = 1.0
    recent_share: float = 0.0
    focus_weight: float = 0.0
    neighbour_weight: float = 0.0
    popularity_weight: float = 0.0
    like_odds_weight: float = 0.25
    adventure: float = 0.0

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if not isinstance(value, int | float) or not abs(value) <= _MAX_PARAMETER:
                raise ConfigurationError(name, f"is {value!r}, which is no sensible number")
        if self.alpha <= 0:
            raise ConfigurationError("alpha", "must be positive")
        if not 0 <= self.adventure <= 1:
            raise ConfigurationError("adventure", "must lie between 0 and 1")

    def rho(self, likes: int) -> float:
        """Return the weight of a movie that was not liked, for a person with this many likes."""
        return float(min(_MAX_UNLIKED, self.unliked_weight * max(likes, 1) ** self.unliked_power))

    def prior_strength(self, adventure: float) -> float:
        """Return the weight of the prior, from all of it at adventure 0 to 15 % at 1."""
        return self.prior_weight * math.exp(math.log(_LEAST_PRIOR) * adventure)

    def novelty_share(self, adventure: float) -> float:
        """Return the weight of novelty, in standard deviations of the scores."""
        return _MOST_NOVELTY * adventure

    def popularity_share(self, likes: int) -> float:
        """Return the weight of recent popularity, in standard deviations of the scores.

        Without likes it outweighs all else. Then the weight falls slowly, with the square root of
        their number: first likes mislead the fold-in, as people name what they saw last.
        """
        return self.popularity_weight * (float(1 / math.sqrt(1 + likes)) if likes else _ALONE)
