"""The settings of a training run."""

import json
import math
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from numbers import Integral
from typing import Any

from recommender.errors import ConfigurationError


class Weighting(StrEnum):
    """What a like weighs in the matrix of interactions."""

    EQUAL = "equal"  # every like counts 1
    RATING = "rating"  # a like counts as much as its rating, as in the notebooks


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """Settings of one training run; raises ConfigurationError for values that cannot work.

    A rating of `minimum_rating` stars or more is a like. `alpha` is the weight of a like relative
    to a movie that is not liked. Likes of the community weigh `community_weight` times as much as
    those of the base users. In training and fold-in a like is weighed by the share of people who
    like the movie, to the power -`rarity_power`. `user_prior` folds people in with the mean and
    the covariance of the base users; without it the fold-in is implicit's. `tuning` chooses the
    `ServingParameters` on held-out base users; without it they have their default values.
    """

    factors: int = 128
    regularization: float = 20.0
    alpha: float = 4.5
    iterations: int = 8
    minimum_rating: float = 4.0
    community_weight: float = 1.0
    rarity_power: float = 0.3
    weighting: Weighting = Weighting.EQUAL
    user_prior: bool = True
    tuning: bool = True
    random_state: int = 42

    def __post_init__(self) -> None:
        object.__setattr__(self, "weighting", Weighting(self.weighting))
        for setting in ("factors", "iterations", "random_state"):
            value = getattr(self, setting)
            if not isinstance(value, Integral):
                raise ConfigurationError(setting, f"is {value!r}: must be a whole number")
        _demand("factors", self.factors, 1 <= self.factors <= 1024, "must lie between 1 and 1024")
        _demand("iterations", self.iterations, self.iterations >= 1, "must be at least 1")
        _demand("alpha", self.alpha, self.alpha > 0, "must be positive")
        _demand("regularization", self.regularization, self.regularization > 0, "must be positive")
        _demand("minimum_rating", self.minimum_rating, 0 < self.minimum_rating <= 5, "not in 0-5")
        weight = self.community_weight
        _demand("community_weight", weight, weight > 0, "must be positive")
        power = self.rarity_power
        _demand("rarity_power", power, 0 <= power <= 1, "must lie between 0 and 1")
        _demand("random_state", self.random_state, self.random_state >= 0, "must be >= 0")

    @classmethod
    def notebook(cls) -> "TrainingConfig":
        """Return the settings of the notebooks from which the project started."""
        return cls(
            factors=100,
            regularization=0.01,
            alpha=1.0,
            iterations=15,
            minimum_rating=3.0,
            rarity_power=0.0,
            weighting=Weighting.RATING,
            user_prior=False,
            tuning=False,
        )

    def to_json(self) -> str:
        """Return the settings as one JSON object."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "TrainingConfig":
        """Read what `to_json` wrote; raise ConfigurationError for anything else."""
        try:
            values: Any = json.loads(text)
            return cls(**values)
        except ConfigurationError:
            raise
        except (TypeError, ValueError) as error:
            known = ", ".join(field.name for field in fields(cls))
            raise ConfigurationError(
                "training configuration", f"is unreadable ({error}); known settings: {known}"
            ) from error


def _demand(setting: str, value: float, valid: bool, problem: str) -> None:
    if not math.isfinite(value):
        raise ConfigurationError(setting, f"is {value}, which is no number")
    if not valid:
        raise ConfigurationError(setting, f"is {value}: {problem}")
