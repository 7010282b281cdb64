"""A file of any known layout -> what it says of each film."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bot.domain.imports.archive import ExportedFile, held_instead, is_archive, unpacked
from bot.domain.imports.formats import common, imdb, letterboxd, numbered_sites
from bot.domain.imports.formats.json_files import json_rows
from bot.domain.imports.formats.layout import TableLayout
from bot.domain.imports.formats.xml_files import xml_rows
from bot.domain.imports.history import History, HistoryRow, Source
from bot.domain.imports.limits import MAX_ROWS, MAX_UNPACKED_BYTES
from bot.domain.imports.refusals import ImportRefusedError, Refusal
from bot.domain.imports.table import Table, tables
from bot.domain.imports.text import decoded
from recommender.data.listing import parse_listing

# The most telling first: a table that fits several is of the first.
LAYOUTS = (*letterboxd.LAYOUTS, *imdb.LAYOUTS, *numbered_sites.LAYOUTS, *common.EXCHANGE)
_SAMPLE = 50
# An archive may hold any number of these beside what is missing.
_SAY_LITTLE = (Refusal.UNKNOWN_LAYOUT, Refusal.EMPTY)


def read_history(content: bytes, name: str) -> History:
    """Read an uploaded file, a table, JSON, XML or a zip of such; `name` as it was uploaded.

    Raises ImportRefusedError for what is none of these, damaged, or larger than `limits` allows.
    """
    if not content.strip():
        raise ImportRefusedError(Refusal.EMPTY, name)
    if len(content) > MAX_UNPACKED_BYTES:
        raise ImportRefusedError(Refusal.TOO_LARGE, name)
    if not is_archive(content):
        source, rows = _read_file(ExportedFile(name, content))
        return _history(source, rows, name)
    return _read_archive(content, name)


def _read_archive(content: bytes, name: str) -> History:
    """Read every file that is known; the others (profiles, comments) say nothing of films."""
    source: Source | None = None
    rows: list[HistoryRow] = []
    refusals: list[ImportRefusedError] = []
    for file in sorted(unpacked(content, name), key=_order):
        try:
            found, its_rows = _read_file(file)
            rows.extend(islice(its_rows, MAX_ROWS + 1 - len(rows)))
        except ImportRefusedError as refused:
            if refused.refusal is Refusal.TOO_MANY_ROWS:
                raise
            refusals.append(refused)
            continue
        source = source or found
    if source is None:
        raise _most_telling(refusals, content, name)
    return _history(source, rows, name)


def _most_telling(
    refusals: Sequence[ImportRefusedError], content: bytes, name: str
) -> ImportRefusedError:
    """Return what helps most to find the films that an archive without any was to bring."""
    instead = held_instead(content)
    if instead and instead.refusal in (Refusal.NESTED_ARCHIVE, Refusal.SPREADSHEET):
        return instead
    telling = (each for each in refusals if each.refusal not in _SAY_LITTLE)
    return next(telling, None) or instead or ImportRefusedError(Refusal.UNKNOWN_LAYOUT, name)


def _order(file: ExportedFile) -> tuple[bool, str]:
    """Ratings last: of two rows of one day the later counts, and these are the present ones."""
    return "ratings" in file.name.casefold(), file.name


def _history(source: Source, rows: Iterable[HistoryRow], name: str) -> History:
    kept = tuple(islice(rows, MAX_ROWS + 1))
    if len(kept) > MAX_ROWS:
        raise ImportRefusedError(Refusal.TOO_MANY_ROWS, name)
    if not kept:
        raise ImportRefusedError(Refusal.EMPTY, name)
    return History(source, kept)


def _read_file(file: ExportedFile) -> tuple[Source, Iterator[HistoryRow]]:
    text = decoded(file.content, file.name)
    match text.lstrip()[:1]:
        case "[" | "{":
            return Source.TRAKT, json_rows(text, file.name)
        case "<":
            return Source.CRITICKER, xml_rows(text, file.name)
    layout, table = _recognised(text, file.name)
    return layout.source, layout.rows(table)


def _recognised(text: str, name: str) -> tuple[TableLayout, Table]:
    """Find the delimiter with which a text has a header that is known."""
    refusals: list[ImportRefusedError] = []
    for table in tables(text, name):
        try:
            return _layout_of(table), table
        except ImportRefusedError as refused:
            refusals.append(refused)
    raise refusals[0]


def _layout_of(table: Table) -> TableLayout:
    """Find the header among the first rows, and with it the layout."""
    beginnings = list(table.beginnings())
    for number, header in beginnings:
        for layout in LAYOUTS:
            if layout.fits(header):
                table.with_header(number)
                return layout
    for number, header in beginnings:
        if common.has_film(header):
            table.with_header(number)
            return common.ANY_TABLE
    for number, header in beginnings:
        if common.has_title(header):
            table.with_header(number)
            return _demand_years(table)
    raise ImportRefusedError(Refusal.UNKNOWN_LAYOUT, table.name)


def _demand_years(table: Table) -> TableLayout:
    """Take titles alone only if most of them carry their year; others would be guesses."""
    titles = [fields.text(*common.TITLES) for fields in islice(table.rows(), _SAMPLE)]
    dated = sum(parse_listing(title).year is not None for title in titles)
    if 2 * dated < max(len(titles), 1):
        raise ImportRefusedError(Refusal.WITHOUT_YEARS, table.name)
    return common.ANY_TABLE
