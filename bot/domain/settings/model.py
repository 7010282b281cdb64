"""The owner's settings of the model, which all servers share."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import Field

from bot.domain.settings.fields import StoredFields
from recommender import TrainingConfig

DEFAULTS = TrainingConfig()


class ModelSettings(StoredFields):
    """What the owner has decided about the model; the bounds are those of a sensible machine."""

    factors: int = Field(
        DEFAULTS.factors, ge=8, le=512, description="Numbers that describe each film's character."
    )
    iterations: int = Field(
        DEFAULTS.iterations, ge=1, le=50, description="Rounds of a training from scratch."
    )
    regularization: float = Field(
        DEFAULTS.regularization,
        ge=0.001,
        le=200,
        description="How strongly films with few likes are pulled to the average.",
    )
    minimum_rating: float = Field(
        DEFAULTS.minimum_rating,
        ge=2,
        le=5,
        description="From which MovieLens rating on a film counts as liked.",
    )
    community_weight: float = Field(
        1.0, ge=0.1, le=20, description="How much a like in chat counts against a MovieLens one."
    )
    adventure: float = Field(
        0.0,
        ge=0,
        le=1,
        description="Dial from familiar (0) to adventurous (1) where server and person set none.",
    )
    base: str | None = Field(None, description="Folder of the MovieLens set to train on.")
    pinned: int | None = Field(None, description="Version that schedules must not replace.")
    considered_at: datetime | None = Field(
        None, description="When the schedules last decided whether to retrain."
    )

    @property
    def configuration(self) -> TrainingConfig:
        """The settings as the recommender takes them."""
        return TrainingConfig(
            factors=self.factors,
            iterations=self.iterations,
            regularization=self.regularization,
            minimum_rating=self.minimum_rating,
            community_weight=self.community_weight,
        )


TUNABLE = (
    "factors",
    "iterations",
    "regularization",
    "minimum_rating",
    "community_weight",
    "adventure",
)


@dataclass(frozen=True, slots=True)
class ModelChange:
    """One change of the model's settings: values before and after, by field."""

    change_id: int
    before: dict[str, Any]
    after: dict[str, Any]
    changed_by: int | None
    changed_at: datetime
