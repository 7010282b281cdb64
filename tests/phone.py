"""How many lines a text takes on a phone: about as many letters a line as Discord shows there."""

import re
import unicodedata
from collections.abc import Iterator

# Letters in a line of a phone 390 pixels wide; a Hangul syllable takes the room of two. Code is
# wider, and has a margin.
WIDTH = 42
CODE = 1.15
# What Discord shows in place of these, about as long.
SHOWN = (
    (re.compile(r"<t:\d+:F>"), "Friday, 27 November 2026 20:00"),
    (re.compile(r"<t:\d+:f>"), "27 November 2026 20:00"),
    (re.compile(r"<t:\d+:d>"), "27/11/2026"),
    (re.compile(r"<t:\d+:R>"), "in 21 hours"),
    (re.compile(r"<t:\d+(:\w)?>"), "27 November 2026"),
    (re.compile(r"<(@[!&]?|#)\d+>"), "@somebody"),
    (re.compile(r"\[([^\]]+)\]\([^)]+\)"), r"\1"),
    (re.compile(r"\*\*|^-# |^#+ ", re.MULTILINE), ""),
)


# The most that an answer says besides the list in it.
MOST_LINES = 6
# A film of a numbered list, with what it is and why it is there; a point of a list; a line of a
# log; a command of a group; what a film's score is made of.
FILM = re.compile(r"(.*: )?(\*\*)?\d+\.(\*\*)? ")
POINT = re.compile(r"• |<t:\d+:R> |`!|`[+-]|▰")
# One thing set, with what it is for.
SETTING = re.compile(r"^\*\*[a-z_]+\*\*: .*(\n-# .*)?\n?", re.MULTILINE)
# Below a film: genres, why it is there; a list's small print is none of them.
MOST_OF_A_FILM = 3


def too_long(what: str, text: str) -> dict[str, list[str]]:
    """Return an answer's lines on a phone, by what it answers, if they are too many."""
    lines = phone_lines(besides_lists(text))
    return {what: lines} if len(lines) > MOST_LINES else {}


def shown_on_a_phone(answers: dict[str, list[str]]) -> str:
    """Return the lines of answers, below what each answers."""
    return "\n\n".join("\n".join([what, *lines]) for what, lines in answers.items())


def besides_lists(text: str) -> str:
    """Return what an answer says besides the list in it."""
    kept: list[str] = []
    room = 0
    for line in SETTING.sub("", text).splitlines():
        room = MOST_OF_A_FILM if FILM.match(line) else room - 1
        if room > 0 and not line.startswith("-# "):
            room = 0 if line.startswith("*") and not FILM.match(line) else room
        elif not POINT.match(line):
            kept.append(line)
    return "\n".join(kept)


def phone_lines(text: str) -> list[str]:
    """Return a text as a phone shows it, one string a line."""
    for written, shown in SHOWN:
        text = written.sub(shown, text)
    return [line for paragraph in text.split("\n") for line in _wrapped(paragraph)]


def columns(text: str) -> float:
    """Return how wide a text is, in letters; what stands between backticks is code."""
    parts = text.split("`")
    plain, code = "".join(parts[::2]), "".join(parts[1::2])
    return _letters(plain) + CODE * _letters(code) + len(parts) // 2


def _letters(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _wrapped(paragraph: str) -> Iterator[str]:
    line = ""
    for word in paragraph.split(" "):
        longer = f"{line} {word}" if line else word
        if line and columns(longer) > WIDTH:
            yield line
            line = word
        else:
            line = longer
    yield line
