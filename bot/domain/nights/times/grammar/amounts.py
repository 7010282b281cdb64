"""Moments and stretches of time: a stamp, "in 2 hours", "in three days"."""

from bot.domain.nights.times import patterns, words
from bot.domain.nights.times.pieces import Amount, Found, Piece, RelativeDay, Stamp

# What looks like an amount and is a time of day: "8 heures et demie"; "1930 hours", "3 minutes to
# ten".
_HOURS = (patterns.HOUR_SIGN, patterns.AND_MINUTES)
_CLOCKS = (patterns.COMPACT, patterns.PAST_HOUR, patterns.TO_HOUR)


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
    if match := patterns.HOUR_AND_A_HALF.match(text, at):
        return (Amount(90),), match.end()
    match = patterns.AMOUNT_ALONE.match(text, at)
    if (
        match
        and not any(each.fullmatch(match[1]) for each in _HOURS)
        and not any(each.match(text, at) for each in _CLOCKS)
    ):
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
    for count, unit, part in patterns.EACH_AMOUNT.findall(written):
        value = words.AMOUNTS.get(count) or words.NUMBERS.get(count)
        value = sum(map(_number, count.split())) if value is None else value
        total += (value + words.AND_PARTS.get(part, 0)) * words.UNITS[unit]
    return total


def _number(digits: str) -> float:
    return words.FRACTIONS.get(digits) or float(digits.replace(",", "."))
