"""A file of titles that the owner gives: a title, a tab and an IMDb number on each line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.text import composed
from recommender.hangul import bare_letters
from recommender.titles.other_titles import NumberedTitle

# As much as the store has room for; no film has a longer title.
MAX_TITLE = 200
_IMDB_NUMBER = re.compile(r"(?:tt)?0*([1-9]\d{0,9})", re.ASCII)
_COMMENT = "#"


class TitleProblem(StrEnum):
    """Why a line of such a file is refused."""

    NO_TAB = "no tab"
    NO_TITLE = "no title"
    TOO_LONG = "too long"
    NO_NUMBER = "no number"


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A refused line, by its number in the file."""

    line: int
    problem: TitleProblem


def read_title_file(text: str) -> Iterator[NumberedTitle | RefusedLine]:
    """Yield the title of each line, or why it has none; empty lines and comments are left out."""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if line.strip() and not line.startswith(_COMMENT):
            read = _read(line)
            yield read if isinstance(read, NumberedTitle) else RefusedLine(number, read)


def _read(line: str) -> NumberedTitle | TitleProblem:
    typed, tab, number = line.rpartition("\t")
    # Half a character cannot be stored, and a null in no database.
    title = " ".join(composed(typed).encode("utf-8", "ignore").decode().replace("\0", " ").split())
    found = _IMDB_NUMBER.fullmatch(number.strip())
    if not tab:
        return TitleProblem.NO_TAB
    if not bare_letters(title):
        return TitleProblem.NO_TITLE
    if len(title) > MAX_TITLE:
        return TitleProblem.TOO_LONG
    return NumberedTitle(title, imdb_id=int(found[1])) if found else TitleProblem.NO_NUMBER
