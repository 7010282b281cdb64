"""`after 25 likes`: as soon as the server has given so many new likes since the last run."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from bot.domain.schedules.errors import ScheduleProblem, UnreadableScheduleError
from bot.domain.schedules.trigger import Trigger

# No server gives more between two runs.
MAX_LIKES = 1_000_000
TYPED = re.compile(r"after\s+([\d.,]+)\s*(?:new\s+)?(?:likes?)?", re.IGNORECASE)
# More digits say nothing but "too many", and take long to read.
DIGITS = 9


@dataclass(frozen=True)
class AfterLikes(Trigger):
    """As soon as the server has given so many new likes since the last run."""

    count: int
    word: ClassVar[str] = "after"
    examples: ClassVar[tuple[str, ...]] = ("after 25 likes", "after 1,000 new likes", "after 1")

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read `after 25`, `after 1,000 new likes`."""
        match = TYPED.fullmatch(text)
        if match is None:
            return None
        digits = match[1].replace(",", "").replace(".", "")[:DIGITS]
        if not digits or not 1 <= int(digits) <= MAX_LIKES:
            raise UnreadableScheduleError(ScheduleProblem.LIKES_OUT_OF_RANGE, text)
        return cls(int(digits))

    def __str__(self) -> str:
        return f"after {self.count} like{'s' if self.count != 1 else ''}"

    def next_time(self, zone: ZoneInfo, after: datetime) -> None:
        """Time alone decides nothing."""

    def shortest_gap(self) -> None:
        """Time alone decides nothing."""

    @property
    def likes_wanted(self) -> int:
        """How many likes."""
        return self.count
