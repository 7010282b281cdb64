"""Counts of stored data, up to a limit, so that counting never takes long."""

from dataclasses import dataclass
from datetime import datetime

# A count of this much means "at least"; counting so far takes some milliseconds.
COUNTED_TO = 10_000


@dataclass(frozen=True, slots=True)
class StoredFigures:
    """Counts of what people and servers have stored."""

    tastes: int
    people: int
    servers: int


@dataclass(frozen=True, slots=True)
class WaitingTimers:
    """The waiting timers: their number, how many are late, and when the soonest is due."""

    waiting: int
    overdue: int
    soonest: datetime | None
