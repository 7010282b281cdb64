"""Several titles in one line of text, told apart although titles hold commas themselves."""

import re
from collections.abc import Callable

MAX_TITLES = 10
# With more pieces than this a text holds too many titles, however they are joined.
MAX_PIECES = 3 * MAX_TITLES
MAX_COMMAS = 4
_ALWAYS_SEPARATE = re.compile(r"[;\n]+")
_WORD = re.compile(r"[^\W_]")
_COMMAS = str.maketrans("、，،；؛", ",,,;;")
_AND = re.compile(r"\s+(?:and|&|그리고|하고|및)\s+|(?:이?랑|하고|와|과)\s+", re.IGNORECASE)
_LEADING_AND = re.compile(r"^(?:and|&|그리고)\s+", re.IGNORECASE)

IsOneTitle = Callable[[str], bool]


def most_titles(text: str) -> int:
    """Return how many titles a text can hold at most."""
    pieces = (
        part
        for piece in _ALWAYS_SEPARATE.split(text.translate(_COMMAS))
        for part in piece.split(",")
    )
    return sum(_WORD.search(piece) is not None for piece in pieces)


def split_titles(text: str, is_one_title: IsOneTitle) -> list[str]:
    """Return the titles in a text, which may be separated by semicolons, lines or commas.

    `is_one_title` says whether a text is a single known title ("Lock, Stock and Two Smoking
    Barrels"); the longest runs that are count as one. The last two, or the only two, may be joined
    with "and", in English or Korean. Pieces without a letter or a digit are left out, unless there
    is nothing else.
    """
    titles: list[str] = []
    for piece in _ALWAYS_SEPARATE.split(text.translate(_COMMAS)):
        listed = _split_commas([part.strip() for part in piece.split(",")], is_one_title)
        if len(listed) > 1:
            listed[-1] = _without_and(listed[-1], is_one_title)
        titles += [*listed[:-1], *_split_and(listed[-1], is_one_title)] if listed else []
    return titles or [stripped for stripped in [text.strip()] if stripped]


def _split_commas(parts: list[str], is_one_title: IsOneTitle) -> list[str]:
    parts = [part for part in parts if _WORD.search(part)]
    titles = []
    while parts:
        lengths = range(min(len(parts), MAX_COMMAS + 1), 1, -1)
        joined = ((length, ", ".join(parts[:length])) for length in lengths)
        length, title = next(
            ((length, title) for length, title in joined if is_one_title(title)), (1, parts[0])
        )
        titles.append(title)
        parts = parts[length:]
    return titles


def _without_and(title: str, is_one_title: IsOneTitle) -> str:
    """Return the last of a list, "and c", without its "and", unless it is part of the title."""
    return title if is_one_title(title) else _LEADING_AND.sub("", title, count=1)


def _split_and(title: str, is_one_title: IsOneTitle) -> list[str]:
    """Split "b and c" into two titles, unless it is a title itself."""
    if not _AND.search(title) or is_one_title(title):
        return [title]
    for found in _AND.finditer(title):
        pair = [title[: found.start()], title[found.end() :]]
        if all(map(is_one_title, pair)):
            return pair
    return [title]
