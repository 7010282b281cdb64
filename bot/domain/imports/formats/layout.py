"""What a layout is: how it is recognised, and how one of its rows reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.domain.imports.fields import Fields
from bot.domain.imports.history import HistoryRow, SkipReason, Source
from bot.domain.imports.table import Table

MAX_STARS = 5.0

RowReader = Callable[[Fields], HistoryRow]


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table of one site, recognised by columns that it has and others lack.

    `reader` returns how to read the rows of a table, given the table: its name may tell what
    the rows mean, and all rows together what a rating counts in.
    """

    source: Source
    columns: frozenset[str]
    reader: Callable[[Table], RowReader]

    def fits(self, header: frozenset[str]) -> bool:
        """Whether a header is one of this layout."""
        return self.columns <= header

    def rows(self, table: Table) -> Iterator[HistoryRow]:
        """Yield what each row says."""
        read = self.reader(table)
        return map(read, table.rows())


def rated(row: HistoryRow, rating: float | None, out_of: float) -> HistoryRow:
    """Return a row with a rating from 0 to `out_of`; None is no rating.

    What is rated was watched. A rating beyond the scale says nothing that can be trusted.
    """
    if rating is None or row.skip:
        return row
    if not 0 <= rating <= out_of:
        return replace(row, watched=False, wanted=False, skip=SkipReason.BAD_RATING)
    return replace(row, stars=rating / out_of * MAX_STARS, watched=True, wanted=False)


def positive(rating: float | None) -> float | None:
    """Where a scale begins above 0, 0 means that there is no rating."""
    return rating or None
