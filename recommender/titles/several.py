"""Several titles in one text, told apart although titles hold commas and "and" themselves."""

import re
from collections.abc import Callable

MOST_TITLES = 20
_ALWAYS = re.compile(r"[;\n\r|•]+")
_JOINT = re.compile(r"\s*(,\s*(?:and|&)\s+|,\s*|\s+(?:and|&|\+)\s+)\s*", re.IGNORECASE)
_LONGEST = 6
"""The most commas and "and" one title may hold, counted with the pieces between them."""


Test = Callable[[str], bool]


def split(text: str, is_title: Test, is_clear: Test) -> list[str]:
    """The titles in a text, in order, at most MOST_TITLES.

    `is_title` says whether a text is a title as it stands; the longest such stay whole. Otherwise
    a comma separates, and an "and" before what is clear to be a title, misspelt or not, if
    both sides together are not.
    """
    titles: list[str] = []
    for line in _ALWAYS.split(text[: 100 * MOST_TITLES]):
        if line.strip():
            titles += _split_line(line.strip(), is_title, is_clear)
    return titles[:MOST_TITLES]


def _split_line(line: str, is_title: Test, is_clear: Test) -> list[str]:
    pieces = _JOINT.split(line)
    parts, joints = pieces[::2], pieces[1::2]
    titles: list[str] = []
    start = 0
    while start < len(parts) and len(titles) < MOST_TITLES:
        end = _end_of_known(parts, joints, start, is_title)
        end = end or _end_of_unknown(parts, joints, start, is_clear)
        if title := _joined(parts, joints, start, end):
            titles.append(title)
        start = end
    return titles


def _end_of_known(parts: list[str], joints: list[str], start: int, is_title: Test) -> int:
    """Where the longest known title that begins at a part ends; 0 if none does."""
    ends = range(min(len(parts), start + _LONGEST), start, -1)
    return next((end for end in ends if is_title(_joined(parts, joints, start, end))), 0)


def _end_of_unknown(parts: list[str], joints: list[str], start: int, is_clear: Test) -> int:
    """Where something that is no known title ends: at a comma, or before another title."""
    end = start + 1
    while end < min(len(parts), start + _LONGEST) and "," not in joints[end - 1]:
        together = _joined(parts, joints, start, end + 1)
        if is_clear(parts[end]) and not is_clear(together):
            break
        end += 1
    return end


def _joined(parts: list[str], joints: list[str], start: int, end: int) -> str:
    between = [*joints[start : end - 1], ""]
    return "".join(a + b for a, b in zip(parts[start:end], between, strict=True)).strip()
