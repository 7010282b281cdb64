"""Several titles in one line of text, told apart although titles hold commas themselves."""

import re
from collections.abc import Callable

MOST_TITLES = 10
# With more pieces than this a text holds too many titles, however they are joined.
MOST_PIECES = 3 * MOST_TITLES
MOST_COMMAS = 4
_ALWAYS_SEPARATE = re.compile(r"[;\n]+")
_WORD = re.compile(r"[^\W_]")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_LEADING_AND = re.compile(r"(?:and|&)\s+", re.IGNORECASE)

IsOneTitle = Callable[[str], bool]


def most_titles(text: str) -> int:
    """Return how many titles a text can hold at most."""
    pieces = (part for piece in _ALWAYS_SEPARATE.split(text) for part in piece.split(","))
    return sum(_WORD.search(piece) is not None for piece in pieces)


def split_titles(text: str, is_one_title: IsOneTitle) -> list[str]:
    """Return the titles in a text, which may be separated by semicolons, lines or commas.

    `is_one_title` says whether a text is a single known title ("Lock, Stock and Two Smoking
    Barrels"); the longest runs that are count as one. In a list with commas the last two may be
    joined with "and". Pieces without a letter or a digit are left out, unless there is nothing
    else.
    """
    titles: list[str] = []
    for piece in _ALWAYS_SEPARATE.split(text):
        listed = _split_commas([part.strip() for part in piece.split(",")], is_one_title)
        if len(listed) > 1:
            listed[-1:] = _split_last(listed[-1], is_one_title)
        titles += listed
    return titles or [stripped for stripped in [text.strip()] if stripped]


def _split_commas(parts: list[str], is_one_title: IsOneTitle) -> list[str]:
    parts = [part for part in parts if _WORD.search(part)]
    titles = []
    while parts:
        lengths = range(min(len(parts), MOST_COMMAS + 1), 1, -1)
        joined = ((length, ", ".join(parts[:length])) for length in lengths)
        length, title = next(
            ((length, title) for length, title in joined if is_one_title(title)), (1, parts[0])
        )
        titles.append(title)
        parts = parts[length:]
    return titles


def _split_last(title: str, is_one_title: IsOneTitle) -> list[str]:
    """Split "b and c", the end of a list, unless it is a title itself."""
    if is_one_title(title):
        return [title]
    bare = _LEADING_AND.sub("", title, count=1) if _LEADING_AND.match(title) else title
    for found in _AND.finditer(bare):
        pair = [bare[: found.start()], bare[found.end() :]]
        if all(map(is_one_title, pair)):
            return pair
    return [bare]
