"""The owner's settings of the model, which all servers share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from pydantic import JsonValue

from bot.domain.settings.kept import OptionalMoment, OptionalNumber, OptionalText
from bot.domain.settings.numbers import Bounded, Number, Share, WholeNumber
from bot.domain.settings.setting import Setting, StoredSettings
from recommender import TrainingConfig

V = TypeVar("V")
DEFAULTS = TrainingConfig()


class Tunable(Setting[V]):
    """A number that the owner can try out with `model config`."""

    def __init__(self, kind: Bounded[V], default: V) -> None:
        super().__init__(kind, default)
        self.minimum, self.maximum = kind.minimum, kind.maximum


class ModelSettings(StoredSettings):
    """The owner's settings of the model, with bounds that ordinary machines can handle."""

    __slots__ = ()

    factors = Tunable(WholeNumber(8, 512), DEFAULTS.factors)
    iterations = Tunable(WholeNumber(1, 50), DEFAULTS.iterations)
    regularization = Tunable(Number(0.001, 200), DEFAULTS.regularization)
    minimum_rating = Tunable(Number(2, 5), DEFAULTS.minimum_rating)
    community_weight = Tunable(Number(0.1, 20), 1.0)
    # The dial if neither the person nor the server has set it; None: the default of training.
    adventure = Tunable[float | None](Share(0, 1), None)
    # The folder of the MovieLens set to train on; None: the one that the bot was started with.
    base = Setting[str | None](OptionalText(), None)
    # The version that schedules must not replace.
    pinned = Setting[int | None](OptionalNumber(), None)
    # When the schedules last decided whether to retrain.
    considered_at = Setting[datetime | None](OptionalMoment(), None)

    @classmethod
    def tunable(cls) -> dict[str, Tunable[float]]:
        """Return the settings that the owner can try out, by name."""
        return {each.field: each for each in cls.all() if isinstance(each, Tunable)}

    @property
    def configuration(self) -> TrainingConfig:
        """The settings in the form that the recommender takes."""
        return TrainingConfig(
            factors=self.factors,
            iterations=self.iterations,
            regularization=self.regularization,
            minimum_rating=self.minimum_rating,
            community_weight=self.community_weight,
        )


@dataclass(frozen=True, slots=True)
class ModelChange:
    """One change of the model's settings: values before and after, by field."""

    change_id: int
    before: Mapping[str, JsonValue]
    after: Mapping[str, JsonValue]
    changed_by: int | None
    changed_at: datetime
