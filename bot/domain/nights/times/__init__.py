"""People's words for a time, in English, German, French, Spanish and Korean.

The hour comes from the text, or the answer says that it was assumed. A bare hour from 1 to 11 is
one of the evening; a leading zero, am, or a word for the morning is the morning. Real doubt, such
as 3/4, the hour that the clocks show twice, or a country with several clocks, is asked about.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, tzinfo
from operator import attrgetter

from bot.domain.nights.times import korean, words
from bot.domain.nights.times.errors import TimeInDoubtError, TimeProblem, TimeRefusedError
from bot.domain.nights.times.grammar.korean_set_days import with_short_year_first, with_year_first
from bot.domain.nights.times.grammar.zones import place_alone
from bot.domain.nights.times.pieces import (
    Amount,
    CalendarDate,
    Day,
    ParsedTime,
    RelativeDay,
    Stamp,
)
from bot.domain.nights.times.resolve import resolve
from bot.domain.nights.times.scan import MAX_LENGTH, Scan, leads_to_time, scan, without_links
from bot.domain.nights.times.set_days import SetDay, dates_of
from bot.domain.text import composed
from bot.domain.zones import zone_named
from recommender.hangul import in_hangul

__all__ = [
    "SOONEST",
    "ParsedTime",
    "TimeInDoubtError",
    "TimeProblem",
    "TimeRefusedError",
    "read_time",
    "split_time",
    "time_of_night",
]

IsTitle = Callable[[str], bool]
# More words are no title with its time; each division of them is looked at.
MAX_WORDS = 20
# As many as a message can have buttons; Russia's clocks make eleven of a time.
MAX_MOMENTS = 25
SOONEST = timedelta(minutes=1)
LATEST = timedelta(days=366)
# Farther away, "halloween 8pm" is about the film of that name.
FEAST_IS_NEAR = timedelta(days=45)
NOW = frozenset({"now", "right now", "jetzt", "maintenant", "ahora", *korean.NOW})
_OR = re.compile(rf"\s(?:{korean.any_of((*words.OR, *korean.OR))})\s", re.IGNORECASE)
_at = attrgetter("at")
# Where the month comes before the day in 3/4.
YEAR_FIRST = frozenset({"ja", "ko", "zh-CN", "zh-TW"})
MONTH_FIRST = YEAR_FIRST | {"en-US"}


def read_time(text: str, zone: str, now: datetime, locale: str = "en") -> ParsedTime:
    """Return the moment that `text` means for people in `zone` at `now` (aware).

    `locale`, such as "de" or "en-US", says whether the day or the month comes first in 3/4; "en"
    alone leaves that open. A text without any word means the usual hour of today.

    Raises TimeRefusedError, TimeInDoubtError or UnknownZoneError. The first call reads the names
    of all zones, which takes a while: call it in a thread.
    """
    text, place = composed(text), zone_named(zone)
    if text.strip().casefold() in NOW:
        return ParsedTime(now.astimezone(UTC) + SOONEST)
    written = with_year_first(text) if _year_first(text, locale) else text
    try:
        moments = _moments(written, place, now, month_first=_month_first(locale))
    except TimeRefusedError as refused:
        problem = TimeRefusedError(text, refused.problem, refused.understood)
        if (written := with_short_year_first(text)) == text:
            raise problem from None
        with suppress(TimeRefusedError):
            return read_time(written, zone, now, locale)
        raise problem from None
    if len(moments) > 1:
        raise TimeInDoubtError(text, tuple(moments[:MAX_MOMENTS]), place)
    return moments[0]


def _moments(
    text: str, place: tzinfo, now: datetime, *, month_first: bool | None
) -> list[ParsedTime]:
    """Return what a text can mean, each moment once, in order; raises TimeRefusedError."""
    if len(parts := _alternatives(text)) > 1:
        every = [_moments(part, place, now, month_first=month_first) for part in parts]
        return sorted({moment.at: moment for each in every for moment in each}.values(), key=_at)
    found = scan(text)
    if not found.found and text.strip():
        raise TimeRefusedError(text, TimeProblem.NOT_UNDERSTOOD)
    if found.exact is None and found.zone is None:
        found.zone = place_alone(found.rest)
    resolved: dict[datetime, ParsedTime] = {}
    for each in (found, *_with_hour_in_rest(found)):
        for moment in resolve(each, place, now, month_first=month_first):
            resolved.setdefault(moment.at, moment)
    return _possible(found, sorted(resolved.values(), key=_at), now)


def split_time(
    text: str, is_title: IsTitle = lambda _: False, today: date | None = None
) -> tuple[str, str]:
    """Return the words for the time in a text, and the title behind or before it.

    `is_title` says whether a text is the name of a film, which may hold days and numbers itself:
    "tonight 12 angry men". A number alone is a time, whichever film is called so, and so is a text
    that says nothing but a time: "friday 20:00" is not about the film Friday. A place behind the
    hour is whose clock it is, unless a film is called so: "9pm korea", but "9pm chicago". A feast
    that is far from `today` is the film: "halloween 8pm".
    """
    text = composed(text)
    for title, when in _divisions(text[:MAX_LENGTH]) if _may_hold_title(text, today) else ():
        if not title.isdecimal() and _is_time(when) and is_title(title):
            return when, title
    found = scan(text)
    if not found.found:
        return "", found.rest
    if len(_alternatives(text)) > 1:
        return text.strip(), ""
    if found.clocks and not is_title(found.rest) and place_alone(found.rest):
        return text.strip(), ""
    when = text[found.start : found.end].strip()
    if not found.days or found.clocks:
        return when, found.rest
    day_and_hour, title = _with_hour_behind(when, found.rest)
    if found.part and day_and_hour != when and not is_title(title):
        # "saturday night live at 9" may be a title from its first word on.
        return text.strip(), f"{when} {title}"
    return day_and_hour, title


def time_of_night(text: str) -> str:
    """Return the time in "night tomorrow 8pm", said of a movie night; "" where it may be a film."""
    first, _, when = composed(text).strip().partition(" ")
    return when.strip() if first.casefold() == "night" and _is_time(when) else ""


def _divisions(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text as a title and a time, wherever the title is, the longest title first."""
    words = text.split()[:MAX_WORDS]
    for count in range(len(words) - 1, 0, -1):
        for start in range(len(words) - count, -1, -1):
            end = start + count
            yield " ".join(words[start:end]), " ".join((*words[:start], *words[end:]))


