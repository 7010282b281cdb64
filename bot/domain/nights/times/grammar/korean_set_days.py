"""Korean days of several words: "다음 달 첫째 주 토요일", "크리스마스 다음 날", "설 연휴"."""

import re

from bot.domain.korean_numbers import NUMBERS
from bot.domain.nights.times import korean_set_days as words
from bot.domain.nights.times.grammar import korean
from bot.domain.nights.times.korean import COUNTS, WEEKDAYS
from bot.domain.nights.times.pieces import CalendarDate, Found, Linking, Week, Weekend
from bot.domain.nights.times.set_days import WEEK, Beside, MoonDay, OfMonth, SetDay

SATURDAY, DECEMBER = 5, 12
# Days from 25 December on.
TURN_OF_YEAR = 10
OF_WEEK = {words.START: (0, 2), words.MIDDLE: (1, 3), words.LATE: (4, 6)}
OF_MONTH = {words.START: 1, words.MIDDLE: 12, words.LATE: -WEEK}


def denied(text: str, at: int) -> Found | None:
    """Pass over a day that is not the one: "토요일 말고 일요일"."""
    found = korean.day(text, at) or korean.date(text, at)
    match = words.DENIED.match(text, found[1]) if found else None
    return ((Linking(),), match.end()) if match else None


def short_date(text: str, at: int) -> Found | None:
    """Read "26.12.5"."""
    match = words.YEAR_MONTH_DAY.match(text, at)
    if match is None:
        return None
    return (CalendarDate(int(match[4]), int(match[3]), 2000 + int(match[1])),), match.end()


def feast(text: str, at: int) -> Found | None:
    """Read "설날", "추석 연휴", "크리스마스 전 토요일"."""
    if match := words.HOLIDAY.match(text, at):
        return (MoonDay(words.HOLIDAYS[match[1]], holidays=True),), match.end()
    if match := words.BESIDE_FEAST.match(text, at):
        return (_beside(match),), match.end()
    match = words.FEAST.match(text, at)
    return ((words.LANDMARKS[match[1]],), match.end()) if match else None


def _beside(match: re.Match[str]) -> SetDay:
    landmark = words.LANDMARKS[match[1]]
    if match[2]:
        return Beside(landmark, words.BESIDE[match[2]])
    way = -1 if match[3] else 1
    if match["weekend"]:
        return Beside(landmark, way, SATURDAY, days=2)
    return Beside(landmark, way, WEEKDAYS[match["weekday"]])


def of_month(text: str, at: int) -> Found | None:
    """Read "12월 마지막 토요일", "다음 달 둘째 주", "이번 달 말", "연말"."""
    if match := words.OF_YEAR.match(text, at):
        if match["end"] or match["turn"]:
            days = WEEK if match["end"] else TURN_OF_YEAR
            return (OfMonth(-WEEK, None, DECEMBER, days=days),), match.end()
        return (OfMonth(1, None, 1, days=WEEK),), match.end()
    if match := words.LAST_OF_MONTH.match(text, at):
        return (_of_month(match.groupdict(), -1),), match.end()
    if match := words.OF_MONTH.match(text, at):
        begins = OF_MONTH[words.SECTIONS[match["section"]]]
        return (_of_month(match.groupdict(), begins, days=WEEK),), match.end()
    match = words.NTH_OF_MONTH.match(text, at)
    found = _nth(match.groupdict()) if match else None
    return ((found,), match.end()) if match and found else None


def _nth(said: dict[str, str | None]) -> SetDay | None:
    nth = words.NTH[said["nth"] or ""]
    of_some_month = said["month"] or said["this_month"] or said["next_month"] or said["year_end"]
    if said["weekday"]:
        return _of_month(said, nth, WEEKDAYS[said["weekday"]])
    if said["weekend"]:
        return _of_month(said, nth, SATURDAY, days=2)
    if said["of_week"]:
        return _of_month(said, 1 + WEEK * (nth - 1) if nth > 0 else WEEK * nth, days=WEEK)
    return _of_month(said, nth) if said["day"] and of_some_month else None


def week(text: str, at: int) -> Found | None:
    """Read "다음 주 초", "주중", "다다음 주 주말"."""
    if match := words.LATER_WEEKEND.match(text, at):
        count = match["count"]
        weeks = 2 if count is None else int(count) if count.isdigit() else (NUMBERS | COUNTS)[count]
        return (Weekend(weeks_later=weeks),), match.end()
    if match := words.OF_WEEK.match(text, at):
        first, last = OF_WEEK[words.SECTIONS[match["section"]]]
        return (Week(_weeks_later(match), first, last),), match.end()
    match = words.IN_WEEK.match(text, at)
    if match is None or (match["working"] == "중" and not _is_of_a_week(match)):
        return None
    first, last = (0, 6) if match["this_week"] else (0, 4)
    return (Week(_weeks_later(match), first, last),), match.end()


def with_year_first(text: str) -> str:
    """Write out dates of which the year comes first: "26.12.25", and "12.25"."""
    return words.MONTH_AND_DAY.sub(r"\1월 \2일", with_short_year_first(text))


def with_short_year_first(text: str) -> str:
    """Write out dates such as "26.12.25"."""
    return words.SHORT_DATE.sub(r"20\1년 \3월 \4일", text)


def _of_month(
    said: dict[str, str | None], nth: int, weekday: int | None = None, *, days: int = 1
) -> SetDay:
    month = int(said["month"]) if said["month"] else DECEMBER if said["year_end"] else None
    later = 1 if said["next_month"] else 0 if said["this_month"] else None
    return OfMonth(nth, weekday, month, months_later=later, days=days)


def _weeks_later(match: re.Match[str]) -> int:
    return 2 if match["after_next"] else 1 if match["next_week"] else 0


def _is_of_a_week(match: re.Match[str]) -> bool:
    return bool(match["after_next"] or match["next_week"] or match["this_week"])
