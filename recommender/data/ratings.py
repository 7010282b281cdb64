"""Rating files: read by pandas where they are plain, else row by row until the first bad line.

pandas reads fast but trusting: it drops what a line has too much, and takes `True` for a number.
So its columns count only if the bytes of the file agree: no letters, and as many separators as
that many rows have. A file that does not pass is read again strictly, which either finds it right
after all (times written as dates, say) or names its first bad line.
"""

import csv
import re
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.data.tables import TableFormat, header_positions, read_header, read_rows
from recommender.errors import DatasetError

COLUMNS = ("userId", "movieId", "rating", "timestamp")
MIN_RATING, MAX_RATING = 0.5, 5.0
# Rows and bytes that are in memory at a time beside the result.
CHUNK_ROWS = 1 << 16
CHUNK_BYTES = 1 << 20
_TYPES = ("int64", "int64", "float32", "int64")
# At most 18 digits fit an int64; some spreadsheets write whole numbers as 12.0.
_WHOLE = re.compile(r"\s*\+?(\d{1,18})(?:\.0*)?\s*")
_DECIMAL = re.compile(r"\s*\+?(\d+(?:\.\d*)?|\.\d+)\s*")

Count = npt.NDArray[np.int64]


class RatingTable(NamedTuple):
    """Columns of one length; timestamps in seconds since 1970, None where the file has none."""

    user_ids: Count
    movie_ids: Count
    ratings: npt.NDArray[np.float32]
    timestamps: Count | None


class _Bytes(NamedTuple):
    """What a file consists of: separators, pairs of them side by side, its largest byte."""

    separators: int
    doubled: int
    largest: int


def rating_table(separator: str) -> TableFormat:
    """Return how ratings are written down with this separator."""
    return TableFormat(separator, COLUMNS, optional=("timestamp",))


def read_ratings(path: Path, table: TableFormat) -> RatingTable:
    """Read a rating file; DatasetError names the first bad line."""
    try:
        read = _read_plain(path, table) or _read_strictly(path, table)
        if not len(read.ratings):
            raise DatasetError(path, None, "holds no ratings")
        _check_last_line(path, read)
    except OSError as error:
        raise DatasetError(path, None, error.strerror or str(error)) from error
    return read


def _read_plain(path: Path, table: TableFormat) -> RatingTable | None:
    """Read with pandas; None where the file is not plain numbers, or not as regular as it looks."""
    width, positions = len(COLUMNS), list[int | None](range(len(COLUMNS)))
    if table.has_header:
        header = read_header(path)
        width, positions = len(header), header_positions(path, table, header)
    # pandas splits at one character: of `1::2::3` it reads every second field.
    separator, step = table.separator[0], len(table.separator)
    fields = [at * step for at in positions if at is not None]
    counted = _count(path, separator.encode(), skip_line=table.has_header)
    rows = counted.separators // ((width - 1) * step)
    regular = counted.separators == rows * (width - 1) * step
    regular &= counted.doubled == rows * (width - 1) * (step - 1)
    if not rows or not regular or counted.largest >= ord("A"):
        return None
    columns = _read_columns(path, separator, fields, rows, skip_line=table.has_header)
    if columns is None:
        return None
    read = RatingTable(*columns, *[None] * (len(COLUMNS) - len(columns)))
    return read if _plausible(read) else None


def _read_columns(
    path: Path, separator: str, fields: list[int], rows: int, *, skip_line: bool
) -> list[npt.NDArray[Any]] | None:
    """Return these fields of all lines; None unless there are as many `rows`, all of numbers.

    Pieces of the file are copied into place, so that memory stays near the size of the result.
    """
    # pandas takes a second and 30 MB to import, and only who reads ratings needs it.
    import pandas as pd

    columns = [np.empty(rows, kind) for kind in _TYPES[: len(fields)]]
    filled = 0
    try:
        # pandas warns where a number does not fit its type; then the file is not plain.
        with (
            warnings.catch_warnings(action="error"),
            pd.read_csv(
                path,
                sep=separator,
                header=None,
                skiprows=int(skip_line),
                usecols=fields,
                dtype=dict(zip(fields, _TYPES, strict=False)),
                quoting=csv.QUOTE_MINIMAL if skip_line else csv.QUOTE_NONE,
                na_filter=False,
                chunksize=CHUNK_ROWS,
            ) as chunks,
        ):
            for chunk in chunks:
                for column, at in zip(columns, fields, strict=True):
                    column[filled : filled + len(chunk)] = chunk[at].to_numpy()
                filled += len(chunk)
    except (ValueError, OverflowError, RuntimeWarning, pd.errors.ParserError):
        return None
    return columns if filled == rows else None


def _plausible(read: RatingTable) -> bool:
    in_range = (read.ratings >= MIN_RATING) & (read.ratings <= MAX_RATING)
    whole = [
        column for column in (read.user_ids, read.movie_ids, read.timestamps) if column is not None
    ]
    return bool(in_range.all()) and all(column.min() >= 0 for column in whole)


def _count(path: Path, separator: bytes, *, skip_line: bool) -> _Bytes:
    separators = doubled = largest = 0
    last = b""
    for data in _pieces(path, skip_line=skip_line):
        content = np.frombuffer(last[-1:] + data, np.uint8)
        marks = content == separator[0]
        separators += int(np.count_nonzero(marks[len(last[-1:]) :]))
        doubled += int(np.count_nonzero(marks[1:] & marks[:-1]))
        largest = max(largest, int(content.max()))
        last = data
    return _Bytes(separators, doubled, largest)


def _pieces(path: Path, *, skip_line: bool) -> Iterator[bytes]:
    with path.open("rb") as file:
        if skip_line:
            file.readline()
        while data := file.read(CHUNK_BYTES):
            yield data


def _read_strictly(path: Path, table: TableFormat) -> RatingTable:
    users, movies, ratings, stamps = [], [], [], []
    for line, (user, movie, rating, stamp) in (
        (row.line, row.fields) for row in read_rows(path, table)
    ):
        users.append(_whole(path, line, user, "user id"))
        movies.append(_whole(path, line, movie, "movie id"))
        ratings.append(_rating(path, line, rating))
        stamps.append(_moment(path, line, stamp) if stamp or not table.has_header else None)
    absent = not stamps or None in stamps
    return RatingTable(
        np.array(users, np.int64),
        np.array(movies, np.int64),
        np.array(ratings, np.float32),
        None if absent else np.array(stamps, np.int64),
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


def _check_last_line(path: Path, read: RatingTable) -> None:
    """A file that ends inside a line, with a timestamp shorter than all others, was cut off."""
    stamps = read.timestamps
    if stamps is None or len(stamps) < 2:
        return
    with path.open("rb") as file:
        file.seek(-1, 2)
        complete = file.read() == b"\n"
    if not complete and len(str(stamps[-1])) < len(str(stamps[:-1].min())):
        with path.open("rb") as file:
            line = sum(1 for _ in file)
        raise DatasetError(path, line, "the file ends inside a timestamp; it seems cut off")
