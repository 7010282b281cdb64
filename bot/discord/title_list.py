"""Several titles in one line of text, told apart although titles hold commas themselves."""

import re

from bot.domain.joined_titles import (
    AreApart,
    IsOneTitle,
    Joined,
    joined_parts,
    split_joined,
    split_with_commas,
    without_join,
)
from bot.domain.text import with_single_blanks

MAX_TITLES = 10
# With more pieces than this a text holds too many titles, however they are joined.
MAX_PIECES = 3 * MAX_TITLES
MAX_COMMAS = 4
_ALWAYS_SEPARATE = re.compile(r"[;\n]+")
_WORD = re.compile(r"[^\W_]")
_COMMAS = str.maketrans("、，،；؛", ",,,;;")


def most_titles(text: str) -> int:
    """Return how many titles a text can hold at most."""
    pieces = (
        part
        for piece in _ALWAYS_SEPARATE.split(with_single_blanks(text).translate(_COMMAS))
        for part in piece.split(",")
    )
    return sum(len(joined_parts(piece)) for piece in pieces if _WORD.search(piece))


def _never(_joined: Joined) -> bool:
    return False


def split_titles(text: str, is_one_title: IsOneTitle, are_apart: AreApart = _never) -> list[str]:
    """Return the titles in a text, which may be separated by semicolons, lines or commas.

    `is_one_title` says whether a text is a single known title ("Lock, Stock and Two Smoking
    Barrels"); the longest runs that are count as one. They may be joined with words, too, "a and
    also b", in English or Korean; of parts that are no such titles `are_apart` says whether they
    are two. Pieces without a letter or a digit are left out, unless there is nothing else.
    """
    titles: list[str] = []
    for piece in _ALWAYS_SEPARATE.split(with_single_blanks(text).translate(_COMMAS)):
        titles += _split_piece(piece.strip(" ,"), is_one_title, are_apart)
    return titles or [stripped for stripped in [text.strip()] if stripped]


def _split_piece(piece: str, is_one_title: IsOneTitle, are_apart: AreApart) -> list[str]:
    def split_rest(rest: str) -> list[str]:
        return _split_piece(rest.strip(" ,"), is_one_title, are_apart)

    if titles := split_with_commas(piece, is_one_title, split_rest):
        return titles
    listed = _split_commas([part.strip() for part in piece.split(",")], is_one_title)
    if len(listed) > 1:
        listed[-1] = without_join(listed[-1], is_one_title)
    return [each for title in listed for each in split_joined(title, is_one_title, are_apart)]


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
