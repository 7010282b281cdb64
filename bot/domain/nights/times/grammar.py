"""How each piece of a time is written: one function a kind, tried in order at every word."""

import re
from collections.abc import Callable
from functools import cache

from rapidfuzz.distance import OSA

from bot.domain.nights.times import patterns, words
from bot.domain.nights.times.pieces import (
    Amount,
    CalendarDate,
    ClockTime,
    Day,
    Linking,
    Or,
    PartOfDay,
    Piece,
    RelativeDay,
    Stamp,
    Weekday,
    Weekend,
    Zone,
)
from bot.domain.zones import ABBREVIATIONS, find_zone

Found = tuple[tuple[Piece, ...], int]
# Misspelled by so many letters, a day's name of so many letters is still that day.
MISSPELLED = ((5, 1), (7, 2))
MAX_PLACE_WORDS = 3


def number(text: str) -> int:
    """Return the number that digits or a word stand for."""
    return int(text) if text.isdigit() else words.NUMBERS[text]


def stamp(text: str, at: int) -> Found | None:
    """Read `<t:1795200000:F>`."""
    match = patterns.STAMP.match(text, at)
    return ((Stamp(int(match[1])),), match.end()) if match else None


def amount(text: str, at: int) -> Found | None:
    """Read "in 2 hours", "2 hours from now", "2 hours ago"."""
    for pattern, sign in (
        (patterns.AMOUNT_AHEAD, 1),
        (patterns.AMOUNT_AGO, -1),
        (patterns.AMOUNT_FROM_NOW, 1),
    ):
        match = pattern.match(text, at)
        if match:
            written = next(group for group in match.groups() if group)
            return (_amount(written, sign),), match.end()
    match = patterns.AMOUNT_ALONE.match(text, at)
    if match and not patterns.HOUR_SIGN.fullmatch(match[1]):
        found = _amount(match[1], 1)
        return ((found,), match.end()) if isinstance(found, Amount) else None
    return None


