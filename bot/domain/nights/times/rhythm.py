"""Words for nights that come again: "every friday", "alle zwei Wochen freitags", "매주 금요일"."""

import re

from bot.domain import korean_numbers
from bot.domain.nights.errors import OnlyWeeklyError
from bot.domain.nights.times import korean
from bot.domain.nights.times.words import (
    NUMBERS,
    SHORT_WEEKDAYS,
    SHORTEST_WEEKDAYS,
    UNITS,
    WEEK,
    WEEKDAYS,
)
from bot.domain.text import plain_with_places

# A rhythm that those who come still have in mind.
MAX_WEEKS = 8
_WEEKDAY_NAMES = sorted({*WEEKDAYS, *SHORT_WEEKDAYS, *SHORTEST_WEEKDAYS}, key=len, reverse=True)
_WEEK_NAMES = [name for name, minutes in UNITS.items() if minutes == WEEK]
_OTHER_UNITS = [*(name for name, minutes in UNITS.items() if minutes > WEEK), "night", "year"]
_OTHER_UNITS += ["day", "days", "tag", "tage", "jour", "jours", "dia", "dias", "evening"]
_SECOND = ("other", "second", "2nd", "2.", "zweiten", "zweite", "zweite", "zwei", "autre")


def _one_of(*names: str) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_EACH = r"(?:every|each|jede[nrs]?|alle|chaque|tous les|toutes les|cada|todos los|todas las)"
_COUNT = rf"(?P<count>\d{{1,3}}(?![\d:.h])|{_one_of(*_SECOND, *NUMBERS)})"
_ON = r"(?: (?:on|am|an|at|le|el|den|the|los))?"
_RHYTHM = re.compile(
    rf"(?<!\S)(?:{_EACH} (?:{_COUNT} )?"
    rf"(?:(?:{_one_of(*_WEEK_NAMES)}){_ON}(?!\S)|(?=(?:{_one_of(*_WEEKDAY_NAMES)})s?(?!\S)))"
    rf"|(?:weekly|wochentlich|woechentlich){_ON}(?!\S))"
)
_OTHER_RHYTHM = re.compile(
    rf"(?<!\S)(?:{_EACH} (?:{_COUNT} )?(?:{_one_of(*_OTHER_UNITS)})|(?:daily|monthly))(?!\S)"
)
# "every last friday", "every second saturday of the month": as often as a month has them.
_MONTHLY = re.compile(
    rf"(?<!\S){_EACH} (?:(?:first|1st|last|third|3rd|fourth|4th|ersten?|letzten?|premier|dernier"
    rf"|primer|ultimo) (?:{_one_of(*_WEEKDAY_NAMES)})(?!\S)"
    rf"|(?:\S+ ){{1,2}}(?:of (?:the|each|every)|im|des|du|del) (?:month|monats?|mois|mes)(?!\S))"
    rf"|(?<!\S)monthly(?!\S)"
)
# "매주 금요일", "격주 토요일", "2주마다 금요일", "금요일마다"
_KOREAN = re.compile(
    rf"(?:(?<!\S)(?:매주|(?P<other>격주)(?:로|마다)?"
    rf"|(?P<count>\d{{1,2}}|{_one_of(*korean_numbers.NUMBERS, *korean.COUNTS)})\s?주일?\s?"
    rf"(?:마다|간격으로|에\s?한\s?번(?:씩)?))|(?<=요일)마다)(?=\s|[월화수목금토일][요욜]|$)"
)
_OTHER_KOREAN = re.compile(
    rf"(?:매[일달월년]|날마다|(?:\d+|{_one_of(*korean_numbers.NUMBERS)})\s?(?:일|달|개월|년)(?:마다|에\s?한\s?번))"
)


def split_rhythm(text: str) -> tuple[int, str]:
    """Return every how many weeks something is wanted, 0 for once, and the text without that.

    Raises OnlyWeeklyError for another rhythm, such as every month.
    """
    plain, places = plain_with_places(text)
    plain = re.sub(r"\s", " ", plain)
    if _MONTHLY.search(plain):
        raise OnlyWeeklyError(MAX_WEEKS)
    found = _RHYTHM.search(plain) or _KOREAN.search(plain)
    if found is None:
        if _OTHER_RHYTHM.match(plain) or _OTHER_KOREAN.match(plain):
            raise OnlyWeeklyError(MAX_WEEKS)
        return 0, text
    weeks = _weeks(found)
    if not 1 <= weeks <= MAX_WEEKS:
        raise OnlyWeeklyError(MAX_WEEKS)
    start = places[found.start()]
    end = places[found.end()] if found.end() < len(places) else len(text)
    return weeks, f"{text[:start]} {text[end:]}".strip()


def _weeks(found: re.Match[str]) -> int:
    said = found.groupdict()
    count = said["count"]
    if count is None:
        return 2 if said.get("other") else 1
    if count.isdecimal():
        return int(count)
    return 2 if count in _SECOND else (NUMBERS | korean.COUNTS | korean_numbers.NUMBERS)[count]
