"""Translation of Korean rules of schedules into English ones: `매일 오전 4시`, `6시간마다`."""

import re
import unicodedata

from recommender.hangul import in_hangul

_TIME = re.compile(
    r"(?P<half>오전|새벽|아침|오후|저녁|밤)?\s*(?P<hour>\d{1,2})\s?시(?!간)"
    r"(?:\s?(?P<minute>\d{1,2})\s?분|\s?(?P<thirty>반))?(?:에|마다)?"
)
_MORNING, _NIGHT = {"오전", "새벽", "아침"}, "밤"
# Replacements, made one after the other; the first word of a rule may be English already.
_WORDS = (
    (re.compile(r"(?:every\s+)?(\d+)\s?시간\s?(?:마다|간격(?:으로)?)?"), r"every \1 hours"),
    (re.compile(r"(?:every\s+)?(\d+)\s?분\s?(?:마다|간격(?:으로)?)"), r"every \1 minutes"),
    (re.compile(r"(?:every\s+)?(\d+)\s?일\s?(?:마다|간격(?:으로)?)"), r"every \1 days"),
    (
        re.compile(
            r"(?:after\s+)?(?:새\s?)?(?:좋아요\s?)?(\d[\d,]*)\s?개\s?(?:마다|가?\s?모이면)?"
        ),
        r"after \1 likes",
    ),
    (re.compile(r"(?:daily\s+)?매일(?:\s?밤)?\s*"), "daily "),
)


def in_english(text: str) -> str:
    """Return a rule with its Korean words in English; a text without Korean stays the same."""
    if not in_hangul(text):
        return text
    text = _TIME.sub(_clock, unicodedata.normalize("NFKC", text))
    for korean, english in _WORDS:
        text = korean.sub(english, text)
    return text.strip()


def _clock(found: re.Match[str]) -> str:
    """Return a time on a 24-hour clock; 밤 12시 is midnight."""
    half, hour = found["half"], int(found["hour"])
    minute = 30 if found["thirty"] else int(found["minute"] or 0)
    if half is not None and 1 <= hour <= 12:
        late = half not in _MORNING and not (half == _NIGHT and hour == 12)
        hour = hour % 12 + 12 * late
    return f" {hour:02d}:{minute:02d}"
