"""How much is stored, counted only so far that asking costs the same however much it is."""

from dataclasses import dataclass
from datetime import datetime

# A count that reaches this stands for "as many or more"; counting so far takes some milliseconds.
COUNTED_TO = 10_000


@dataclass(frozen=True, slots=True)
class StoredFigures:
    """What people and servers have told the bot."""

    tastes: int
    people: int
    servers: int


@dataclass(frozen=True, slots=True)
class WaitingTimers:
    """What waits for its time: how much, how much of it is late, and when the soonest is due."""

    waiting: int
    overdue: int
    soonest: datetime | None
