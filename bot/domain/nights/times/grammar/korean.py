"""Times in Korean: "내일 저녁 8시 반", "다음 주 금요일", "2시간 뒤"."""

import re
from collections.abc import Iterator

from bot.domain import korean_numbers
from bot.domain.nights.times import korean
from bot.domain.nights.times.grammar.clocks import of_day
from bot.domain.nights.times.pieces import (
    Amount,
    CalendarDate,
    ClockTime,
    Found,
    Linking,
    Or,
    PartOfDay,
    Piece,
    RelativeDay,
    Week,
    Weekday,
    Weekend,
    Zone,
)
from bot.domain.nights.times.words import DAY, EVENING
from bot.domain.zones import find_zones

HALF_DAY, WHOLE_DAY = 12 * 60, 24 * 60
# Until then, an hour of a night is one after midnight.
SMALL_HOURS_END = 4


def amount(text: str, at: int) -> Found | None:
    """Read "2시간 뒤", "1시간 반 있다가", "사흘 뒤", "2시간 전"."""
    for pattern, sign in ((korean.AMOUNT_AHEAD, 1), (korean.AMOUNT_AGO, -1)):
        if match := pattern.match(text, at):
            return (_amount(match[1], sign),), match.end()
    match = korean.AMOUNT_ALONE.match(text, at)
    return ((_amount(match[0], 1),), match.end()) if match else None


