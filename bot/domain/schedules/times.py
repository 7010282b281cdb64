"""When a rule's next moment is; APScheduler's cron fields do the calendar."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

from bot.domain.errors import ScheduleError
from bot.domain.schedules.policy import Cron, Daily, Every, Policy, TimeRule

WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
CRON_HELP = (
    "a cron rule has five fields (minute, hour, day, month, weekday), such as "
    '`cron "0 4 * * 1"` for Mondays at 04:00'
)
CHECKED_TIMES = 48


def next_time(policy: Policy, time_zone: str, after: datetime) -> datetime | None:
    """Return the first moment of a policy's time rules after `after`, in UTC; None without any."""
    zone = ZoneInfo(time_zone)
    moments = [_next(rule, zone, after) for rule in policy.time_rules]
    return min((moment for moment in moments if moment is not None), default=None)


def _next(rule: TimeRule, zone: ZoneInfo, after: datetime) -> datetime | None:
    match rule:
        case Every(interval):
            return after + interval
        case Daily(hour, minute):
            return _next_cron(f"{minute} {hour} * * *", zone, after)
        case Cron(expression):
            return _next_cron(expression, zone, after)


@lru_cache(maxsize=8192)
def _next_cron(expression: str, zone: ZoneInfo, after: datetime) -> datetime | None:
    """Servers often share a rule and a zone, and rules count from one moment: remember answers."""
    moments = (_next_of(trigger, zone, after) for trigger in _triggers(expression, zone))
    return min((moment for moment in moments if moment is not None), default=None)


def _next_of(trigger: CronTrigger, zone: ZoneInfo, after: datetime) -> datetime | None:
    """Return the trigger's next moment.

    When the clocks go back an hour happens twice. As with Vixie cron, a rule for certain hours
    happens the first time only; one for every hour goes on.
    """
    moment = after
    while True:
        # Wall time first: only then does APScheduler count in the zone's own days.
        start = (moment + timedelta(microseconds=1)).astimezone(zone)
        found: datetime | None = trigger.get_next_fire_time(None, start)
        if found is None:
            return None
        moment = found.astimezone(UTC)
        if not moment.astimezone(zone).fold or _every_hour(trigger):
            return moment


def _every_hour(trigger: CronTrigger) -> bool:
    hours = next(str(field) for field in trigger.fields if field.name == "hour")
    return hours.startswith("*")


def check_cron(expression: str) -> None:
    """Raise ScheduleError for an expression that means nothing or never happens."""
    try:
        times = _times(expression, 1)
    except (ValueError, IndexError, OverflowError) as error:
        raise ScheduleError(f"I do not understand that: {CRON_HELP}.") from error
    if not times:
        raise ScheduleError(f"That never happens: {CRON_HELP}.")


def shortest_gap(policy: Policy) -> timedelta | None:
    """Return the shortest time between two moments of any one rule; None without time rules."""
    gaps: list[timedelta] = []
    for rule in policy.time_rules:
        match rule:
            case Every(interval):
                gaps.append(interval)
            case Daily():
                gaps.append(timedelta(days=1))
            case Cron(expression):
                gaps += _gaps(_times(expression, CHECKED_TIMES))
    return min(gaps, default=None)


def _times(expression: str, count: int) -> list[datetime]:
    """Return an expression's first moments in a zone without daylight saving."""
    zone, moment = ZoneInfo("UTC"), datetime(2026, 1, 1, tzinfo=UTC)
    times: list[datetime] = []
    while len(times) < count:
        found = _next_cron(expression, zone, moment)
        if found is None:
            break
        times.append(found)
        moment = found
    return times


def _gaps(times: Iterable[datetime]) -> list[timedelta]:
    ordered = list(times)
    return [later - earlier for earlier, later in pairwise(ordered)]


@lru_cache(maxsize=4096)
def _triggers(expression: str, zone: ZoneInfo) -> tuple[CronTrigger, ...]:
    """Translate crontab's rules into APScheduler's.

    Crontab counts weekdays from Sunday = 0, APScheduler 3 from Monday = 0; names are safe. And
    where both day and weekday are given, crontab means either, APScheduler both.
    """
    fields = NICKNAMES.get(expression, expression).split()
    if len(fields) != 5:
        raise ValueError("a cron expression has five fields")
    minute, hour, day, month, weekday = fields
    days = [(day, "*"), ("*", weekday)]
    if day.startswith("*") or weekday.startswith("*"):
        days = [(day, weekday)]
    return tuple(
        CronTrigger(
            minute=minute,
            hour=hour,
            day=one_day,
            month=month,
            day_of_week=_weekdays(one_weekday),
            timezone=zone,
        )
        for one_day, one_weekday in days
    )


def _weekdays(field: str) -> str:
    """Name each weekday of a field: 1-5 becomes mon,tue,wed,thu,fri."""
    return ",".join(_weekday_part(part) for part in field.split(","))


def _weekday_part(part: str) -> str:
    match = re.fullmatch(r"(\*|[0-7])(?:-([0-7]))?(?:/([1-9]))?", part)
    if match is None:
        return part
    first, last, step = match[1], match[2], int(match[3] or 1)
    if first == "*":
        if last is not None:
            raise ValueError(f"{part} is no weekday")
        return ",".join(WEEKDAYS[0:7:step]) if match[3] else "*"
    end = int(last) if last is not None else (6 if match[3] else int(first))
    if end < int(first):
        raise ValueError(f"{part} goes backwards")
    return ",".join(dict.fromkeys(WEEKDAYS[day] for day in range(int(first), end + 1, step)))
