"""Times of day: "20:30", "quarter to nine", "8-10pm"."""

import re
from collections.abc import Callable

from bot.domain.nights.times import patterns, words
from bot.domain.nights.times.pieces import ClockTime, Found, Or


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
    if match := patterns.FOUR_DIGITS.match(text, at):
        return (ClockTime(60 * int(match[1]) + int(match[2])),), match.end()
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


def number(text: str) -> int:
    """Return the number that digits or a word stand for; noon is twelve."""
    if text in words.NAMED_HOURS:
        return words.NAMED_HOURS[text] // 60
    return int(text) if text.isdigit() else words.NUMBERS[text]


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
    return of_day(number(hour), _minutes(minute or "0"), exact=hour.startswith("0"))


def _compact(match: re.Match[str]) -> ClockTime:
    of_24, minute, hour, its_minute, half = match.groups()
    if of_24:
        return of_day(int(of_24), int(minute), exact=True)
    return of_day(int(hour), int(its_minute), half)


def _minutes(text: str) -> int:
    """Return the minutes that digits or a word stand for."""
    named = words.MINUTE_WORDS | words.LAST_MINUTE_WORDS
    return named[text] if text in named else number(text)


def _shifted(hour: int, minutes: int, half: str | None = None) -> ClockTime:
    """An hour and some minutes more or less, as words say it: quarter to nine."""
    total = hour * 60 + minutes
    if half:
        total = total % 720 + (720 if half.strip().startswith("p") else 0)
        return ClockTime(total, possible=1 <= hour <= 12)
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
    count = patterns.LITTLE_MINUTES.get(minutes) or _minutes(minutes)
    return -count if sign in ("moins", "menos") else count


_CLOCKS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], ClockTime]], ...] = (
    (patterns.CLOCK_RANGE, _beginning),
    (patterns.CLOCK, _digits),
    (patterns.PAST_HOUR, lambda m: _shifted(number(m[3]), _few(m[1]), m["half"])),
    (patterns.TO_HOUR, lambda m: _shifted(number(m[3]), -_few(m[1]), m["half"])),
    (patterns.AROUND_HALF, _around_half),
    (patterns.WORD_MINUTES, lambda m: _shifted(number(m[1]), _minutes(m[2]), m["half"])),
    (patterns.HALB, lambda m: _shifted(number(m[2]), {"halb": -30, "viertel": -45}.get(m[1], -15))),
    (patterns.HALF, lambda m: _shifted(number(m[1]), 30, m["half"])),
    (patterns.AND_MINUTES, lambda m: _shifted(number(m[1]), _little(m[2], m[3]), m["half"])),
    (patterns.RANGE, _beginning),
    (patterns.FROM_TO, _beginning),
    (patterns.HOUR_HALF, lambda m: of_day(number(m[1] or m[3]), 0, m[2] or m[4])),
    (patterns.HOUR_ISH, lambda m: of_day(number(m[1]), 0)),
    (patterns.HOUR_PART, lambda m: of_day(number(m[1]), 0, exact=m[1].startswith("0"))),
    (patterns.HOUR_SIGN, _signed),
    (patterns.COMPACT, _compact),
    (patterns.NAMED_HOUR, lambda m: ClockTime(words.NAMED_HOURS[m[1]])),
)