def _amount(written: str, sign: int) -> Piece:
    total, smallest = 0.0, float(DAY)
    for count, unit, half, whole in korean.EACH_AMOUNT.findall(written):
        minutes = korean.WHOLE_AMOUNTS[whole] if whole else korean.UNITS[unit]
        smallest = min(smallest, minutes)
        total += minutes if whole else minutes * (_count(count) + (0.5 if half else 0))
    if smallest >= DAY and total % DAY == 0:
        return RelativeDay(sign * int(total // DAY))
    return Amount(sign * total)


def _count(written: str) -> float:
    for words in (korean.AMOUNTS, korean_numbers.NUMBERS, korean.COUNTS):
        if written in words:
            return words[written]
    return float(written.replace(",", "."))


def date(text: str, at: int) -> Found | None:
    """Read "11월 30일", "12.25 저녁 8시", "다음 달 3일", "크리스마스 이브"."""
    if match := korean.DOTTED_DATE.match(text, at):
        return (CalendarDate(int(match[2]), int(match[1])),), match.end()
    if match := korean.NAMED_DATE.match(text, at):
        return (CalendarDate(*korean.NAMED_DATES[match[1]]),), match.end()
    match = korean.DATE.match(text, at)
    if match is None:
        return None
    year, which_year, month, which_month, day = match.groups()
    found = CalendarDate(
        int(day),
        int(month) if month else None,
        int(year) % 2000 + 2000 if year else None,
        years_later=None if which_year is None else int(which_year == "내년"),
        months_later=None if which_month is None else int("이" not in which_month),
    )
    return (found,), match.end()


def day(text: str, at: int) -> Found | None:
    """Read "내일", "이번 주 토요일", "다음 주말", "불금"."""
    if match := korean.RELATIVE.match(text, at):
        return (RelativeDay(korean.RELATIVE_DAYS[match[1]]),), match.end()
    if match := korean.WEEKEND.match(text, at):
        return (Weekend(weeks_later=int(bool(match[1]))),), match.end()
    if match := korean.FREE_DAY.match(text, at):
        return (Weekday(korean.WEEKDAYS[match[1]]), PartOfDay(EVENING)), match.end()
    if match := korean.WEEKDAY.match(text, at):
        return (_weekday(match, korean.WEEKDAYS[match["day"]]),), match.end()
    if match := korean.WEEK_ALONE.match(text, at):
        return (Week(2 if match["after_next"] else 1 if match["next_week"] else 0),), match.end()
    return None


def _weekday(match: re.Match[str], number: int) -> Weekday:
    said = match.groupdict()
    weeks = int(_count(said["count"])) if said["count"] else 2 if said["after_next"] else 0
    return Weekday(
        number,
        next_one=bool(said["next_one"]),
        next_week=bool(said["next_week"] or weeks),
        weeks_later=max(0, weeks - 1),
        this_week=bool(said["this_week"]),
        last=bool(said["last"]),
    )


def clock(text: str, at: int) -> Found | None:
    """Read "8시", "저녁 8시 반", "오후 9:15", "8시부터 10시까지"."""
    if match := korean.DIGITAL.match(text, at):
        return _pieces(match[1], int(match[2]), int(match[3])), match.end()
    if match := korean.CLOCK.match(text, at):
        written = match["hour"] or match["first"]
        minutes = 30 if match["half"] else int(_count(match["minute"])) if match["minute"] else 0
        early = -minutes if match["before"] else 0
        pieces = _pieces(match["part"], int(_count(written)), 0 if early else minutes, early)
        return _exact(written, pieces), match.end()
    if match := korean.NAMED_HOUR.match(text, at):
        return (ClockTime(korean.NAMED_HOURS[match[1]]),), match.end()
    return None


def _exact(written: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A leading zero says that the morning is meant."""
    if len(pieces) == 1 and isinstance(pieces[0], ClockTime) and written.startswith("0"):
        return (ClockTime(pieces[0].minutes, possible=pieces[0].possible),)
    return pieces


def _pieces(part: str | None, hour: int, minute: int, early: int = 0) -> tuple[Piece, ...]:
    """Return an hour and what was said of it; `early` are minutes before it, negative."""
    shown = of_day(hour, minute)
    if part is None or not shown.possible:
        return (ClockTime(shown.minutes + early, shown.open_half, shown.possible),)
    name = korean.HALVES[part]
    first, *others = [ClockTime(each + early) for each in _on_part(name, hour, minute)] or [
        ClockTime(0, possible=False)
    ]
    either: list[Piece] = [piece for other in others for piece in (Or(), other)]
    evening: list[Piece] = [PartOfDay(EVENING)] if name == EVENING else []
    return (*evening, first, *either)


def _on_part(name: str, hour: int, minute: int) -> Iterator[int]:
    """Yield the minutes of a day that an hour of a part of the day can mean."""
    shown = hour * 60 + minute
    match name:
        case "morning" if hour == 12:
            # Clocks show the middle of the night so; many people say it of noon.
            yield from (minute, shown)
        case "morning" | "dawn" if hour <= 12:
            yield minute if hour == 12 else shown
        case "afternoon" if hour:
            yield shown + HALF_DAY if hour < 12 else shown
        case "noon" if hour >= 10:
            yield shown
        case "noon":
            yield shown + HALF_DAY
        case "evening" if hour == 12 or hour < SMALL_HOURS_END:
            yield shown % HALF_DAY + WHOLE_DAY
        case "evening":
            yield shown + HALF_DAY if hour < 12 else shown


def part(text: str, at: int) -> Found | None:
    """Read "저녁에"; lunch and daylight have an hour, as noon has."""
    match = korean.PART.match(text, at)
    if match is None:
        return None
    name = korean.PARTS[match[1]]
    if name == korean.NOON:
        return (ClockTime(HALF_DAY),), match.end()
    return (PartOfDay(name),), match.end()


def zone(text: str, at: int) -> Found | None:
    """Read "한국 시간으로"."""
    match = korean.PLACE.match(text, at)
    found = find_zones(match[1]) if match else ()
    return ((Zone(found),), match.end()) if match and found else None


def link(text: str, at: int) -> Found | None:
    """Read "또는", and words that say nothing here."""
    if match := korean.EITHER.match(text, at):
        return (Or(),), match.end()
    match = korean.FILLING.match(text, at)
    return ((Linking(),), match.end()) if match else None


def behind_particles(text: str, at: int) -> int:
    """Return where a piece of a time ends: particles behind it belong to it."""
    match = korean.PARTICLES.match(text, at)
    return match.end() if match else at
