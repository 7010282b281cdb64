"""Several titles in one line of text, told apart although titles hold commas themselves."""

import re
from collections.abc import Callable

MOST_TITLES = 10
_ALWAYS_SEPARATE = re.compile(r"[;\n]+")
_WORD = re.compile(r"[^\W_]")


def split_titles(text: str, is_one_title: Callable[[str], bool]) -> list[str]:
    """Return the titles in a text, which may be separated by semicolons, lines or commas.

    `is_one_title` says whether a text with commas is a single known title ("Lock, Stock and Two
    Smoking Barrels"); the longest runs that are count as one. Pieces without a letter or a digit
    are left out, unless there is nothing else.
    """
    titles: list[str] = []
    for piece in _ALWAYS_SEPARATE.split(text):
        titles += _split_commas([part.strip() for part in piece.split(",")], is_one_title)
    return titles or [stripped for stripped in [text.strip()] if stripped]


def _split_commas(parts: list[str], is_one_title: Callable[[str], bool]) -> list[str]:
    parts = [part for part in parts if _WORD.search(part)]
    titles = []
    while parts:
        # No title has more commas than a few, and every try costs a look-up.
        lengths = range(min(len(parts), 5), 1, -1)
        joined = ((length, ", ".join(parts[:length])) for length in lengths)
        length, title = next(
            ((length, title) for length, title in joined if is_one_title(title)), (1, parts[0])
        )
        titles.append(title)
        parts = parts[length:]
    return titles
