"""Rating files in pieces: pandas reads plain files, and a strict reader all others row by row.

pandas is fast but careless: it drops surplus fields of a line, and takes `True` for a number. So
its result counts only if the bytes of the file agree: no letters, and as many separators as that
number of rows has. Otherwise the strict reader reads the file again; it either accepts it (with
times written as dates, for example) or names the first bad line.
"""

import csv
import re
import warnings
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.arrays import Ids, Ratings, Timestamps
from recommender.data.tables import Row, TableFormat, header_positions, read_header, read_rows
from recommender.errors import DatasetError

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("userId", "movieId", "rating", "timestamp")
MIN_RATING, MAX_RATING = 0.5, 5.0
# Rows per piece, which are in memory beside the result. Four times as many slow down reading.
CHUNK_ROWS = 1 << 15
# Bytes per block. Once a block of this size was freed, the C library keeps smaller
# ones for the next piece instead of asking the system for pages again: a third less time.
BUFFER_BYTES = 1 << 22
# Bytes per comparison: few enough for the processor's cache.
BLOCK_BYTES = 1 << 16
COLUMN_TYPES = ("int64", "int64", "float32", "int64")
# At most 18 digits fit an int64; some spreadsheets write whole numbers as 12.0.
_WHOLE = re.compile(r"\s*\+?(\d{1,18})(?:\.0*)?\s*")
_DECIMAL = re.compile(r"\s*\+?(\d+(?:\.\d*)?|\.\d+)\s*")


class RatingTable(NamedTuple):
    """Columns of one length; timestamps in seconds since 1970, None where the file has none."""

    user_ids: Ids
    movie_ids: Ids
    ratings: Ratings
    timestamps: Timestamps | None


class RatingPieces(NamedTuple):
    """A rating file as tables of some rows each, which together have `most_rows` at most."""

    most_rows: int
    tables: Iterator[RatingTable]


class NotPlainError(Exception):
    """The file has more than plain numbers in regular rows: it needs the strict reader."""


class _Bytes(NamedTuple):
    """Facts of a file's bytes: the separators, adjacent pairs of them, and the largest byte."""

    separators: int
    doubled: int
    largest: int


class _Shape(NamedTuple):
    """How pandas has to read a plain file: separator, positions of our columns, rows."""

    separator: str
    fields: list[int]
    rows: int


def rating_table(separator: str) -> TableFormat:
    """Return the format of a table of ratings with this separator."""
    return TableFormat(separator, COLUMNS, optional=("timestamp",))


def plain_pieces(path: Path, table: TableFormat) -> RatingPieces:
    """Read a file by pandas; raise NotPlainError at once or at any of the pieces."""
    shape = _shape(path, table)
    return RatingPieces(shape.rows, _read_plain(path, table, shape))


def _read_plain(path: Path, table: TableFormat, shape: _Shape) -> Iterator[RatingTable]:
    # Importing pandas takes half a second and 40 MB, and only readers of ratings need it.
    import pandas as pd

    filled = 0
    try:
        with pd.read_csv(
            path,
            sep=shape.separator,
            header=None,
            skiprows=int(table.has_header),
            usecols=shape.fields,
            dtype=dict(zip(shape.fields, COLUMN_TYPES, strict=False)),
            quoting=csv.QUOTE_MINIMAL if table.has_header else csv.QUOTE_NONE,
            na_filter=False,
            chunksize=CHUNK_ROWS,
            # A piece is small already: pandas need not split it further.
            low_memory=False,
        ) as chunks:
            while (chunk := _next(chunks)) is not None:
                columns = [chunk[at].to_numpy() for at in shape.fields]
                piece = RatingTable(*columns, *[None] * (len(COLUMNS) - len(columns)))
                filled += len(chunk)
                if not _plausible(piece):
                    raise NotPlainError
                yield piece
    except (ValueError, OverflowError, RuntimeWarning, pd.errors.ParserError) as error:
        raise NotPlainError from error
    if filled != shape.rows:
        raise NotPlainError


def _next(chunks: "Iterator[pd.DataFrame]") -> "pd.DataFrame | None":
    # pandas warns where a number does not fit its type; then the file is not plain.
    with warnings.catch_warnings(action="error"):
        return next(chunks, None)


def strict_pieces(path: Path, table: TableFormat) -> RatingPieces:
    """Read a file line by line and check each; raise DatasetError at the first bad one."""
    return RatingPieces(_most_lines(path), _read_strictly(path, table))


def checked(path: Path, pieces: RatingPieces) -> RatingPieces:
    """Yield the pieces; raise DatasetError if there is no rating, or the file was cut off.

    A file was cut off if it ends inside a line, with a timestamp shorter than all others.
    """
    return pieces._replace(tables=_checked(path, pieces.tables))


