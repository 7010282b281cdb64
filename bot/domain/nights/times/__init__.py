"""People's words for a time, in English, German, French and Spanish.

The hour comes from the text, or the answer says that it was assumed. A bare hour from 1 to 11 is
one of the evening; a leading zero, am, or a word for the morning is the morning. Real doubt, such
as 3/4 or the hour that the clocks show twice, is asked about.
"""

from datetime import UTC, datetime, timedelta

from bot.domain.nights.times.errors import TimeInDoubtError, TimeProblem, TimeRefusedError
from bot.domain.nights.times.pieces import ParsedTime
from bot.domain.nights.times.resolve import resolve
from bot.domain.nights.times.scan import Scan, scan
from bot.domain.zones import zone_named

__all__ = [
    "ParsedTime",
    "TimeInDoubtError",
    "TimeProblem",
    "TimeRefusedError",
    "read_time",
    "split_time",
]

SOONEST = timedelta(minutes=1)
LATEST = timedelta(days=366)
NOW = frozenset({"now", "jetzt", "maintenant", "ahora"})


def read_time(text: str, zone: str, now: datetime, locale: str = "en") -> ParsedTime:
    """Return the moment that `text` means for people in `zone` at `now` (aware).

    `locale`, such as "de" or "en-US", says whether the day or the month comes first in 3/4; "en"
    alone leaves that open. A text without any word means the usual hour of today.

    Raises TimeRefusedError, TimeInDoubtError or UnknownZoneError. The first call reads the names
    of all zones, which takes a while: call it in a thread.
    """
    place = zone_named(zone)
    if text.strip().casefold() in NOW:
        return ParsedTime(now.astimezone(UTC) + SOONEST)
    found = scan(text)
    if not found.found and text.strip():
        raise TimeRefusedError(text, TimeProblem.NOT_UNDERSTOOD)
    moments = _possible(found, resolve(found, place, now, month_first=_month_first(locale)), now)
    if len(moments) > 1:
        raise TimeInDoubtError(text, (moments[0], moments[1]), place)
    return moments[0]


def split_time(text: str) -> tuple[str, str]:
    """Return the words for the time in a text, and the title behind or before it."""
    found = scan(text)
    if not found.found:
        return "", found.rest
    return text[found.start : found.end].strip(), found.rest


def _month_first(locale: str) -> bool | None:
    if locale == "en":
        return None
    return locale == "en-US"


def _possible(found: Scan, moments: list[ParsedTime], now: datetime) -> list[ParsedTime]:
    """Leave out what is past or too far; raise TimeRefusedError where nothing is left."""
    soonest = now if found.exact else now + SOONEST
    possible = [each for each in moments if soonest < each.at <= now + LATEST]
    if possible:
        return possible
    past = moments[0].at <= soonest
    problem = TimeProblem.PAST if past else TimeProblem.TOO_FAR
    raise TimeRefusedError(found.text, problem, moments[0].at)
