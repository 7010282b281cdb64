"""Rows of delimited text, with any delimiter and any lines before the header."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain, islice

from bot.domain.imports.fields import Fields, column_names
from bot.domain.imports.limits import MAX_ROWS
from bot.domain.imports.refusals import ImportRefusedError, Refusal

_DELIMITERS = ",;\t|"
# Separates nothing in any text, so that a line is one cell.
_WHOLE_LINES = "\x1f"
_LIST_MARK = re.compile(r"\s*(?:[-*+•–—]|#?\d{1,5}[.)])\s+(?=\S)")
# "Heat (1995) ★★★★½" and "Heat (1995) - 9/10"; a bare number may be anything.
_RATED_LINE = re.compile(
    r"(.*\(\d{4}\))[\s:|–—-]*((?:[★⭐]\ufe0f?)+\s?½?|½|\d[\d.,]*\s*(?:/\s*(?:5|10|100)|%))"
)
_LINE_END = re.compile(r"\r\n|\r|\n")
# A list of Letterboxd has five lines before its header.
MAX_LINES_BEFORE_HEADER = 10
# Rows whose quote never closes; more of them, and the file is no table.
_MAX_BROKEN_ROWS = 20


class Table:
    """A text as rows of cells; each `rows()` reads it anew, so that nothing is held."""

    def __init__(self, lines: Sequence[str], delimiter: str, name: str) -> None:
        self.name = name
        self._lines, self._delimiter = lines, delimiter
        self._header_at = self._columns = 0
        self._positions: dict[str, int] = {}

    def beginnings(self) -> Iterator[tuple[int, frozenset[str]]]:
        """Yield the first rows, as the header that each may be: its number, its columns."""
        for number, cells in enumerate(islice(self._cells(), MAX_LINES_BEFORE_HEADER)):
            yield number, frozenset(chain.from_iterable(map(column_names, cells)))

    def with_header(self, number: int) -> "Table":
        """Take the row with this number as the header; rows begin behind it."""
        self._header_at = number + 1
        header = next(islice(self._cells(), number, None))
        self._columns = len(header)
        self._positions = {}
        # What a column is called in full counts before what it is called without a note.
        for names in zip(*map(column_names, header), strict=True):
            for at, name in enumerate(names):
                self._positions.setdefault(name, at)
        return self

    @property
    def columns(self) -> Set[str]:
        """The names of the columns."""
        return self._positions.keys()

    def without_header(self, positions: Mapping[str, int], columns: int) -> "Table":
        """Take the columns for what they are said to be; rows begin with the first."""
        self._header_at, self._columns = 0, columns
        self._positions = dict(positions)
        return self

    def sample(self, count: int) -> list[Sequence[str]]:
        """Return the first rows, whatever they are; one whose quote never closes is left out."""
        return list(islice(filter(None, self._cells()), count))

    def outgrows_header(self, rows: int) -> bool:
        """Whether most of the first rows have more cells than the header has names."""
        first = list(islice(self._cells(), self._header_at, self._header_at + rows))
        longer = sum(any(map(str.strip, row[self._columns :])) for row in first)
        return 2 * longer > len(first)

    def rows(self) -> Iterator[Fields]:
        """Yield the rows behind the header; raises ImportRefusedError for too many."""
        for count, cells in enumerate(islice(self._cells(), self._header_at, None), start=1):
            if count > MAX_ROWS:
                raise ImportRefusedError(Refusal.TOO_MANY_ROWS, self.name)
            yield Fields(self._positions, cells)

    def _cells(self) -> Iterator[Sequence[str]]:
        """Yield all rows but empty ones; after a quote that never closes, resume a line later."""
        start = 0
        for _attempt in range(_MAX_BROKEN_ROWS):
            reader = csv.reader(
                (f"{line}\n" for line in islice(self._lines, start, None)),
                delimiter=self._delimiter,
                # Criticker writes `80, "Crouching Tiger, Hidden Dragon"`.
                skipinitialspace=True,
                strict=True,
            )
            read = 0
            try:
                for cells in reader:
                    read = reader.line_num
                    if any(map(str.strip, cells)):
                        yield cells
            except csv.Error:
                yield self._without_quotes(self._lines[start + read])
                start += read + 1
                continue
            return
        raise ImportRefusedError(Refusal.DAMAGED, self.name)

    def _without_quotes(self, line: str) -> Sequence[str]:
        """Return the cells of a line whose quote never closes; nothing if they fit no columns."""
        cells = [cell.strip(' "') for cell in line.split(self._delimiter)]
        return cells if len(cells) == self._columns else ()


def tables(text: str, name: str) -> Iterator[Table]:
    """Yield a text as a table of each delimiter, the likeliest first: titles have commas, too."""
    lines = _LINE_END.split(text)
    first = lines[:MAX_LINES_BEFORE_HEADER]
    for delimiter in sorted(_DELIMITERS, key=lambda each: -max(line.count(each) for line in first)):
        yield Table(lines, delimiter, name)


def lines_of(text: str, name: str) -> Table:
    """Return a text as a table of lines, without a list's headings, numbers and bullets.

    What a line says behind its title in stars, or of five, ten or a hundred, is a second column.
    """
    lines = [line for line in map(str.strip, _LINE_END.split(text)) if line]
    lines = [line for line in lines if not line.endswith(":")]
    if 2 * sum(map(bool, map(_LIST_MARK.match, lines))) > len(lines):
        lines = [_LIST_MARK.sub("", line, count=1) for line in lines]
    apart = rf"\1{_WHOLE_LINES}\2"
    lines = [
        _RATED_LINE.sub(apart, line) if _RATED_LINE.fullmatch(line) else line for line in lines
    ]
    return Table([line.strip(' "') for line in lines], _WHOLE_LINES, name)
