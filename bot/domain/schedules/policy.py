"""All retraining rules of one server, and how people write them: `every 6h, after 25 likes`."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Self
from zoneinfo import ZoneInfo

from bot.domain.schedules.after_likes import AfterLikes
from bot.domain.schedules.cron import Cron
from bot.domain.schedules.daily import Daily
from bot.domain.schedules.errors import ScheduleProblem, UnreadableScheduleError
from bot.domain.schedules.every import Every
from bot.domain.schedules.korean import in_english
from bot.domain.schedules.trigger import Trigger

# Every kind of rule; the first that can read a text reads it.
TRIGGERS: tuple[type[Trigger], ...] = (Daily, Every, Cron, AfterLikes)
OFF = "off"
OFF_WORDS = frozenset({OFF, "none", "never", "끄기"})
MAX_RULES = 5
MAX_TEXT = 300
# The number of cached results: thousands of servers share some hundred schedules and zones.
REMEMBERED_ANSWERS = 8192
QUOTES = str.maketrans(dict.fromkeys("“”„«»'`", '"'))
# A sign, a word or nothing joins rules. A comma within a number or within quotation marks does not
# separate them.
BETWEEN_RULES = re.compile(
    r"""(?: \s*(?:,(?!\d{3}(?!\d))|[;+]|\b(?:and|or|또는|그리고)\b)\s*
    | \s+(?=(?:every|daily|cron|after)\b) )
    (?=(?:[^"]*"[^"]*")*[^"]*$)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Policy:
    """All rules of one server; each of them alone makes a run due. No rules: off."""

    rules: tuple[Trigger, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one or several rules; raises UnreadableScheduleError."""
        typed = text.translate(QUOTES).strip()
        if len(typed) > MAX_TEXT:
            raise UnreadableScheduleError(ScheduleProblem.TOO_LONG, typed)
        if typed.casefold() in OFF_WORDS:
            return cls()
        parts = (part.strip() for part in BETWEEN_RULES.split(typed))
        rules = dict.fromkeys(_rule(part) for part in parts if part)
        if not rules:
            raise UnreadableScheduleError(ScheduleProblem.EMPTY)
        if len(rules) > MAX_RULES:
            raise UnreadableScheduleError(ScheduleProblem.TOO_MANY_RULES, typed)
        return cls(tuple(rules))

    def __str__(self) -> str:
        return ", ".join(map(str, self.rules)) or OFF

    @property
    def likes_wanted(self) -> int | None:
        """The number of new likes that makes a run due; None if likes do not matter."""
        counts = (rule.likes_wanted for rule in self.rules)
        return min((count for count in counts if count is not None), default=None)

    def next_time(self, time_zone: str, after: datetime) -> datetime | None:
        """Return the first moment of any rule after `after`, in UTC; None if no rule has one."""
        return _next_time(self, time_zone, after)

    def shortest_gap(self) -> timedelta | None:
        """Return the shortest time between two moments of a rule; None if there is none."""
        gaps = (rule.shortest_gap() for rule in self.rules)
        return min((gap for gap in gaps if gap is not None), default=None)


DEFAULT_POLICY = Policy((Daily(4, 0), AfterLikes(25)))


@lru_cache(maxsize=REMEMBERED_ANSWERS)
def _next_time(policy: Policy, time_zone: str, after: datetime) -> datetime | None:
    zone = ZoneInfo(time_zone)
    moments = (rule.next_time(zone, after) for rule in policy.rules)
    return min((moment for moment in moments if moment is not None), default=None)


def _rule(text: str) -> Trigger:
    english = in_english(text)
    for kind in TRIGGERS:
        rule = kind.parse(english)
        if rule is not None:
            return rule
    raise UnreadableScheduleError(ScheduleProblem.NOT_UNDERSTOOD, text)
