"""Days and their parts: dates, weekdays, "tomorrow", "in the evening"."""

import re
from functools import cache

from rapidfuzz.distance import OSA

from bot.domain.nights.times import patterns, words
from bot.domain.nights.times.pieces import (
    CalendarDate,
    ClockTime,
    Day,
    Found,
    PartOfDay,
    Piece,
    RelativeDay,
    Week,
    Weekday,
    Weekend,
)

LAST_HOUR = 24
# Misspelled by so many letters, a day's name of so many letters is still that day.
MISSPELLED = ((5, 1), (7, 2))


def date(text: str, at: int) -> Found | None:
    """Read a date in digits, or with the name of its month."""
    if match := patterns.ISO_DATE.match(text, at):
        year, month, day = (int(match[group]) for group in (1, 3, 4))
        return (CalendarDate(day, month, year),), match.end()
    if match := patterns.DAY_MONTH.match(text, at):
        day = int(match[1]) if match[1] else words.ORDINALS[match[2]]
        return (CalendarDate(day, words.MONTHS[match[3]], _year(match[4])),), match.end()
    if match := patterns.MONTH_DAY.match(text, at):
        day = int(match[2]) if match[2] else words.ORDINALS[match[3]]
        return (CalendarDate(day, words.MONTHS[match[1]], _year(match[4])),), match.end()
    if match := patterns.NAMED_DATE.match(text, at):
        return (CalendarDate(*words.NAMED_DATES[match[1]]),), match.end()
    if match := patterns.NUMBER_DATE.match(text, at):
        found = _number_date(match)
        return ((found,), match.end()) if found else None
    if match := patterns.DAY_OF_MONTH.match(text, at):
        return (CalendarDate(int(match[1] or match[2])),), match.end()
    return None


def _number_date(match: re.Match[str]) -> CalendarDate | None:
    first, sign, second, year = int(match[1]), match[2], int(match[3]), _year(match[4])
    ended = match[0].endswith(sign) or year is not None
    if sign == "-" and first <= 12 and second > LAST_HOUR:
        return CalendarDate(second, first, year)
    if sign != "/" and not ended:
        return None  # 8.30 is a clock time, 7-8 a span
    if sign == ".":
        return CalendarDate(first, second, year)
    if first <= 12 < second:
        return CalendarDate(second, first, year)
    return CalendarDate(first, second, year, swapped=first != second and max(first, second) <= 12)


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def day(text: str, at: int) -> Found | None:
    """Read "tonight", "tomorrow", "next friday", "this weekend"."""
    if match := patterns.TODAY_PART.match(text, at):
        return (RelativeDay(0), PartOfDay(words.PARTS_OF_TODAY[match[1]])), match.end()
    if match := patterns.DAY_AND_PART.match(text, at):
        named = match[1]
        of_week = Weekday(words.WEEKDAYS[named]) if named in words.WEEKDAYS else RelativeDay(1)
        return (of_week, *words_part(match[2])), match.end()
    if match := patterns.WEEKS_FROM.match(text, at):
        return (_weeks_from(match),), match.end()
    if match := patterns.RELATIVE.match(text, at):
        return (RelativeDay(words.RELATIVE_DAYS[match[1]]),), match.end()
    if match := patterns.WEEKEND.match(text, at):
        return (Weekend(),), match.end()
    if match := patterns.WEEKDAY.match(text, at):
        return (_weekday(match),), match.end()
    if match := patterns.WEEK_ALONE.match(text, at):
        return (Week(1),), match.end()
    return None


def _weeks_from(match: re.Match[str]) -> Day:
    """Read "a week from tomorrow", "heute in zwei Wochen"."""
    count = next(each for each in match.group(1, 4) if each)
    weeks = int(count) if count.isdigit() else words.NUMBERS.get(count, 1)
    named = match[2] or match[3]
    if named in words.WEEKDAYS:
        return Weekday(words.WEEKDAYS[named], weeks_later=weeks)
    return RelativeDay(words.RELATIVE_DAYS[named] + 7 * weeks)


def _weekday(match: re.Match[str]) -> Weekday:
    before, after_next, last_before, next_week = match.group(1, 2, 3, 4)
    long, short, shortest = match.group(5, 6, 7)
    of_next_week, behind, last_behind, later = match.group(8, 9, 10, 11)
    named = words.WEEKDAYS | words.SHORT_WEEKDAYS | words.SHORTEST_WEEKDAYS
    return Weekday(
        named[long or short or shortest],
        next_one=bool(before or behind),
        weeks_later=words.WEEKS_LATER[later] if later else int(bool(after_next)),
        next_week=bool(next_week or of_next_week),
        last=bool(last_before or last_behind),
    )


def words_part(joined: str) -> tuple[Piece, ...]:
    """Return what the end of "Freitagabend" or "Sonntagmittag" says."""
    meant = words.JOINED_PARTS[joined]
    return (ClockTime(meant),) if isinstance(meant, int) else (PartOfDay(meant),)


def weekday_number(text: str, at: int) -> Found | None:
    """Read the date that follows a weekday: "friday 27 at 8"."""
    match = patterns.WEEKDAY_NUMBER.match(text, at)
    return ((CalendarDate(int(match[1] or match[2])),), match.end()) if match else None


def misspelled_day(text: str, at: int) -> Found | None:
    """Read a day's name that is a letter or two off."""
    match = re.compile(r"[a-z']+").match(text, at)
    if match is None:
        return None
    typed = match[0]
    allowed = max((slips for length, slips in MISSPELLED if len(typed) >= length), default=0)
    if not allowed:
        return None
    names = _day_names()
    alike = [name for name in names if name[0] == typed[0]]
    nearest = min(alike, key=lambda name: OSA.distance(typed, name), default=typed)
    if nearest not in names or OSA.distance(typed, nearest) > allowed:
        return None
    return (names[nearest],), match.end()


@cache
def _day_names() -> dict[str, Day]:
    """Names of days that are long enough to be known with a slip."""
    named: dict[str, Day] = {name: Weekday(day) for name, day in words.WEEKDAYS.items()}
    relative = {
        name: RelativeDay(days)
        for name, days in words.RELATIVE_DAYS.items()
        if " " not in name and len(name) >= 5
    }
    return named | relative


def part(text: str, at: int) -> Found | None:
    """Read "in the evening"."""
    match = patterns.PART.match(text, at)
    return ((PartOfDay(words.PARTS[match[1]]),), match.end()) if match else None
