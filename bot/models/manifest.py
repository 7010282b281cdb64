"""The manifest of a trained model: where it comes from and how good it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import (
    AfterValidator,
    AwareDatetime,
    Field,
    JsonValue,
    TypeAdapter,
    ValidationError,
)

from bot.domain.runs.reasons import FirstTraining, RunReason, read_reason
from bot.models.files import fields_of, read_json, write_json
from bot.models.measures import Measures

FILE_NAME = "training.json"


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("lies outside the years 1 to 9999") from None


Count = Annotated[int, Field(ge=0, lt=2**63)]
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]
UtcMoment = Annotated[AwareDatetime, AfterValidator(_in_utc)]


@dataclass(frozen=True)
class Manifest:
    """The record that a training run leaves beside its model.

    `base_users` and `base_ratings` count the base data that the model was trained on, `base_people`
    all people of the data set; 0 if an earlier version did not count them. `quality` is what the
    gate measured (see `bot.models.gate`), in JSON form; `seconds` is the duration of the whole run;
    `fingerprint` changes with anything that the model was made of.
    """

    version: Count
    trained_at: UtcMoment
    base: str
    base_users: Count
    base_ratings: Count
    movies: Count
    people: Count
    likes: Count
    seconds: Seconds
    reason: RunReason = field(default_factory=FirstTraining)
    warm_start: Count | None = None
    likes_not_in_base: Count = 0
    base_people: Count = 0
    fingerprint: str = ""
    configuration: Mapping[str, JsonValue] = field(default_factory=dict)
    quality: Mapping[str, JsonValue] = field(default_factory=dict)

    def to_json(self) -> dict[str, JsonValue]:
        """Return plain JSON types."""
        content: dict[str, JsonValue] = _form().dump_python(self, mode="json")
        return content

    @classmethod
    def from_json(cls, content: Mapping[str, JsonValue]) -> "Manifest":
        """Read what `to_json` returned; raises ValueError when something is missing."""
        # Earlier versions wrote the reason in English.
        try:
            reason = read_reason(content.get("reason", "")).to_json()
            manifest = _form().validate_python({**content, "reason": reason})
            if manifest.quality:
                Measures.from_json(manifest.quality)
            return manifest
        except ValidationError as error:
            raise ValueError(
                f"the record of the model is incomplete: {fields_of(error)}"
            ) from error

    def save(self, directory: Path) -> None:
        """Write the record into a model's folder."""
        write_json(directory / FILE_NAME, self.to_json())

    @classmethod
    def load(cls, directory: Path) -> "Manifest":
        """Read a model folder's record; ValueError or OSError when it is damaged or missing."""
        return cls.from_json(read_json(directory / FILE_NAME))

    @property
    def measures(self) -> Measures | None:
        """What the gate measured of this model."""
        return Measures.from_json(self.quality) if self.quality else None


@cache
def _form() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)
