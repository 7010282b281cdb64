"""What one person decides about the own use of the bot."""

from typing import ClassVar

from pydantic import Field

from bot.domain.settings.fields import StoredFields


class PersonSettings(StoredFields):
    """The settings of one person; a new field with a default is all that a new setting takes."""

    identity: ClassVar[frozenset[str]] = frozenset({"user_id"})

    user_id: int
    adventure: float | None = Field(
        None,
        ge=0,
        le=1,
        description="How adventurous recommendations are, from 0 (familiar) to 1 (adventurous); "
        "none: as the server has it.",
    )
    in_training: bool = Field(
        default=True, description="Whether the person's likes take part when the model is trained."
    )
    quiz_unseen: tuple[int, ...] = Field(
        (), description="Films that the taste quiz asked about and the person has not seen."
    )
