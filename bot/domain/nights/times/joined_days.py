"""Which names of days may be said of one night, and what they mean together."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.nights.times.pieces import CalendarDate, Day, RelativeDay, Week, Weekday, Weekend
from bot.domain.nights.times.set_days import WEEK, SetDay

# Of these, another name says which day is meant: "this weekend, Saturday".
STRETCHES = (Week, Weekend)


def says_the_same_day(days: Sequence[Day], piece: Day) -> bool:
    """A relative day, a weekday and a date may name one day together, or one of a week."""
    named = (*days, piece)
    kinds = [type(day) for day in named]
    own = {day.own_weekday for day in named if isinstance(day, SetDay)} - {None}
    if own and any(isinstance(day, Weekday) and day.number not in own for day in named):
        return False
    if kinds == [Week, Week]:
        return any(isinstance(day, Week) and day.is_whole for day in named)
    stretches = sum(kind in STRETCHES for kind in kinds)
    if stretches:
        return len(kinds) == 2 and stretches == 1 and RelativeDay not in kinds
    return len(set(kinds)) == len(kinds)


def with_day(days: Sequence[Day], day: Day) -> list[Day]:
    """Add a day to those that were named; one of a week takes the week's place."""
    match [*days, day]:
        case [Week() as part, Week() as week] if week.is_whole:
            return [replace(week, first=part.first, last=part.last)]
        case [Week() as week, Week() as part]:
            return [replace(week, first=part.first, last=part.last)]
        case [Week() as week, Weekday() as named] | [Weekday() as named, Week() as week]:
            said = {"next_week": week.weeks_later > 0, "this_week": week == Week()}
            return [replace(named, **said, weeks_later=max(0, week.weeks_later - 1))]
        case [RelativeDay(count), Weekday() as named] if count > 0 and count % WEEK == 0:
            return [replace(named, next_week=True, weeks_later=count // WEEK - 1)]
        case [Weekday() as named, RelativeDay(count)] if count > 0 and count % WEEK == 0:
            return [replace(named, next_week=True, weeks_later=count // WEEK - 1)]
        case [Week() | Weekend(), CalendarDate() as named]:
            return [named]
        case [CalendarDate() as named, Week() | Weekend()]:
            return [named]
        case [Weekend() as weekend, Weekday() as named] if weekend == Weekend():
            return [named]
        case [Weekday() as named, Weekend() as weekend] if weekend == Weekend():
            return [named]
        case every:
            return every
