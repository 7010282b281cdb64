"""From the pieces of a typed time to the moments that it can mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import assert_never

from bot.domain.nights.times.errors import TimeProblem, TimeRefusedError
from bot.domain.nights.times.pieces import (
    Amount,
    CalendarDate,
    ClockTime,
    Day,
    ParsedTime,
    PartOfDay,
    RelativeDay,
    Stamp,
    Week,
    Weekday,
    Weekend,
)
from bot.domain.nights.times.scan import Scan
from bot.domain.nights.times.words import AFTERNOON, DAWN, EVENING, MORNING, NIGHT

# When a night begins of which only the day, or a part of it, is said.
USUAL_HOURS = {DAWN: 2, MORNING: 9, AFTERNOON: 15, EVENING: 20, NIGHT: 22}
USUAL_HOUR = 20
HALF_DAY, WHOLE_DAY = 12 * 60, 24 * 60
WEEK = 7
# To some people the first day of a week, so that its "this week" is still to come.
SUNDAY = 6
# Until then, people still say tonight.
SMALL_HOURS = 6
MAX_DAYS = 4000


@dataclass(frozen=True, slots=True)
class _Time:
    """Minutes after midnight, beyond a day's for the night that follows it."""

    minutes: int
    hour_assumed: bool = False
    evening_assumed: bool = False


def resolve(
    found: Scan, place: tzinfo, now: datetime, *, month_first: bool | None
) -> list[ParsedTime]:
    """Return all moments that a time can mean, in order; one where there is no doubt.

    `month_first` says which comes first in 3/4, where that is known. Raises TimeRefusedError.
    """
    try:
        return _resolve(found, place, now, month_first=month_first)
    except TimeRefusedError as refused:
        raise TimeRefusedError(found.text, refused.problem, refused.understood) from None


def _resolve(
    found: Scan, place: tzinfo, now: datetime, *, month_first: bool | None
) -> list[ParsedTime]:
    if found.exact is not None:
        return [ParsedTime(_exact(found.exact, now))]
    unique: dict[datetime, ParsedTime] = {}
    refused: TimeRefusedError | None = None
    # The likeliest zone comes last, so that a moment of several clocks is named after it.
    for zone in reversed(found.zone.zones if found.zone else (place,)):
        try:
            moments = _in_zone(found, zone, now, month_first=month_first)
            unique |= {moment.at: moment for moment in moments}
        except TimeRefusedError as error:
            refused = error
    if refused and not unique:
        raise refused
    return [unique[at] for at in sorted(unique)]


def _in_zone(
    found: Scan, zone: tzinfo, now: datetime, *, month_first: bool | None
) -> Iterator[ParsedTime]:
    local = now.astimezone(zone)
    times = [_on_part(clock, found.part) for clock in _with_one_half(found.clocks)]
    several = found.zone is not None and len(found.zone.zones) > 1
    for time in times or [_usual(found.part)]:
        for day in _days(found, time, local, month_first=month_first):
            for moment in _moments(day, time, zone):
                yield replace(moment, zone=str(zone)) if several else moment


def _exact(exact: Amount | Stamp, now: datetime) -> datetime:
    try:
        if isinstance(exact, Amount):
            return now.astimezone(UTC) + timedelta(minutes=exact.minutes)
        return datetime.fromtimestamp(exact.seconds, UTC)
    except (OverflowError, ValueError, OSError):
        past = (exact.minutes if isinstance(exact, Amount) else exact.seconds) < 0
        raise _far_away(past=past) from None


def _far_away(*, past: bool) -> TimeRefusedError:
    """A day beyond every calendar of nights."""
    return TimeRefusedError("", TimeProblem.PAST if past else TimeProblem.TOO_FAR)


def _with_one_half(clocks: Sequence[ClockTime]) -> Sequence[ClockTime]:
    """In "7 or 8pm" both are of the evening."""
    if len(clocks) == 2 and clocks[0].open_half and clocks[1].minutes >= HALF_DAY:
        return [ClockTime(clocks[0].minutes + HALF_DAY), clocks[1]]
    return clocks


