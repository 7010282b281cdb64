"""What the columns of a table are that names none of them: told by their cells, or not at all."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto

from bot.domain.imports.addresses import film_at
from bot.domain.imports.fields import as_date, as_rating, as_share
from bot.domain.imports.refusals import ImportRefusedError, Refusal
from recommender.data.listing import parse_listing

# Of ten rows one may be odd: a heading in between, a title with the delimiter in it.
_NEARLY_ALL = 0.9
_HALF = 0.5
_YEAR = re.compile(r"(?:18|19|20)\d{2}")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d[\d.,]*")
_BETWEEN = re.compile(r"[\s,;|]")
# Lower numbers may count how often a film was seen, percent may be minutes; more are nobody's.
_LOWEST_SCALE, _HIGHEST_SCALE, _MOST_PERCENT = 3, 10, 100
_ROWS_THAT_COUNT = 3

Cells = Sequence[str]


class _Kind(Enum):
    FILM = auto()
    ADDRESS = auto()
    YEAR = auto()
    SHARE = auto()
    NUMBER = auto()
    DATE = auto()
    TEXT = auto()


_TESTS: tuple[tuple[_Kind, Callable[[str], object]], ...] = (
    (_Kind.FILM, lambda cell: not _BETWEEN.search(cell) and film_at(cell)),
    (_Kind.ADDRESS, _ADDRESS.fullmatch),
    (_Kind.YEAR, _YEAR.fullmatch),
    (_Kind.SHARE, lambda cell: as_share(cell) is not None),
    (_Kind.NUMBER, lambda cell: _NUMBER.fullmatch(cell) or _rating(cell) is not None),
    (_Kind.DATE, as_date),
)


def unnamed_columns(rows: Sequence[Cells], name: str) -> dict[str, int] | None:
    """Return where the title, year, rating, date and address are; None where no film is named.

    Raises ImportRefusedError where the columns may be read in several ways.
    """
    width = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    regular = [row for row in rows if len(row) == width]
    if len(regular) < _NEARLY_ALL * len(rows):
        return None
    columns = [[row[at].strip() for row in regular] for at in range(width)]
    kinds = [_kind(cells) for cells in columns]
    if None in kinds or set(kinds) <= {_Kind.TEXT}:
        return None
    found = _films(columns, kinds, name)
    if found and (ratings := list(_ratings(columns, kinds, name))):
        if len(ratings) > 1:
            raise ImportRefusedError(Refusal.WITHOUT_HEADER, name)
        found["rating"] = ratings[0]
    if found and _Kind.DATE in kinds:
        found["watcheddate"] = kinds.index(_Kind.DATE)
    return found


def listed_column(lines: Cells) -> str | None:
    """Return what each line of a text is, a title with its year or an address, if it is one."""
    if _kind(lines) is _Kind.FILM:
        return "url"
    return "title" if lines and _share(_has_year, lines) >= _HALF else None


def _kind(cells: Cells) -> _Kind | None:
    """Return what a column holds; None where its first cell alone is no such thing: a heading."""
    filled = [cell for cell in cells if cell]
    for kind, is_one in _TESTS:
        if filled and sum(map(bool, map(is_one, filled))) >= _NEARLY_ALL * len(filled):
            return kind if not cells[0] or is_one(cells[0]) else None
    return _Kind.TEXT


def _films(
    columns: Sequence[Cells], kinds: Sequence[_Kind | None], name: str
) -> dict[str, int] | None:
    """Return what names the films: their pages, titles beside years, or titles with years."""
    titles = [
        at for at, kind in enumerate(kinds) if kind is _Kind.TEXT and _may_be_titles(columns[at])
    ]
    years = [
        at for at, kind in enumerate(kinds) if kind is _Kind.YEAR and _filled(columns[at]) >= _HALF
    ]
    dated = [at for at in titles if _share(_has_year, columns[at]) >= _HALF]
    page = kinds.index(_Kind.FILM) if _Kind.FILM in kinds else None
    if page is not None:
        return {"url": page} | ({"title": titles[0]} if len(titles) == 1 else {})
    if dated == titles[:1] != []:
        return {"title": dated[0]}
    if not titles or not (years or dated):
        return None
    # "Heat,1995,Michael Mann" is certain, "Michael Mann,Heat,1995" looks like it and is not.
    if len(years) != 1 or dated or (len(titles) > 1 and titles[0] + 1 != years[0]):
        raise ImportRefusedError(Refusal.WITHOUT_HEADER, name)
    return {"title": titles[0], "year": years[0]}


def _ratings(columns: Sequence[Cells], kinds: Sequence[_Kind | None], name: str) -> Iterator[int]:
    """Yield the columns of ratings; what counts rows, or has minutes or averages, is none."""
    for at, kind in enumerate(kinds):
        if kind is _Kind.SHARE:
            yield at
        if kind is not _Kind.NUMBER:
            continue
        values = [_rating(cell) for cell in columns[at] if cell]
        known = [value for value in values if value is not None]
        averages = any(2 * value % 1 for value in known)
        if averages or len(known) < len(values) or max(known) > _MOST_PERCENT:
            continue
        counting = _counts(columns[at])
        if counting and at == 0:
            continue
        if counting or not _LOWEST_SCALE <= max(known) <= _HIGHEST_SCALE:
            raise ImportRefusedError(Refusal.WITHOUT_HEADER, name)
        yield at


def _counts(cells: Cells) -> bool:
    """Whether cells only count the rows, from one up or down to one."""
    numbers = [str(number) for number in range(1, len(cells) + 1)]
    return len(cells) >= _ROWS_THAT_COUNT and list(cells) in (numbers, numbers[::-1])


def _may_be_titles(cells: Cells) -> bool:
    """Whether nearly each row has a text, and few the same."""
    return _filled(cells) >= _NEARLY_ALL and len(set(cells)) >= _HALF * len(cells)


def _filled(cells: Cells) -> float:
    return _share(bool, cells)


def _share(test: Callable[[str], object], cells: Cells) -> float:
    return sum(map(bool, map(test, cells))) / len(cells)


def _has_year(cell: str) -> bool:
    return parse_listing(cell).year is not None


def _rating(cell: str) -> float | None:
    rating = as_rating(cell)
    return rating if rating is not None and math.isfinite(rating) else None
