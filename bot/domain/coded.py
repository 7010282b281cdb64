"""Codes with data: what is stored and sent between processes instead of sentences."""

from pydantic import BaseModel, ConfigDict, JsonValue


class Coded(BaseModel):
    """A thing of the kind `code` with its data."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    def to_json(self) -> dict[str, JsonValue]:
        """Return the code and the data as plain JSON types."""
        return self.model_dump(mode="json")
