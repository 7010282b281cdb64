"""The few numbers that decide how a person is folded in: chosen in training, kept in the model."""

import math
from dataclasses import dataclass

# At adventure 1 the pull towards the average taste falls to this share of its usual strength.
_LEAST_PRIOR = 0.15


@dataclass(frozen=True, slots=True)
class ServingParameters:
    """How to fold a person with k likes in, all divided by alpha.

    Minimised over the person's vector u (Hu, Koren, Volinsky 2008, with a Gaussian user prior):
    `sum over likes w (q.u - 1)^2 + rho(k) sum over all (q.u)^2 + prior_weight (u-m)' S^-1 (u-m)`,
    with rho(k) = min(1/3, unliked_weight * k**unliked_power).
    """

    alpha: float = 3.0
    prior_weight: float = 0.05
    unliked_weight: float = 0.005 / 3
    unliked_power: float = 1.0

    def rho(self, likes: int) -> float:
        """Return the weight of a movie that was not liked, for a person with so many likes."""
        return float(min(1 / 3, self.unliked_weight * max(likes, 1) ** self.unliked_power))

    def prior_strength(self, adventure: float) -> float:
        """Return the weight of the prior; adventure 0 keeps it, 1 leaves 15 % of it."""
        return self.prior_weight * math.exp(math.log(_LEAST_PRIOR) * adventure)
