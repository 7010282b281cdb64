"""`cron "0 4 * * 1"`: as a line of crontab says, in the server's zone.

cronsim reads the expression as Debian's cron does: either the day or the weekday counts where both
are given, and daylight saving moves only rules for certain hours.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from bot.domain.schedules.errors import ScheduleProblem, UnreadableScheduleError
from bot.domain.schedules.trigger import Trigger

TYPED = re.compile(r'cron\s+"?([^"]*)"?', re.IGNORECASE)
FIELDS = 5
# As crontab(5) has them; cronsim knows fields only.
NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
# What people also write, and what an earlier version has stored.
SPELLINGS = ((re.compile(r"-sun\b"), "-7"), (re.compile(r"\blast\b"), "L"))
# Two days of a rule for every hour: no rule is closer together later than in its first moments.
CHECKED_TIMES = 48
CHECKED_FROM = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Cron(Trigger):
    """Five fields as in crontab: minute, hour, day, month, weekday."""

    expression: str
    word: ClassVar[str] = "cron"
    examples: ClassVar[tuple[str, ...]] = ('cron "0 4 * * 1"', "cron @weekly", "cron 0 4 1 * *")

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read `cron "0 4 * * mon-fri"` or `cron @daily`."""
        match = TYPED.fullmatch(text)
        if match is None:
            return None
        rule = cls(" ".join(match[1].split()).lower())
        problem = _problem_of(rule.expression)
        if problem is not None:
            raise UnreadableScheduleError(problem, rule.expression)
        return rule

    def __str__(self) -> str:
        return f'cron "{self.expression}"'

    def next_time(self, zone: ZoneInfo, after: datetime) -> datetime | None:
        """Return the next moment that matches all fields; None when there will be none."""
        return next(_times(self.expression, zone, after), None)

    def shortest_gap(self) -> timedelta | None:
        """Return the shortest time between its first moments, daylight saving aside."""
        first = islice(_times(self.expression, ZoneInfo("UTC"), CHECKED_FROM), CHECKED_TIMES)
        return min((later - earlier for earlier, later in pairwise(first)), default=None)


def _times(expression: str, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    """Yield the moments after `after`; raises CronSimError for an expression that means nothing."""
    fields = NICKNAMES.get(expression, expression)
    for theirs, cronsims in SPELLINGS:
        fields = theirs.sub(cronsims, fields)
    # cronsim would take six fields for seconds.
    if len(fields.split()) != FIELDS:
        raise CronSimError("not five fields")
    moments = (moment.astimezone(UTC) for moment in CronSim(fields, after.astimezone(zone)))
    # In an hour that comes twice cronsim counts from the first one, whichever `after` lies in.
    return (moment for moment in moments if moment > after)


def _problem_of(expression: str) -> ScheduleProblem | None:
    try:
        happens = any(_times(expression, ZoneInfo("UTC"), CHECKED_FROM))
    except CronSimError:
        # cronsim refuses the 30th of February as it refuses nonsense.
        return ScheduleProblem.CRON_NEVER if _in_any_month(expression) else _NONSENSE
    return None if happens else ScheduleProblem.CRON_NEVER


def _in_any_month(expression: str) -> bool:
    minute, hour, day, _, weekday = [*expression.split(), *[""] * FIELDS][:FIELDS]
    try:
        CronSim(f"{minute} {hour} {day} * {weekday}", CHECKED_FROM)
    except CronSimError:
        return False
    return True


_NONSENSE = ScheduleProblem.CRON_NOT_UNDERSTOOD
