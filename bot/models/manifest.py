"""What is known about a trained model: where it comes from and how good it is."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from bot.models.files import read_json, write_json
from bot.models.measures import Measures

FILE_NAME = "training.json"


@dataclass(frozen=True)
class Manifest:
    """The record that a training run leaves beside its model.

    `quality` is what the gate measured (see `bot.models.gate`), in JSON form; `seconds` is the
    duration of the whole run; `fingerprint` changes with anything that the model was made of.
    """

    version: int
    trained_at: datetime
    base: str
    base_users: int
    base_ratings: int
    movies: int
    people: int
    likes: int
    seconds: float
    reason: str = ""
    warm_start: int | None = None
    likes_not_in_base: int = 0
    fingerprint: str = ""
    configuration: Mapping[str, Any] = field(default_factory=dict)
    quality: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return asdict(self) | {"trained_at": self.trained_at.isoformat()}

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Self:
        """Read what `to_json` returned; raises ValueError when something is missing."""
        known = {name.name for name in fields(cls)}
        values = {name: value for name, value in content.items() if name in known}
        try:
            values["trained_at"] = datetime.fromisoformat(content["trained_at"])
            return cls(**values)
        except (KeyError, TypeError) as error:
            raise ValueError(f"the record of the model is incomplete: {error}") from error

    def save(self, directory: Path) -> None:
        """Write the record into a model's folder."""
        write_json(directory / FILE_NAME, self.to_json())

    @classmethod
    def load(cls, directory: Path) -> Self:
        """Read a model folder's record; ValueError or OSError when it is damaged or missing."""
        return cls.from_json(read_json(directory / FILE_NAME))

    @property
    def measures(self) -> Measures | None:
        """What the gate measured of this model."""
        return Measures.from_json(self.quality) if self.quality else None
