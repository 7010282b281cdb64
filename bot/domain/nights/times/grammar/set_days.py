"""Days of several words: "last friday of december", "two fridays from now", "end of the week"."""

import re

from bot.domain.nights.times import set_day_patterns as patterns
from bot.domain.nights.times import set_day_words as words
from bot.domain.nights.times.grammar import days
from bot.domain.nights.times.pieces import Found, Linking, RelativeDay, Week, Weekday, Weekend
from bot.domain.nights.times.set_days import Beside, OfMonth, SetDay
from bot.domain.nights.times.words import (
    MONTHS,
    NUMBERS,
    RELATIVE_DAYS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)

SATURDAY, WEEK, DECEMBER = 5, 7, 12
# Of how many days people think who say "after christmas".
SOME = 5
# Which days of a week people mean by a part of it; 0 is Monday.
OF_WEEK = {words.START: (0, 2), words.MIDDLE: (1, 3), words.END: (4, 6)}
# With which day a week of a month begins that people mean by a part of it.
OF_MONTH = {words.START: 1, words.MIDDLE: 12, words.END: -WEEK}


def feast(text: str, at: int) -> Found | None:
    """Read "halloween", where it may be no part of a title."""
    if match := patterns.FEAST.match(text, at):
        return (words.FEASTS[match[1]],), match.end()
    match = patterns.SOME_DAYS_BESIDE.match(text, at)
    if match is None:
        return None
    first = 1 if match["way"] in words.AFTER else -SOME if match["way"] in words.BEFORE else -2
    return (Beside(words.LANDMARKS[match["landmark"]], first, days=SOME),), match.end()


def denied(text: str, at: int) -> Found | None:
    """Pass over a day that is not the one: "not friday but saturday"."""
    match = patterns.DENIED.match(text, at)
    found = days.day(text, match.end()) or days.date(text, match.end()) if match else None
    if found is None:
        return None
    contrary = patterns.CONTRARY.match(text, found[1])
    return (Linking(),), contrary.end() if contrary else found[1]


def beside(text: str, at: int) -> Found | None:
    """Read "the day after christmas", "the saturday before new year's eve"."""
    if eve := patterns.EVE_OF.match(text, at):
        return (Beside(words.LANDMARKS[eve["landmark"]], -1),), eve.end()
    match = patterns.BESIDE.match(text, at)
    if match is None:
        return None
    said = match.groupdict()
    way = 1 if said["way"] in words.AFTER else -1
    landmark = words.LANDMARKS[said["landmark"]]
    if said["weekday"]:
        return (Beside(landmark, way, _weekday(said["weekday"])),), match.end()
    if said["weekend"]:
        return (Beside(landmark, way, SATURDAY, days=2),), match.end()
    days = _count(said["count"]) * (WEEK if said["weeks"] else 1)
    return (Beside(landmark, way * days),), match.end()


def of_month(text: str, at: int) -> Found | None:
    """Read "the last friday of december", "first weekend of next month", "the last day of"."""
    match = patterns.NTH_OF_MONTH.match(text, at)
    if match is None:
        return _nth_alone(text, at)
    said, nth = match.groupdict(), words.NTH[match["nth"]]
    if said["weekday"]:
        return (_of_month(said, nth, _weekday(said["weekday"])),), match.end()
    if said["weekend"]:
        return (_of_month(said, nth, SATURDAY, days=2),), match.end()
    if said["week"]:
        begins = 1 + WEEK * (nth - 1) if nth > 0 else WEEK * nth
        return (_of_month(said, begins, days=WEEK),), match.end()
    return (_of_month(said, nth),), match.end()


def _nth_alone(text: str, at: int) -> Found | None:
    match = patterns.NTH_ALONE.match(text, at)
    if match is None:
        return None
    return (OfMonth(words.NTH[match["nth"]], _weekday(match["weekday"])),), match.end()


def section(text: str, at: int) -> Found | None:
    """Read "end of the week", "early next week", "mid-january", "the week after next"."""
    if match := patterns.OF_WEEK.match(text, at):
        first, last = OF_WEEK[words.SECTIONS[match["section"]]]
        return (Week(_weeks_later(match), first, last),), match.end()
    if match := patterns.OF_MONTH.match(text, at):
        begins = OF_MONTH[words.SECTIONS[match["section"]]]
        return (_of_month(match.groupdict(), begins, days=WEEK),), match.end()
    if match := patterns.WEEKDAYS.match(text, at):
        return (Week(0, 0, 4),), match.end()
    if match := patterns.WEEK_ALONE.match(text, at):
        return (Week(_weeks_later(match)),), match.end()
    return None


def weekday(text: str, at: int) -> Found | None:
    """Read "two fridays from now", "friday after next", "a fortnight on saturday"."""
    if match := patterns.COUNTED_WEEKDAYS.match(text, at):
        weeks = _count(match[1] or match[3]) - 1
        found = Weekday(_weekday(match[2] or match[4]), next_one=True, weeks_later=weeks)
        return (found,), match.end()
    if match := patterns.WEEKDAY_AFTER_NEXT.match(text, at):
        number = _weekday(match[1])
        after_this = Weekday(number, weeks_later=1)
        return (after_this if match[2] else Weekday(number, after_next=True),), match.end()
    match = patterns.WEEKS_ON.match(text, at) or patterns.DAY_WEEKS.match(text, at)
    if match is None:
        return None
    weeks = _count(match["count"]) * (2 if match["fortnight"] else 1)
    if match["day"] in RELATIVE_DAYS:
        return (RelativeDay(RELATIVE_DAYS[match["day"]] + WEEK * weeks),), match.end()
    return (Weekday(_weekday(match["day"]), weeks_later=weeks),), match.end()


def weekend(text: str, at: int) -> Found | None:
    """Read "next weekend", "the weekend after next", "in two weekends"."""
    match = patterns.WEEKEND.match(text, at)
    if match is None:
        return None
    count = match["ahead"] or match["count"]
    found = Weekend(
        next_one=bool(match["next"]),
        after_next=bool(match["after_next"]),
        weeks_later=_count(count) - 1 if count else int(bool(match["later"])),
    )
    return (found,), match.end()


def _of_month(
    said: dict[str, str | None], nth: int, weekday: int | None = None, *, days: int = 1
) -> SetDay:
    """Return a day, or several, of the month that was said."""
    month = MONTHS[said["month"]] if said["month"] else DECEMBER if said["year_end"] else None
    later = 1 if said["next_month"] else 0 if said["this_month"] else None
    year = int(said["year"]) if said["year"] else None
    return OfMonth(nth, weekday, month, year, later, days)


def _weeks_later(match: re.Match[str]) -> int:
    return 2 if match["after_next"] else 1 if match["next_week"] else 0


def _weekday(name: str) -> int:
    return (WEEKDAYS | SHORT_WEEKDAYS)[name]


def _count(written: str | None) -> int:
    if written is None:
        return 1
    return int(written) if written.isdigit() else (patterns.COUNTS | NUMBERS)[written]
