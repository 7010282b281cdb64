"""How many films a list should have and how adventurous it should be, as people type it."""

import re

from bot.domain.filters.errors import CountError, DialError
from bot.domain.filters.korean import in_english
from bot.domain.filters.list_filter import DIAL, MAX_FILMS
from bot.domain.filters.spelling import meant_word
from bot.domain.text import half_width

_COUNT_WORDS = {
    "one": 1, "another": 1, "couple": 2, "two": 2, "few": 3, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,9}}|{'|'.join(_COUNT_WORDS)})"
# Of "two or three" the larger number is meant.
_FEW = rf"(?:\d{{1,2}}|{'|'.join(_COUNT_WORDS)})"
# A number of three digits in brackets is a title's: (500) Days of Summer.
COUNT = re.compile(
    r"(?:(?:(?:no|not)\s+more\s+than|at\s+most|up\s+to|max(?:imum)?(?:\s+of)?)\s+)?"
    rf"(?:{_FEW}\s*(?:or|to|-|–)\s*{_FEW}|{_NUMBER})"
    r"(?![\w%]|(?<=\d\d\d)\)|(?<=1\d)\+|[\s-]*(?:years?|hours?|min(?:ute)?s?)\b)"
)
# What people say for the familiar end of the dial.
_FAMILIAR = r"popular|famous|mainstream|well[\s-]known|blockbusters?|crowd[\s-]pleasers?"
_DIAL_WORDS = re.compile(rf"(?:(?P<position>{'|'.join(DIAL)})|{_FAMILIAR})(?![\w-])")
_HOURS = r"[\s-]*h(?:(?:ou)?rs?)?\b"
_PART_OF_ONE = re.compile(rf"(?<![\w.,])[01]?\.\d{{1,6}}(?![\w.%]|{_HOURS})")
_PART_OF_HOUR = re.compile(rf"(?<![\w.,])(?=\.\d{{1,2}}{_HOURS})")
_DIAL_NUMBER = re.compile(r"(\d{1,3}(?:[.,]\d{1,6})?|[.,]\d{1,6})\s*(%?)")


def without_points(text: str) -> str:
    """Return a wish with shares such as .5 as percentages, and hours such as .5 h as 0.5 h.

    A point also ends a word, so this comes before the text is split into words.
    """
    text = _PART_OF_HOUR.sub("0", text)
    return _PART_OF_ONE.sub(lambda share: f"{100 * float(share[0]):.0f}%", text)


def read_count(typed: str) -> int:
    """Read what `COUNT` matches as a number of films; raises CountError."""
    numbers = re.findall(_NUMBER, typed)
    return max(checked_count(_COUNT_WORDS.get(each) or int(each)) for each in numbers)


def checked_count(count: int) -> int:
    """Return a number of films that a list can have; raises CountError."""
    if not 1 <= count <= MAX_FILMS:
        raise CountError(count)
    return count


def match_dial(text: str, start: int) -> tuple[float, int] | None:
    """Read a position of the dial in words at a place of a text; return where they end, too."""
    found = _DIAL_WORDS.match(text, start)
    if found is None:
        return None
    return DIAL[found["position"] or "familiar"], found.end()


def read_dial(text: str) -> float:
    """Read a position of the dial as a number from 0 to 1; raises DialError.

    It is a name, a percentage such as 50 or 50%, or a share such as .5; a bare 1 is all of it.
    """
    word = in_english(half_width(text)).casefold().strip()
    if (position := meant_word(word)) in DIAL:
        return DIAL[position]
    match = _DIAL_NUMBER.fullmatch(word)
    number = float(match[1].replace(",", ".")) if match else -1
    if match is None or number > 100:
        raise DialError(text)
    return number if number <= 1 and not match[2] else number / 100