def _on_part(clock: ClockTime, part: PartOfDay | None) -> _Time:
    if not clock.possible:
        raise TimeRefusedError("", TimeProblem.IMPOSSIBLE)
    minutes, hour = clock.minutes, clock.minutes // 60
    name = part.name if part else None
    if minutes == HALF_DAY and name in (EVENING, NIGHT):
        return _Time(WHOLE_DAY)
    if not clock.open_half:
        after_midnight = hour < SMALL_HOURS and name in (EVENING, NIGHT)
        return _Time(minutes + WHOLE_DAY if after_midnight else minutes)
    match name:
        case None:
            return _Time(minutes + HALF_DAY, evening_assumed=True)
        case "morning" | "dawn":
            return _Time(minutes)
        case "night":
            return _Time(minutes + (WHOLE_DAY if hour < 6 else HALF_DAY))
        case "evening" if hour < 4:
            return _Time(minutes + WHOLE_DAY)
        case _:
            return _Time(minutes + HALF_DAY)


def _usual(part: PartOfDay | None) -> _Time:
    hour = USUAL_HOURS[part.name] if part else USUAL_HOUR
    return _Time(hour * 60, hour_assumed=True)


def _days(found: Scan, time: _Time, local: datetime, *, month_first: bool | None) -> Iterator[date]:
    """Yield the days that may be meant."""
    if not found.days:
        yield local.date() if _ahead(local, 0, time) else _after(local, 1)
        return
    named = [(day, list(_dates(day, time, local, month_first))) for day in found.days]
    if len(named) > 1 and not found.alternative_days:
        yield from _together(named)
        return
    for _, dates in named:
        yield from dates


def _together(named: Sequence[tuple[Day, Sequence[date]]]) -> Iterator[date]:
    """Yield the day that has all these names; those that do not fit leave each in doubt."""
    weekday = next((day.number for day, _ in named if isinstance(day, Weekday)), None)
    dates = [dates for day, dates in named if not isinstance(day, Weekday)]
    every = dict.fromkeys(day for each in dates for day in each)
    shared = [day for day in every if all(day in each for each in dates)]
    fitting = [day for day in shared if weekday in (None, day.weekday())]
    if fitting:
        yield from fitting
        return
    for day in every:
        yield day
        if weekday is not None:
            yield day + timedelta(days=(weekday - day.weekday() + 3) % WEEK - 3)


def _dates(day: Day, time: _Time, local: datetime, month_first: bool | None) -> Iterator[date]:
    match day:
        case RelativeDay():
            yield _after(local, day.days)
        case Weekday():
            yield from (_after(local, days) for days in _until(day, time, local))
        case Week():
            monday = WEEK * day.weeks_later - local.weekday()
            yield from (_after(local, each) for each in range(max(0, monday), monday + WEEK))
        case Weekend():
            saturday = 5 - local.weekday()
            days = (0,) if saturday < 0 else (saturday, saturday + 1)
            yield from (_after(local, each) for each in days)
        case CalendarDate():
            for written in _orders(day, month_first):
                yield _calendar(written, local)
        case _:
            assert_never(day)


def _until(day: Weekday, time: _Time, local: datetime) -> Iterator[int]:
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
    if days == 0 and (day.next_one or not _ahead(local, 0, time)):
        days = WEEK
    if day.weeks_later:
        days += WEEK * day.weeks_later
    yield days
    if day.next_one and not day.weeks_later and day.number > local.weekday():
        yield days + WEEK


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


def _after(local: datetime, days: int) -> date:
    if abs(days) > MAX_DAYS:
        raise _far_away(past=days < 0)
    return local.date() + timedelta(days=days)


def _ahead(local: datetime, days: int, time: _Time) -> bool:
    """Whether that time of that day is still to come."""
    clock = datetime.combine(_after(local, days), datetime.min.time())
    return clock + timedelta(minutes=time.minutes) > local.replace(tzinfo=None)


def _moments(day: date, time: _Time, zone: tzinfo) -> Iterator[ParsedTime]:
    """Yield the moment of a clock time, both where the clocks show it twice."""
    try:
        shown = datetime.combine(day, datetime.min.time()) + timedelta(minutes=time.minutes)
        instants = [shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    except OverflowError:
        raise _far_away(past=day.year < 1000) from None
    if instants[0].astimezone(zone).replace(tzinfo=None) != shown:
        raise TimeRefusedError("", TimeProblem.SKIPPED, instants[0])
    for at in dict.fromkeys(instants):
        repeated = instants[0] != instants[1]
        yield ParsedTime(at, repeated, time.hour_assumed, time.evening_assumed)
