"""From a day that was named to the dates that it can mean."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import assert_never

from bot.domain.nights.times.errors import TimeProblem, TimeRefusedError
from bot.domain.nights.times.pieces import CalendarDate, Day, RelativeDay, Week, Weekday, Weekend
from bot.domain.nights.times.set_days import SetDay, dates_of

WEEK = 7
SATURDAY = 5
# To some people the first day of a week, so that its "this week" is still to come.
SUNDAY = 6
MAX_DAYS = 4000


def possible_dates(
    day: Day, minutes: int, local: datetime, *, month_first: bool | None
) -> Iterator[date]:
    """Yield the dates that a day can mean; `minutes` after midnight something is planned."""
    match day:
        case RelativeDay():
            yield after(local, day.days)
        case Weekday():
            yield from (after(local, days) for days in _until(day, minutes, local))
        case Week():
            yield from (after(local, days) for days in _of_week(day, local))
        case Weekend():
            yield from (after(local, days) for days in _of_weekend(day, local))
        case SetDay():
            yield from _of_calendar(day, local.date())
        case CalendarDate():
            for written in _orders(day, month_first):
                yield _calendar(written, local)
        case _:
            assert_never(day)


def _of_calendar(day: SetDay, today: date) -> list[date]:
    if dates := dates_of(day, today):
        return dates
    raise TimeRefusedError("", TimeProblem.IMPOSSIBLE)


def _until(day: Weekday, minutes: int, local: datetime) -> Iterator[int]:
    """Yield in how many days a weekday is; twice where "next" may mean this week's or not."""
    days = (day.number - local.weekday()) % WEEK
    if day.last:
        yield days - WEEK
        return
    if day.next_week:
        yield day.number - local.weekday() + WEEK * (1 + day.weeks_later)
        return
    if day.this_week and local.weekday() != SUNDAY:
        yield day.number - local.weekday()
        return
    if days == 0 and (day.next_one or not ahead(local, minutes)):
        days = WEEK
    if day.after_next:
        days += WEEK
    if day.weeks_later:
        days += WEEK * day.weeks_later
    yield days
    in_doubt = day.next_one or day.after_next
    if in_doubt and not day.weeks_later and day.number > local.weekday():
        yield days + WEEK


def _of_week(day: Week, local: datetime) -> Iterator[int]:
    """Yield in how many days the days of a week are that are still to come.

    A part that is over, or a beginning of which only today is left, is the next week's.
    """
    monday = WEEK * day.weeks_later - local.weekday()
    ends_today = monday + day.last == 0 and 0 == day.first < day.last < SUNDAY
    if monday + day.last < 0 or ends_today:
        monday += WEEK
    yield from range(max(0, monday + day.first), monday + day.last + 1)


def _of_weekend(day: Weekend, local: datetime) -> Iterator[int]:
    """Yield in how many days Saturday and Sunday are; those of two weekends where both may be."""
    saturday = SATURDAY - local.weekday()
    not_this = day.next_one or day.after_next
    weeks = day.weeks_later + day.after_next + (not_this and saturday <= 0)
    for later in (weeks, weeks + 1) if not_this and saturday > 0 else (weeks,):
        days = range(saturday + WEEK * later, saturday + WEEK * later + 2)
        yield from (each for each in days if each >= 0)


def _orders(day: CalendarDate, month_first: bool | None) -> Iterator[CalendarDate]:
    other = CalendarDate(day.month or 1, day.day, day.year)
    if not day.swapped:
        yield day
    else:
        yield from ([other] if month_first else [day] if month_first is False else [day, other])


def _calendar(day: CalendarDate, local: datetime) -> date:
    today = local.date()
    if day.month is None:
        return _day_of_month(day, today)
    year = today.year + day.years_later if day.years_later is not None else day.year
    years = [year] if year is not None else range(today.year, today.year + 9)
    existing = [found for year in years if (found := _date(year, day.month, day.day))]
    if not existing:
        raise TimeRefusedError("", TimeProblem.IMPOSSIBLE)
    return next((found for found in existing if found >= today), existing[0])


def _day_of_month(day: CalendarDate, today: date) -> date:
    said = day.months_later
    for months in range(13) if said is None else (said,):
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        found = _date(year, month + 1, day.day)
        if found and (found >= today or said is not None):
            return found
    raise TimeRefusedError("", TimeProblem.IMPOSSIBLE)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def after(local: datetime, days: int) -> date:
    """Return the date so many days after that of `local`. Raises TimeRefusedError."""
    if abs(days) > MAX_DAYS:
        raise far_away(past=days < 0)
    return local.date() + timedelta(days=days)


def ahead(local: datetime, minutes: int) -> bool:
    """Whether that time of today is still to come."""
    today = datetime.combine(local.date(), datetime.min.time())
    return today + timedelta(minutes=minutes) > local.replace(tzinfo=None)


def far_away(*, past: bool) -> TimeRefusedError:
    """Return what is wrong with a day beyond every calendar of nights."""
    return TimeRefusedError("", TimeProblem.PAST if past else TimeProblem.TOO_FAR)