def _with_hour_behind(day: str, title: str) -> tuple[str, str]:
    """Take the hour from behind the title, "friday alien 20h"; a mere number belongs to it."""
    words = title.split()
    hours = [end for end in range(1, len(words)) if _is_time(" ".join(words[end:]))]
    end = next((end for end in hours if scan(" ".join(words[end:])).clocks), len(words))
    hour = " ".join(words[end:])
    return f"{day} {hour}".strip(), without_links(" ".join(words[:end])) if hour else title


def _may_hold_title(text: str, today: date | None) -> bool:
    """Whether not all of a text has to be its time.

    Of two days the longer may be a film, "the day after tomorrow friday 20:00" or "friday the
    13th 8pm", but none that one word names: "tomorrow friday 20:00".
    """
    found = scan(text)
    feasts = [day for day in found.days if isinstance(day, SetDay)]
    several = len(found.said) > 1 and any(map(_may_be_title, found.said))
    return not _is_time(text) or several or any(_is_far(day, today) for day in feasts)


def _may_be_title(said: Day | Amount | Stamp) -> bool:
    """Whether a film may be called like a day or an amount: 28 Days Later, New Year's Eve."""
    if isinstance(said, RelativeDay):
        return said.days > 1
    return isinstance(said, SetDay | CalendarDate | Amount)


def _is_far(feast: SetDay, today: date | None) -> bool:
    if today is None:
        return False
    return any(each - today > FEAST_IS_NEAR for each in dates_of(feast, today))


def _is_time(text: str) -> bool:
    """Whether a text is a time and nothing else."""
    found = scan(text)
    leading = text[: found.start or 0]
    return found.found and not found.rest and leads_to_time(leading)


def _with_hour_in_rest(found: Scan) -> tuple[Scan, ...]:
    """Return what else a day may mean with an hour behind other words: "saturday night live at 9".

    It is the hour of that day, or the words before it are a title, and the hour is all.
    """
    later = scan(found.rest) if found.days and not found.clocks else Scan("")
    if not later.clocks or later.days:
        return ()
    found.clocks, found.zone = later.clocks, later.zone
    return (later,)


def _year_first(text: str, locale: str) -> bool:
    return locale in YEAR_FIRST or any(map(in_hangul, text))


def _alternatives(text: str) -> list[str]:
    """Take "8 tonight or 9 tomorrow" apart, where each part has a day and an hour."""
    parts = _OR.split(text)
    whole = all(_is_time(part) and (found := scan(part)).days and found.clocks for part in parts)
    return parts if whole else [text]


def _month_first(locale: str) -> bool | None:
    if locale == "en":
        return None
    return locale in MONTH_FIRST


def _possible(found: Scan, moments: list[ParsedTime], now: datetime) -> list[ParsedTime]:
    """Leave out what is past or too far; raise TimeRefusedError where nothing is left."""
    soonest = now if found.exact else now + SOONEST
    possible = [each for each in moments if soonest < each.at <= now + LATEST]
    if possible:
        return possible
    past = moments[0].at <= soonest
    problem = TimeProblem.PAST if past else TimeProblem.TOO_FAR
    raise TimeRefusedError(found.text, problem, moments[0].at)
