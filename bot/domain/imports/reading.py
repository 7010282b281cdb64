"""Reading a history from a file of any known layout."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bot.domain.imports.archive import ExportedFile, held_instead, is_archive, unpacked
from bot.domain.imports.formats import common, imdb, letterboxd, numbered_sites
from bot.domain.imports.formats.json_files import json_rows, source_of
from bot.domain.imports.formats.layout import TableLayout
from bot.domain.imports.formats.xml_files import xml_rows
from bot.domain.imports.history import History, HistoryRow, Source
from bot.domain.imports.limits import MAX_ROWS, MAX_UNPACKED_BYTES
from bot.domain.imports.refusals import ImportRefusedError, Refusal
from bot.domain.imports.table import Table, lines_of, tables
from bot.domain.imports.text import decoded
from bot.domain.imports.unnamed_columns import listed_column, unnamed_columns

# The most telling first: a table that fits several is of the first.
LAYOUTS = (*letterboxd.LAYOUTS, *imdb.LAYOUTS, *numbered_sites.LAYOUTS, *common.EXCHANGE)
_SAMPLE = 200
# A table may begin with a bracket, too: "[REC] (2007)".
_JSON = re.compile(r"\s*[\[{]\s*[\[\]{}\"]")
# An archive may hold any number of these beside what is missing.
_SAY_LITTLE = (Refusal.UNKNOWN_LAYOUT, Refusal.EMPTY)


def read_history(content: bytes, name: str) -> History:
    """Read an uploaded file: a table, JSON, XML or a zip of these; `name` is that of the upload.

    Raises ImportRefusedError if it is none of these, damaged, or larger than `limits` allow.
    """
    if not content.strip():
        raise ImportRefusedError(Refusal.EMPTY, name)
    if len(content) > MAX_UNPACKED_BYTES:
        raise ImportRefusedError(Refusal.TOO_LARGE, name)
    if not is_archive(content):
        source, rows = _read_file(ExportedFile(name, content), looking=True)
        return _history(source, rows, name)
    return _read_archive(content, name)


def _read_archive(content: bytes, name: str) -> History:
    """Read every file that is known; the others (profiles, comments) say nothing of films.

    Only where none is known are tables read for what their cells look like.
    """
    refusals: list[ImportRefusedError] = []
    for looking in (False, True):
        refusals.clear()
        source: Source | None = None
        rows: list[HistoryRow] = []
        for file in sorted(unpacked(content, name), key=_order):
            try:
                found, its_rows = _read_file(file, looking=looking)
                rows.extend(islice(its_rows, MAX_ROWS + 1 - len(rows)))
            except ImportRefusedError as refused:
                if refused.refusal is Refusal.TOO_MANY_ROWS:
                    raise
                refusals.append(refused)
                continue
            source = source or found
        if source:
            return _history(source, rows, name)
    raise _most_telling(refusals, content, name)


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


def _read_file(file: ExportedFile, *, looking: bool) -> tuple[Source, Iterator[HistoryRow]]:
    """Read a file by its layout; `looking` also by what its cells look like."""
    text = decoded(file.content, file.name)
    if _JSON.match(text):
        return source_of(text), json_rows(text, file.name)
    if text.lstrip().startswith("<"):
        return Source.CRITICKER, xml_rows(text, file.name)
    layout, table = _recognised(text, file.name, looking=looking)
    return layout.source, layout.rows(table)


def _recognised(text: str, name: str, *, looking: bool) -> tuple[TableLayout, Table]:
    """Find the delimiter with which a text has a header that is known, else columns that tell."""
    refusals: list[ImportRefusedError] = []
    for table in tables(text, name):
        try:
            return _demand_names(_layout_of(table, looking=looking), table), table
        except ImportRefusedError as refused:
            refusals.append(refused)
    if looking and refusals[0].refusal is Refusal.UNKNOWN_LAYOUT:
        seen = _looked_at(text, name)
        if seen is not None:
            return common.ANY_TABLE, seen
    raise refusals[0]


def _demand_names(layout: TableLayout, table: Table) -> TableLayout:
    """Refuse a header that lacks the name of a column: the others may be one too far left."""
    if table.outgrows_header(_SAMPLE):
        raise ImportRefusedError(Refusal.WITHOUT_HEADER, table.name)
    return layout


def _looked_at(text: str, name: str) -> Table | None:
    """Find out what is in a text without a header, as a table or as a list of lines."""
    for table in tables(text, name):
        rows = table.sample(_SAMPLE)
        if positions := unnamed_columns(rows, name):
            return table.without_header(positions, len(rows[0]))
    listed = lines_of(text, name)
    if column := listed_column([cells[0] for cells in listed.sample(_SAMPLE)]):
        return listed.without_header({column: 0, "rating": 1}, 2)
    return None


def _layout_of(table: Table, *, looking: bool) -> TableLayout:
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
        if common.has_title(header) or (looking and common.has_address(header)):
            return _demand_films(table.with_header(number), titled=common.has_title(header))
    raise ImportRefusedError(Refusal.UNKNOWN_LAYOUT, table.name)


def _demand_films(table: Table, *, titled: bool) -> TableLayout:
    """Take titles or addresses alone only if most tell which film is meant; others are guesses."""
    rows = list(islice(table.rows(), _SAMPLE))
    if 2 * sum(map(common.is_told, rows)) < max(len(rows), 1):
        refusal = Refusal.WITHOUT_YEARS if titled else Refusal.UNKNOWN_LAYOUT
        raise ImportRefusedError(refusal, table.name)
    return common.ANY_TABLE
