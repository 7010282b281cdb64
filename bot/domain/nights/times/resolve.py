"""From the pieces of a typed time to the moments that it can mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice
from typing import TypeGuard

from bot.domain.nights.times.dates import WEEK, after, ahead, far_away, possible_dates
from bot.domain.nights.times.errors import TimeProblem, TimeRefusedError
from bot.domain.nights.times.pieces import (
    Amount,
    CalendarDate,
    ClockTime,
    Day,
    ParsedTime,
    PartOfDay,
    Stamp,
    Weekday,
)
from bot.domain.nights.times.scan import Scan
from bot.domain.nights.times.words import AFTERNOON, DAWN, EVENING, MORNING, NIGHT

# When a night begins of which only the day, or a part of it, is said.
USUAL_HOURS = {DAWN: 2, MORNING: 9, AFTERNOON: 15, EVENING: 20, NIGHT: 22}
USUAL_HOUR = 20
HALF_DAY, WHOLE_DAY = 12 * 60, 24 * 60
YEAR = 366
# Until then, people still say tonight.
SMALL_HOURS = 6


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
        raise far_away(past=past) from None


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
        yield local.date() if ahead(local, time.minutes) else after(local, 1)
        return
    named = [
        (day, list(possible_dates(day, time.minutes, local, month_first=month_first)))
        for day in found.days
    ]
    if len(named) > 1 and not found.alternative_days:
        yield from _together(named, local.date())
        return
    for _, dates in named:
        yield from dates


def _together(named: Sequence[tuple[Day, Sequence[date]]], today: date) -> Iterator[date]:
    """Yield the day that has all these names; those that do not fit leave each in doubt.

    With them in doubt is a later month in which they fit: "friday the 13th".
    """
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
    of_month = next((day.day for day, _ in named if _is_of_any_month(day)), None)
    of_year = (today + timedelta(days=days) for days in range(YEAR))
    fits = (each for each in of_year if (each.day, each.weekday()) == (of_month, weekday))
    yield from islice(fits, 1)


def _is_of_any_month(day: Day) -> TypeGuard[CalendarDate]:
    return isinstance(day, CalendarDate) and day.month is None


def _moments(day: date, time: _Time, zone: tzinfo) -> Iterator[ParsedTime]:
    """Yield the moment of a clock time, both where the clocks show it twice."""
    try:
        shown = datetime.combine(day, datetime.min.time()) + timedelta(minutes=time.minutes)
        instants = [shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    except OverflowError:
        raise far_away(past=day.year < 1000) from None
    if instants[0].astimezone(zone).replace(tzinfo=None) != shown:
        raise TimeRefusedError("", TimeProblem.SKIPPED, instants[0])
    for at in dict.fromkeys(instants):
        repeated = instants[0] != instants[1]
        yield ParsedTime(at, repeated, time.hour_assumed, time.evening_assumed)
