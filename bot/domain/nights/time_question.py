"""Questions which of several times somebody means, and the order that waits for the answer."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Self


class TimePurpose(StrEnum):
    """The purpose of a typed time; the store has these names."""

    PLAN = "plan"
    CHANGE = "change"
    VOTE = "vote"


@dataclass(frozen=True, slots=True)
class TimeOrder:
    """What somebody wants done at a time that is still in doubt.

    A night to be planned has films that may be meant, one if it is `clear`, a place, and every how
    many weeks it comes again, 0 for never; one that is changed or voted on has its number, `ballot`
    is how to vote.
    """

    purpose: TimePurpose
    night_id: int | None = None
    ballot: str | None = None
    movie_ids: tuple[int, ...] = ()
    clear: bool = False
    voice_channel_id: int | None = None
    place: str | None = None
    weeks: int = 0

    def written(self) -> str:
        """Return the order as it is stored."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `written` returned."""
        values = json.loads(text)
        values["purpose"] = TimePurpose(values["purpose"])
        values["movie_ids"] = tuple(values["movie_ids"])
        return cls(**values)
