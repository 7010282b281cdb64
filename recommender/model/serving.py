"""The few numbers that decide how a person is folded in: chosen in training, kept in the model."""

import math
from dataclasses import asdict, dataclass

from recommender.errors import ConfigurationError

# At adventure 1 the pull towards the average taste falls to this share of its usual strength.
_LEAST_PRIOR = 0.15
# The weight of novelty at adventure 1, in standard deviations of the scores: it moves the lists of
# people with many likes, too.
_MOST_NOVELTY = 1.0
_MAX_UNLIKED = 1 / 3
# A weight beside which the scores by factors no longer change the order.
_ALONE = 50.0
# Tuning stays below 100 in all of them; beyond this, powers leave what floats can hold.
_MAX_PARAMETER = 1000.0


@dataclass(frozen=True, slots=True)
class ServingParameters:
    """How to score movies for a person with k likes; everything is divided by alpha.

    The person's vector u minimises (Hu, Koren, Volinsky 2008, with a Gaussian prior of mean m and
    covariance S): `sum over likes w (q.u - 1)^2 + rho(k) sum over all (q.u)^2
    + prior_weight (u - m)' S^-1 (u - m)`, with rho(k) = unliked_weight * k**unliked_power, at
    most 1/3, and w the weight of a like times that of its movie's rarity (`rarity_weights`), 1 on
    average. `recent_share` is how likely a person of whom nothing is known has a taste of the
    last years (0: m and S are those of all times). What the likes have in common, what the
    same people like (nothing where `focus_weight` is 0) and recent popularity are added to the
    scores with the given weights, in standard deviations of the scores by factors. So are the
    log-odds that raters like a film, so that lists have fewer films that people watch and do not
    like (`like_odds_weight`, chosen on validation people). `adventure` is where the dial is for
    people who have not turned it.

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
        """Return the weight of a movie that was not liked, for a person with so many likes."""
        return float(min(_MAX_UNLIKED, self.unliked_weight * max(likes, 1) ** self.unliked_power))

    def prior_strength(self, adventure: float) -> float:
        """Return the weight of the prior; adventure 0 keeps it, 1 leaves 15 % of it."""
        return self.prior_weight * math.exp(math.log(_LEAST_PRIOR) * adventure)

    def novelty_share(self, adventure: float) -> float:
        """Return the weight of being known to few, in standard deviations of the scores."""
        return _MOST_NOVELTY * adventure

    def popularity_share(self, likes: int) -> float:
        """Return the weight of recent popularity: all that counts before a person has likes.

        First likes mislead the fold-in for a while (people name what they saw last), so that the
        weight falls slowly, with the square root of their number.
        """
        return self.popularity_weight * (float(1 / math.sqrt(1 + likes)) if likes else _ALONE)
