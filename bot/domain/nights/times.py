"""People's words for a time, read in the server's time zone.

`dateparser` knows the words. What is done here: what it gets wrong for an evening among friends
(the Friday that is today, an hour without am or pm, a day without an hour), the hours that
daylight saving skips or repeats, and a clear reason for everything that is no time.
"""

import re
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

EVENING = "20:00"
MIN_LEAD = timedelta(minutes=1)
MAX_LEAD = timedelta(days=366)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MINUTES_OR_HOURS = r"(?:m|min|mins|minute|minutes|h|hr|hrs|hour|hours)"
_NUMBER = r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an?)"
# Counted in real hours, whatever the clocks do meanwhile.
_IN_HOURS = re.compile(
    rf"(?:in )?(?:{_NUMBER} ?{_MINUTES_OR_HOURS})(?:(?: and)? {_NUMBER} ?{_MINUTES_OR_HOURS})*"
)
_BARE_HOUR = re.compile(r"\b(?:at |@ ?)(\d{1,2})(?= |$)(?! ?(?:am|pm|[ap]\.m|h\b|o'clock|uhr|:))")
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d{2}|\d ?(?:am|pm|a\.m|p\.m|h\b|uhr)|o'clock|t\d{2}|\bnoon\b|\bmidnight\b"
    r"|\bmorning\b|\bafternoon\b|\bseconds?\b|\bago\b"
)

_MONTH_FIRST = re.compile(r"\b\d{1,2}/(?:1[3-9]|2\d|3[01])\b")


class TimeProblem(StrEnum):
    """Why some words are no time for a movie night."""

    NOT_UNDERSTOOD = "not understood"
    PAST = "past"
    TOO_FAR = "too far"
    SKIPPED = "skipped"  # the clocks jump over it


class TimeRefusedError(Exception):
    """The words are no time that a night can start at.

    `understood` is what they were taken for where they were understood at all; for a skipped
    hour it is the first moment after the jump.
    """

    def __init__(self, text: str, problem: TimeProblem, understood: datetime | None = None) -> None:
        super().__init__(text, problem, understood)
        self.text, self.problem, self.understood = text, problem, understood


class UnknownZoneError(Exception):
    """There is no such time zone in the IANA database."""

    def __init__(self, zone: str) -> None:
        super().__init__(zone)
        self.zone = zone


@dataclass(frozen=True, slots=True)
class ParsedTime:
    """A time that was understood; `repeated` where clocks show that hour twice that day.

    The first of the two is meant then. `hour_assumed` where only a day was given.
    """

    at: datetime
    repeated: bool = False
    hour_assumed: bool = False


def zone_named(name: str) -> zoneinfo.ZoneInfo:
    """Return the IANA zone, such as Europe/Berlin; raise UnknownZoneError."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZoneError(name) from error


def read_time(text: str, zone: str, now: datetime, locale: str = "en") -> ParsedTime:
    """Return the moment that `text` means for people in `zone` at `now` (aware).

    `locale` is such as "de" or "en-US": its words are understood beside English ones, and "en-US"
    puts the month first.

    Raises TimeRefusedError or UnknownZoneError. The first call loads `dateparser`, which takes a
    while: call it in a thread.
    """
    place = zone_named(zone)
    words = _normalised(text)
    if words == "now":
        return ParsedTime(now.astimezone(UTC) + MIN_LEAD)
    if _IN_HOURS.fullmatch(words):
        found = _parsed(_counted(words), now.astimezone(UTC), "en")
        if found is None:
            raise TimeRefusedError(text, TimeProblem.NOT_UNDERSTOOD)
        return _in_reach(text, ParsedTime(found.replace(tzinfo=UTC)), now)
    return _in_reach(text, _on_the_clock(text, words, place, now, locale), now)


def _on_the_clock(
    text: str, words: str, place: zoneinfo.ZoneInfo, now: datetime, locale: str
) -> ParsedTime:
    has_hour = _CLOCK.search(words) is not None
    local_now = now.astimezone(place)
    asked = words if has_hour else f"{words} {EVENING}"
    found = None if words.isdigit() else _parsed(asked, local_now, locale)
    if found is None:
        raise TimeRefusedError(text, TimeProblem.NOT_UNDERSTOOD)
    found = _this_weekday(words, found, local_now)
    if found.tzinfo is not None:  # an offset or zone was written out
        return ParsedTime(found.astimezone(UTC))
    moment = _localised(text, found, place)
    return ParsedTime(moment.at, moment.repeated, hour_assumed=not has_hour)


def _normalised(text: str) -> str:
    words = " ".join(text.lower().replace(",", " ").split())
    words = re.sub(r"^(?:on|at) (?=[a-z])", "", words)
    words = re.sub(r"^(1[3-9]|2[0-3])h$", r"\1:00", words)
    words = _BARE_HOUR.sub(_evening_hour, words)
    words = re.sub(r"\b(?:tonight|this evening)\b", "today evening", words)
    # The evening is when it is: at the hour that was said, or at the usual one.
    evening = "" if _CLOCK.search(words) else EVENING
    return " ".join(re.sub(r"\bevening\b", evening, words).split())


def _evening_hour(match: re.Match[str]) -> str:
    # "at 8" means the evening to people who plan to watch a film.
    hour = int(match[1])
    return f"{hour + 12 if 1 <= hour < 12 else hour}:00"


def _counted(words: str) -> str:
    plain = re.sub(r"\bhalf an? hours?\b", "30 minutes", words).replace(" and ", " ")
    plain = re.sub(r"\ban?\b", "1", plain)
    return plain if plain.startswith("in ") else f"in {plain}"


def _parsed(words: str, base: datetime, locale: str) -> datetime | None:
    import dateparser

    found: datetime | None = dateparser.parse(
        words,
        languages=_languages(locale),
        settings={
            "RELATIVE_BASE": base.replace(tzinfo=None),
            "PREFER_DATES_FROM": "future",
            "PREFER_DAY_OF_MONTH": "first",
            "DATE_ORDER": "MDY" if locale == "en-US" or _MONTH_FIRST.search(words) else "DMY",
        },
    )
    return found


def _languages(locale: str) -> list[str]:
    from dateparser.data import languages_info

    language = locale.split("-", maxsplit=1)[0]
    known = language in languages_info.language_locale_dict
    return [language, "en"] if known and language != "en" else ["en"]


def _this_weekday(words: str, found: datetime, local_now: datetime) -> datetime:
    """Take "friday 20:00", said on a Friday at noon, for today and not for next week."""
    today = _WEEKDAYS[local_now.weekday()]
    named = re.search(rf"\b(?:{today}|{today[:3]})\b", words)
    earlier = found - timedelta(days=7)
    now = local_now if found.tzinfo else local_now.replace(tzinfo=None)
    if named and "next" not in words and earlier.date() == now.date() and earlier > now:
        return earlier
    return found


def _localised(text: str, naive: datetime, place: zoneinfo.ZoneInfo) -> ParsedTime:
    first, second = (naive.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(place).replace(tzinfo=None) != naive:
        raise TimeRefusedError(text, TimeProblem.SKIPPED, first)
    return ParsedTime(first, repeated=first != second)


def _in_reach(text: str, moment: ParsedTime, now: datetime) -> ParsedTime:
    if moment.at < now + MIN_LEAD:
        raise TimeRefusedError(text, TimeProblem.PAST, moment.at)
    if moment.at > now + MAX_LEAD:
        raise TimeRefusedError(text, TimeProblem.TOO_FAR, moment.at)
    return moment
