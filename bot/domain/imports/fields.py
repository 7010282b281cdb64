"""The fields of a table's row by names of columns, and the reading of their values."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.domain.imports.limits import MAX_CELL

_YEAR = re.compile(r"\b(\d{4})\b")
_IMDB = re.compile(r"(?:.*\btitle/)?t{0,2}(\d{1,10})/?(?:\?.*)?", re.IGNORECASE)
_WHOLE = re.compile(r"(\d{1,12})(?:\.0*)?")
_NUMBER = re.compile(r"-?\d{1,6}(?:\.\d{1,6})?")
_STARRED = re.compile(r"(?=\S)(?:(?P<stars>[★⭐]+)|(?P<whole>\d{1,3})(?=\s?½)|)\s?(?P<half>½)?")
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:/\s*(5|10|100)|%)")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b")
_WORDY_DATES = ("%a %b %d %H:%M:%S %Y", "%d %b %Y", "%b %d, %Y", "%B %d, %Y", "%d %B %Y")
_NOTE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_OUT_OF = re.compile(r"(?:/|\bout of|\bvon|\bsur|\bde|[-–])\s*(5|10|100)\b", re.IGNORECASE)
_CENTURY = 2000
# The oldest film at IMDb is "Passage de Venus".
_FIRST_YEAR = 1874


def column_name(written: str) -> str:
    """ " Film Name", "filmName" and "FILM_NAME" are one column, "filmname"."""
    return re.sub(r"[\W_]", "", written.casefold())


def column_names(written: str) -> tuple[str, ...]:
    """ "Title (English)" is "title", too, and "My rating (out of 10)" is "myrating10"."""
    scale = _OUT_OF.search(written)
    plain = column_name(_OUT_OF.sub("", _NOTE.sub("", written)))
    return column_name(written), f"{plain}{scale[1]}" if scale else plain


class Fields:
    """The cells of one row; a column that the table lacks reads as empty."""

    __slots__ = ("_cells", "_positions")

    def __init__(self, positions: Mapping[str, int], cells: Sequence[str]) -> None:
        self._positions = positions
        self._cells = cells

    def text(self, *columns: str) -> str:
        """Return the first of these columns that is not empty."""
        for column in columns:
            at = self._positions.get(column)
            if at is not None and at < len(self._cells) and (cell := self._cells[at].strip()):
                return cell[:MAX_CELL]
        return ""

    def rating(self, *columns: str) -> float | None:
        """Return a rating on the file's scale, as `as_rating` reads it."""
        return as_rating(self.text(*columns))

    def share(self, *columns: str) -> float | None:
        """Return a rating that names its own scale, as `as_share` reads it."""
        return as_share(self.text(*columns))

    def whole(self, *columns: str) -> int | None:
        """Return an id at another site, such as that at TMDB."""
        return as_whole(self.text(*columns))

    def imdb_id(self, *columns: str) -> int | None:
        """Return an IMDb id, written with or without tt or as an address."""
        return as_imdb_id(self.text(*columns))

    def year(self, *columns: str) -> int | None:
        """Return the first year in a cell such as 1999, 2013-2023 or 1999-03-31."""
        return as_year(self.text(*columns))

    def date(self, *columns: str) -> date | None:
        """Return a date in a usual form; None for others."""
        return as_date(self.text(*columns))


def as_rating(text: str) -> float | None:
    """Read 3.5, 3,5, 3½ and ★★★½; None without a rating.

    Other text with digits is infinite: beyond every scale, so that the import reports it.
    """
    if _NUMBER.fullmatch(plain := text.replace("−", "-").replace(",", ".")):
        return float(plain)
    if found := _STARRED.fullmatch(text):
        return len(found["stars"] or "") + float(found["whole"] or 0) + bool(found["half"]) / 2
    return math.inf if any(map(str.isdigit, text)) else None


def as_share(text: str) -> float | None:
    """Read 4/5, 8.5/10 and 85% as a share of the best rating; None for others."""
    found = _SHARE.fullmatch(text)
    return float(found[1].replace(",", ".")) / float(found[2] or 100) if found else None


def as_whole(text: str) -> int | None:
    """Read a positive whole number, which some spreadsheets write as 603.0."""
    found = _WHOLE.fullmatch(text)
    return int(found[1]) or None if found else None


def as_imdb_id(text: str) -> int | None:
    """Read tt0133093, 0133093 and addresses of a title."""
    found = _IMDB.fullmatch(text)
    return int(found[1]) or None if found else None


def as_year(text: str) -> int | None:
    """Read the first number of exactly four digits; None for years before the first film."""
    found = _YEAR.search(text)
    return int(found[1]) if found and int(found[1]) >= _FIRST_YEAR else None


def as_date(text: str) -> date | None:
    """Read ISO dates, 3/31/1999, 31-3-1999 and 31.3.1999, and what IMDb once wrote."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return _slashed_date(text) or _wordy_date(text)


def _slashed_date(text: str) -> date | None:
    """Read the month first, as the sites write it, unless it is no month."""
    found = _SLASHED.match(text)
    if not found:
        return None
    first, second, year = (int(part) for part in found.groups())
    month, day = (first, second) if first <= 12 and "." not in found[0] else (second, first)
    try:
        return date(year if year > 99 else _CENTURY + year, month, day)
    except ValueError:
        return None


def _wordy_date(text: str) -> date | None:
    for pattern in _WORDY_DATES:
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - only the day counts
        except ValueError:
            continue
    return None