def _amount(written: str, sign: int) -> Piece:
    """Days are counted on the calendar, hours and minutes on the clock."""
    minutes = sign * _minutes_of(written)
    units = {words.UNITS[unit] for _, unit, _ in patterns.EACH_AMOUNT.findall(written)}
    if units and min(units) >= words.DAY and minutes % words.DAY == 0:
        return RelativeDay(int(minutes // words.DAY))
    return Amount(minutes)


def _minutes_of(written: str) -> float:
    both = patterns.EACH_HOURS_MINUTES.fullmatch(written)
    if both:
        return int(both[1]) * 60 + int(both[2])
    total = 0.0
    for count, unit, half in patterns.EACH_AMOUNT.findall(written):
        value = words.AMOUNTS.get(count) or words.NUMBERS.get(count)
        value = float(count.replace(",", ".")) if value is None else value
        total += (value + (0.5 if half else 0)) * words.UNITS[unit]
    return total


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
    if match := patterns.RELATIVE.match(text, at):
        return (RelativeDay(words.RELATIVE_DAYS[match[1]]),), match.end()
    if match := patterns.WEEKEND.match(text, at):
        return (Weekend(),), match.end()
    if match := patterns.WEEKDAY.match(text, at):
        return (_weekday(match),), match.end()
    return None


def _weekday(match: re.Match[str]) -> Weekday:
    before, after_next, last_before, next_week = match.group(1, 2, 3, 4)
    long, short, shortest = match.group(5, 6, 7)
    of_next_week, behind, last_behind, later = match.group(8, 9, 10, 11)
    named = words.WEEKDAYS | words.SHORT_WEEKDAYS | words.SHORTEST_WEEKDAYS
    return Weekday(
        named[long or short or shortest],
        next_one=bool(before or behind),
        week_later=bool(later or after_next),
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
    nearest = min(names, key=lambda name: OSA.distance(typed, name, score_cutoff=allowed))
    if OSA.distance(typed, nearest) > allowed or typed[0] != nearest[0]:
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


def clock(text: str, at: int) -> Found | None:
    """Read a time of day that shows by itself that it is one."""
    if match := patterns.AM_BEFORE_DAY.match(text, at):
        hour = int(match[1])
        return (of_day(hour, 0, "am"), Or(), of_day(hour, 0, "pm")), match.end()
    if match := patterns.AM_BEFORE_PART.match(text, at):
        return (of_day(int(match[1]), 0),), match.end()
    for pattern, build in _CLOCKS:
        match = pattern.match(text, at)
        if match:
            return (build(match),), match.end()
    return None


def bare_hour(text: str, at: int) -> Found | None:
    """Read a number that is an hour because "at" or a day is beside it."""
    match = patterns.BARE_HOUR.match(text, at)
    if match is None or int(match[1] or match[2]) > 24:
        return None
    digits = match[1] or match[2]
    return (of_day(int(digits), 0, exact=digits.startswith("0")),), match.start() + len(digits)


def impossible_hour(text: str, at: int) -> Found | None:
    """Read a number behind "at" that no clock shows."""
    match = patterns.BARE_HOUR.match(text, at)
    return ((ClockTime(0, possible=False),), match.end()) if match else None


def word_hour(text: str, at: int) -> Found | None:
    """Read a number in words that follows "at"."""
    match = patterns.WORD_HOUR.match(text, at)
    return ((of_day(words.NUMBERS[match[1]], 0),), match.end()) if match else None


def of_day(hour: int, minute: int, half: str | None = None, *, exact: bool = False) -> ClockTime:
    """Return a time of day; `half` is am or pm, `exact` where a leading zero says enough."""
    possible = hour <= (12 if half else 24) and minute < 60 and (hour, minute) <= (24, 0)
    if half:
        hour = hour % 12 + (12 if half.strip().startswith("p") else 0)
    return ClockTime(hour * 60 + minute, not half and not exact and 1 <= hour <= 11, possible)


def _digits(match: re.Match[str]) -> ClockTime:
    hour, _, minute, half = match.groups()
    return of_day(int(hour), int(minute), half, exact=len(hour) == 2 and hour[0] == "0")


def _signed(match: re.Match[str]) -> ClockTime:
    hour, minute = match.groups()
    return of_day(number(hour), int(minute or 0), exact=hour.startswith("0"))


def _shifted(hour: int, minutes: int) -> ClockTime:
    """An hour and some minutes more or less, as words say it: quarter to nine."""
    total = hour * 60 + minutes
    return ClockTime(total, open_half=60 <= total < 720, possible=1 <= hour <= 24)


def _beginning(match: re.Match[str]) -> ClockTime:
    hour, minute, half, end, end_half = match.groups()
    if half is None and end_half and int(hour) < int(end):
        half = end_half
    return of_day(int(hour), int(minute or 0), half, exact=hour.startswith("0"))


def _few(minutes: str) -> int:
    return patterns.QUARTERS.get(minutes) or number(minutes)


def _around_half(match: re.Match[str]) -> ClockTime:
    few = number(match[1])
    return _shifted(number(match[3]), (few if match[2] == "nach" else -few) - 30)


def _little(sign: str, minutes: str) -> int:
    count = patterns.LITTLE_MINUTES.get(minutes) or number(minutes)
    return -count if sign in ("moins", "menos") else count


def zone(text: str, at: int) -> Found | None:
    """Read "UTC+2", "EST", "Berlin time", "hora de México"."""
    if match := patterns.OFFSET.match(text, at) or patterns.ISO_OFFSET.match(text, at):
        found = find_zone(match[0])
        return ((Zone(found),), match.end()) if found else None
    for pattern in (patterns.PLACE_BEFORE, patterns.PLACE_BEHIND):
        if match := pattern.match(text, at):
            # German makes adjectives of cities: Pariser, Wiener, Tokioter Zeit.
            names = (match[1], match[1].removesuffix("er"), match[1].removesuffix("ter"))
            found = next(filter(None, map(find_zone, names)), None)
            if found:
                return (Zone(found),), match.end()
    if match := patterns.ABBREVIATION.match(text, at):
        found = find_zone(match[1]) if match[1] in ABBREVIATIONS else None
        return ((Zone(found),), match.end()) if found else None
    return None


def city(text: str, at: int) -> Found | None:
    """Read a city of two words or more, which is hardly the title of a film."""
    for count in range(MAX_PLACE_WORDS, 1, -1):
        match = re.compile(rf"[a-z.'-]+(?:\s[a-z.'-]+){{{count - 1}}}{patterns.END}").match(
            text, at
        )
        found = find_zone(match[0]) if match else None
        if match and found:
            return (Zone(found),), match.end()
    return None


def either(text: str, at: int) -> Found | None:
    """Read "or"."""
    match = patterns.OR.match(text, at)
    return ((Or(),), match.end()) if match else None


def link(text: str, at: int) -> Found | None:
    """Read a word that only leads to an hour, to a day, or nowhere."""
    for pattern, to_clock in (
        (patterns.LINK_TO_CLOCK, True),
        (patterns.LINK_TO_DAY, False),
        (patterns.FILLER, False),
    ):
        match = pattern.match(text, at)
        if match:
            return (Linking(to_clock),), match.end()
    return None


_CLOCKS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], ClockTime]], ...] = (
    (patterns.CLOCK, _digits),
    (patterns.PAST_HOUR, lambda m: _shifted(number(m[3]), _few(m[1]))),
    (patterns.TO_HOUR, lambda m: _shifted(number(m[3]), -_few(m[1]))),
    (patterns.AROUND_HALF, _around_half),
    (patterns.WORD_MINUTES, lambda m: _shifted(number(m[1]), words.MINUTE_WORDS[m[2]])),
    (patterns.HALB, lambda m: _shifted(number(m[2]), {"halb": -30, "viertel": -45}.get(m[1], -15))),
    (patterns.HALF, lambda m: _shifted(number(m[1]), 30)),
    (patterns.AND_MINUTES, lambda m: _shifted(number(m[1]), _little(m[2], m[3]))),
    (patterns.RANGE, _beginning),
    (patterns.FROM_TO, _beginning),
    (patterns.HOUR_HALF, lambda m: of_day(number(m[1] or m[3]), 0, m[2] or m[4])),
    (patterns.HOUR_ISH, lambda m: of_day(number(m[1]), 0)),
    (patterns.HOUR_PART, lambda m: of_day(number(m[1]), 0, exact=m[1].startswith("0"))),
    (patterns.HOUR_SIGN, _signed),
    (patterns.NAMED_HOUR, lambda m: ClockTime(words.NAMED_HOURS[m[1]])),
)
