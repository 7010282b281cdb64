"""`daily 04:00`: each day at a time of the server's zone."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from bot.domain.schedules.errors import ScheduleProblem, UnreadableScheduleError
from bot.domain.schedules.trigger import Trigger

DAY = timedelta(days=1)
TYPED = re.compile(
    r"(?:daily|every\s+day)(?:\s+at)?\s+(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Daily(Trigger):
    """Each day at a time of the server's zone."""

    hour: int
    minute: int
    word: ClassVar[str] = "daily"
    examples: ClassVar[tuple[str, ...]] = ("daily 04:00", "every day at 4 pm")

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read `daily 4:30`, `daily at 4.30 pm`, `every day at 4pm`."""
        match = TYPED.fullmatch(text)
        if match is None:
            return None
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
        fits = 1 <= hour <= 12 if half else hour <= 23
        if not fits or minute > 59:
            raise UnreadableScheduleError(ScheduleProblem.NO_SUCH_TIME, text)
        return cls(hour % 12 + (12 if half == "pm" else 0) if half else hour, minute)

    def __str__(self) -> str:
        return f"daily {self.hour:02d}:{self.minute:02d}"

    def next_time(self, zone: ZoneInfo, after: datetime) -> datetime:
        """Return today's moment if it lies ahead, else tomorrow's.

        A time that daylight saving skips comes an hour later that day; one that comes twice counts
        the first time.
        """
        today, at = after.astimezone(zone).date(), time(self.hour, self.minute, tzinfo=zone)
        days = (datetime.combine(today + days * DAY, at) for days in count())
        return next(moment for moment in (day.astimezone(UTC) for day in days) if moment > after)

    def shortest_gap(self) -> timedelta:
        """Return a day."""
        return DAY
