"""Read the console's lines: who does what."""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.demo.errors import DemoError
from bot.messages import demo as messages

_SPEAKER = re.compile(r"^(?P<name>[A-Za-z][\w-]*):(?P<rest>.*)$", re.DOTALL)
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]*)\s*", re.IGNORECASE)
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0, "w": 604_800.0}
MAX_WAIT_DAYS = 400


class Verb(StrEnum):
    """What a member can do; a word of its own at the start of a line."""

    SAY = "say"
    SLASH = "slash"
    CLICK = "click"
    CHOOSE = "choose"
    FILL = "fill"
    MESSAGE = "dm"
    ATTACH = "attach"
    WAIT = "wait"
    RESTART = "restart"


_NEEDS_WORDS = (Verb.CLICK, Verb.CHOOSE, Verb.FILL, Verb.MESSAGE, Verb.ATTACH, Verb.WAIT)


@dataclass(frozen=True, slots=True)
class ConsoleLine:
    """One line: `words` is what is said, pressed, chosen or waited for."""

    member: str
    verb: Verb
    words: str


def read_line(text: str, members: Collection[str], default: str) -> ConsoleLine | None:
    """Read one line; None when it is blank or a comment.

    Raises DemoError when it begins with a name that is no member's.
    """
    said = text.strip().lstrip("\ufeff")
    if not said or said.startswith("#"):
        return None
    member, said = _speaker(said, members, default)
    if said.startswith("/") and said[1:2].isalpha():
        return ConsoleLine(member, Verb.SLASH, said[1:])
    first, _, rest = said.partition(" ")
    rest = rest.strip()
    for verb in _NEEDS_WORDS:
        if first.casefold() == verb and rest:
            return ConsoleLine(member, verb, rest)
    if said.casefold() == Verb.RESTART:
        return ConsoleLine(member, Verb.RESTART, "")
    return ConsoleLine(member, Verb.SAY, said)


def _speaker(said: str, members: Collection[str], default: str) -> tuple[str, str]:
    match = _SPEAKER.match(said)
    if match is None:
        return default, said
    name, rest = match["name"].casefold(), match["rest"]
    if name in members:
        return name, rest.strip()
    if rest.startswith(" "):
        raise DemoError(messages.unknown_member(match["name"], members))
    return default, said


def read_duration(words: str) -> float:
    """Read a length of time ("2h", "1d 30min", "90") in seconds; raise DemoError if it is none."""
    seconds, position = 0.0, 0
    while match := _DURATION.match(words, position):
        unit = match[2].casefold()[:1] or "s"
        if unit not in _SECONDS or (unit == "m" and match[2].casefold().startswith("mo")):
            break
        seconds += float(match[1]) * _SECONDS[unit]
        position = match.end()
    longest = MAX_WAIT_DAYS * _SECONDS["d"]
    if position < len(words) or not 0 < seconds <= longest or not math.isfinite(seconds):
        raise DemoError(messages.not_a_duration(words, MAX_WAIT_DAYS))
    return seconds
