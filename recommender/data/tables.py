"""Tables in text files, read row by row; errors name the bad line."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import OSA

from recommender.errors import DatasetError

MAX_SHOWN = 60
# A column's name with at most this many wrong letters is misspelled, not another column's.
MAX_SLIPS = 2


@dataclass(frozen=True)
class TableFormat:
    """The format of a table.

    `columns` are the columns to read, by the names in the header if the file has one, else in the
    order of the file. A header may lack the `optional` ones. A comma-separated table
    has a header and may quote its fields; other tables do neither.
    """

    separator: str
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def has_header(self) -> bool:
        """Whether the first line names the columns."""
        return self.separator == ","


class Row(NamedTuple):
    """The fields of one line, counted from 1, in the order of the table's columns.

    An optional column that the file lacks reads as "".
    """

    line: int
    fields: tuple[str, ...]


def read_rows(path: Path, table: TableFormat) -> Iterator[Row]:
    """Yield all rows that are not blank; raise DatasetError at the first malformed line."""
    lines = _lines(path, table)
    positions: Sequence[int | None] = range(len(table.columns))
    width = len(table.columns)
    if table.has_header:
        line, header = next(lines, (1, []))
        positions, width = header_positions(path, table, header), len(header)
    in_order = list(positions) == list(range(width))
    for line, fields in lines:
        if len(fields) != width:
            wanted, found = ", ".join(table.columns), table.separator.join(fields)[:MAX_SHOWN]
            problem = f"expected {wanted} separated by {table.separator!r}, found {found!r}"
            raise DatasetError(path, line, problem)
        if not in_order:
            fields = ["" if at is None else fields[at] for at in positions]
        yield Row(line, tuple(fields))


def header_positions(path: Path, table: TableFormat, header: Sequence[str]) -> list[int | None]:
    """Return the position of each column; raise DatasetError if the header lacks one.

    A misspelled optional column raises it, too, as it must not pass for a missing one.
    """
    names = [_plain(name) for name in header]
    positions = [
        names.index(_plain(name)) if _plain(name) in names else None for name in table.columns
    ]
    missing = [
        name
        for name, at in zip(table.columns, positions, strict=True)
        if at is None and (name not in table.optional or _misspelled(name, names))
    ]
    if missing:
        found = ",".join(header)[:MAX_SHOWN]
        problem = f"expected a header that names {', '.join(missing)}, found {found!r}"
        raise DatasetError(path, 1, problem)
    return positions


def read_header(path: Path) -> list[str]:
    """Return the fields of the first line of a comma-separated table."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return next(csv.reader(file), [])


def _plain(name: str) -> str:
    """ "user_id", "userId" and "User ID" name the same column."""
    return re.sub(r"[^a-z]", "", name.casefold())


def _misspelled(name: str, names: Sequence[str]) -> bool:
    return any(OSA.distance(_plain(name), each) <= MAX_SLIPS for each in names)


def _lines(path: Path, table: TableFormat) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding=_encoding(path), newline="") as file:
            if table.has_header:
                rows = csv.reader(file, strict=True)
                try:
                    yield from ((rows.line_num, row) for row in rows if row)
                except csv.Error as error:
                    problem = f"broken CSV: {error}"
                    raise DatasetError(path, rows.line_num, problem) from error
            else:
                for line, text in enumerate(file, start=1):
                    if text.strip():
                        yield line, text.rstrip("\r\n").split(table.separator)
    except OSError as error:
        raise DatasetError(path, None, error.strerror or str(error)) from error


def _encoding(path: Path) -> str:
    """Newer sets are UTF-8, the first ones ISO-8859-1, which is never valid UTF-8 by chance."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            while file.read(1 << 20):
                pass
        except UnicodeDecodeError:
            return "iso-8859-1"
    return "utf-8-sig"
