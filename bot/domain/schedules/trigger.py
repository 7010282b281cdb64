"""The interface of all kinds of retraining rules.

A new kind is a class in a module of its own and a line in `bot.domain.schedules.policy.TRIGGERS`;
the tests in `tests/bot/domain/schedules/test_triggers.py` then run over it, too.
"""

from abc import ABC, abstractmethod
from datetime import datetime, timedelta
from typing import ClassVar, Self
from zoneinfo import ZoneInfo


class Trigger(ABC):
    """One rule of a schedule. Its text, `str(rule)`, is what is stored, shown and read back."""

    # The first word of its text.
    word: ClassVar[str]
    # How people write it; the first one is shown as an example.
    examples: ClassVar[tuple[str, ...]]

    @classmethod
    @abstractmethod
    def parse(cls, text: str) -> Self | None:
        """Read a rule; None for a text of another kind.

        Raises UnreadableScheduleError for one of this kind that makes no sense.
        """

    @abstractmethod
    def __str__(self) -> str: ...

    @abstractmethod
    def next_time(self, zone: ZoneInfo, after: datetime) -> datetime | None:
        """Return the first moment after `after`, in UTC; None if the rule has no times."""

    @abstractmethod
    def shortest_gap(self) -> timedelta | None:
        """Return the shortest time between two moments; None if the rule has no times."""

    @property
    def likes_wanted(self) -> int | None:
        """The number of the server's new likes that makes it due; None if likes do not matter."""
        return None


def duration(interval: timedelta) -> str:
    """Write an interval of whole minutes as people type it: 90 minutes are 1h30m."""
    minutes = int(interval.total_seconds() // 60)
    parts = ((minutes // 1440, "d"), (minutes // 60 % 24, "h"), (minutes % 60, "m"))
    return "".join(f"{number}{unit}" for number, unit in parts if number) or "0m"
