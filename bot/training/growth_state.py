"""How far a bot has come with a larger data set; kept in a file, so that others can read it."""

import logging
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.domain.bases.obstacles import Obstacle
from bot.models.files import read_json, write_json

FILE_NAME = "growth.json"

logger = logging.getLogger(__name__)


class Stage(StrEnum):
    """What is being done about a larger set."""

    SETTLED = "settled"
    FETCHING = "fetching"
    TRAINING = "training"
    WAITING = "waiting"


class GrowthState(BaseModel):
    """The set that is wanted and how far it is.

    `obstacle` says why it has not come yet, and `again` when it is tried next.
    """

    model_config = ConfigDict(frozen=True)

    stage: Stage = Stage.SETTLED
    base: str = ""
    received: int = 0
    expected: int = 0
    obstacle: Obstacle | None = None
    again: datetime | None = None

    @property
    def percent(self) -> int:
        """How much of the set has arrived, 0 to 100."""
        return 100 * self.received // self.expected if self.expected else 0

    def save(self, directory: Path) -> None:
        """Write the state beside the data sets; where that fails, the log says so."""
        try:
            directory.mkdir(parents=True, exist_ok=True)
            write_json(directory / FILE_NAME, self.model_dump(mode="json"))
        except OSError as error:
            logger.warning("how far the data set is could not be written down: %s", error)

    @classmethod
    def load(cls, directory: Path) -> "GrowthState":
        """Read what `save` wrote; a state that cannot be read is that of a bot that is settled."""
        try:
            return cls.model_validate(read_json(directory / FILE_NAME))
        except (OSError, ValueError):
            return cls()