def _checked(path: Path, tables: Iterable[RatingTable]) -> Iterator[RatingTable]:
    seen, least, last = 0, None, None
    for piece in tables:
        seen += len(piece.ratings)
        if piece.timestamps is not None:
            before = [int(piece.timestamps[:-1].min())] if len(piece.ratings) > 1 else []
            least = min((each for each in (least, last, *before) if each is not None), default=None)
            last = int(piece.timestamps[-1])
        yield piece
    if not seen:
        raise DatasetError(path, None, "holds no ratings")
    if least is not None and len(str(last)) < len(str(least)) and not _ends_a_line(path):
        with path.open("rb") as file:
            line = sum(1 for _ in file)
        raise DatasetError(path, line, "the file ends inside a timestamp; it seems cut off")


def _shape(path: Path, table: TableFormat) -> _Shape:
    width, positions = len(COLUMNS), list[int | None](range(len(COLUMNS)))
    if table.has_header:
        header = read_header(path)
        width, positions = len(header), header_positions(path, table, header)
    # pandas splits at one character: of `1::2::3` it reads every second field.
    separator, step = table.separator[0], len(table.separator)
    counted = _count(path, separator.encode(), skip_line=table.has_header)
    rows = counted.separators // ((width - 1) * step)
    regular = counted.separators == rows * (width - 1) * step
    regular &= counted.doubled == rows * (width - 1) * (step - 1)
    if not rows or not regular or counted.largest >= ord("A"):
        raise NotPlainError
    return _Shape(separator, [at * step for at in positions if at is not None], rows)


def _plausible(read: RatingTable) -> bool:
    whole = [
        column for column in (read.user_ids, read.movie_ids, read.timestamps) if column is not None
    ]
    in_range = read.ratings.min() >= MIN_RATING and read.ratings.max() <= MAX_RATING
    return bool(in_range) and all(column.min() >= 0 for column in whole)


def _count(path: Path, separator: bytes, *, skip_line: bool) -> _Bytes:
    separators = doubled = largest = 0
    before = False
    for block in _blocks(path, skip_line=skip_line):
        marks = block == separator[0]
        separators += int(np.count_nonzero(marks))
        doubled += int(np.count_nonzero(marks[1:] & marks[:-1])) + bool(before and marks[0])
        largest = max(largest, int(block.max()))
        before = bool(marks[-1])
    return _Bytes(separators, doubled, largest)


def _most_lines(path: Path) -> int:
    """Return how many lines a file has at most: CR and LF may each end one, or both together."""
    # In one comparison, which counts tabs as well.
    blocks = _blocks(path, skip_line=False)
    return 1 + sum(int(np.count_nonzero(block <= ord("\r"))) for block in blocks)


def _blocks(path: Path, *, skip_line: bool) -> Iterator[npt.NDArray[np.uint8]]:
    """Yield the bytes of a file block by block, each in the place of the one before."""
    buffer = np.empty(BUFFER_BYTES, np.uint8)
    with path.open("rb") as file:
        if skip_line:
            file.readline()
        while length := file.readinto(buffer.data):
            for start in range(0, length, BLOCK_BYTES):
                yield buffer[start : min(start + BLOCK_BYTES, length)]


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read() == b"\n"


def _read_strictly(path: Path, table: TableFormat) -> Iterator[RatingTable]:
    rows = read_rows(path, table)
    while piece := list(islice(rows, CHUNK_ROWS)):
        yield _numbers(path, table, piece)


def _numbers(path: Path, table: TableFormat, rows: Iterable[Row]) -> RatingTable:
    users, movies, ratings, stamps = [], [], [], []
    for line, (user, movie, rating, stamp) in rows:
        users.append(_whole(path, line, user, "user id"))
        movies.append(_whole(path, line, movie, "movie id"))
        ratings.append(_rating(path, line, rating))
        stamps.append(_moment(path, line, stamp) if stamp or not table.has_header else None)
    return RatingTable(
        np.array(users, np.int64),
        np.array(movies, np.int64),
        np.array(ratings, np.float32),
        None if None in stamps else np.array(stamps, np.int64),
    )


def _whole(path: Path, line: int, text: str, name: str) -> int:
    number = _WHOLE.fullmatch(text)
    if number is None:
        raise DatasetError(path, line, f"{text[:40]!r} is no {name}")
    return int(number[1])


def _rating(path: Path, line: int, text: str) -> float:
    number = _DECIMAL.fullmatch(text)
    if number is None or not MIN_RATING <= float(number[1]) <= MAX_RATING:
        problem = f"{text[:40]!r} is no rating between {MIN_RATING} and {MAX_RATING:g}"
        raise DatasetError(path, line, problem)
    return float(number[1])


def _moment(path: Path, line: int, text: str) -> int:
    """Read seconds since 1970, or a moment in ISO 8601, in UTC where it names no zone."""
    if _WHOLE.fullmatch(text):
        return _whole(path, line, text, "timestamp")
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise DatasetError(path, line, f"{text[:40]!r} is no timestamp") from None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
