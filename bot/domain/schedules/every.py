"""`every 6h`: this long after the last run."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from bot.domain.schedules.errors import ScheduleProblem, UnreadableScheduleError
from bot.domain.schedules.trigger import Trigger, duration

# Beyond a year people mean `schedule off`.
MAX_INTERVAL = timedelta(days=365)
MINUTES = {"m": 1, "h": 60, "d": 1440, "w": 10080}
AMOUNT = r"(\d+)\s*(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)"
SUM = re.compile(rf"every\s+((?:{AMOUNT}\s*)+)", re.IGNORECASE)
UNIT = re.compile(r"every\s+(hour|day|week)|(hourly|weekly)", re.IGNORECASE)
# More digits only mean "too long", and take long to read.
DIGITS = 9


@dataclass(frozen=True)
class Every(Trigger):
    """This long after the last run."""

    interval: timedelta
    word: ClassVar[str] = "every"
    examples: ClassVar[tuple[str, ...]] = ("every 6h", "every 90 minutes", "hourly")

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read `every 2 days`, `every 1h30m`, `every week`, `hourly`."""
        if unit := UNIT.fullmatch(text):
            return cls(timedelta(minutes=MINUTES[(unit[1] or unit[2])[0].lower()]))
        match = SUM.fullmatch(text)
        if match is None:
            return None
        amounts = re.findall(AMOUNT, match[1], re.IGNORECASE)
        minutes = sum(int(number[:DIGITS]) * MINUTES[unit[0].lower()] for number, unit in amounts)
        if minutes < 1:
            raise UnreadableScheduleError(ScheduleProblem.INTERVAL_TOO_SHORT, text)
        if minutes > MAX_INTERVAL.total_seconds() / 60:
            raise UnreadableScheduleError(ScheduleProblem.INTERVAL_TOO_LONG, text)
        return cls(timedelta(minutes=minutes))

    def __str__(self) -> str:
        return f"every {duration(self.interval)}"

    def next_time(self, zone: ZoneInfo, after: datetime) -> datetime:  # noqa: ARG002 - intervals have no zone
        """Return the moment one interval later."""
        return after + self.interval

    def shortest_gap(self) -> timedelta:
        """Return the interval."""
        return self.interval
