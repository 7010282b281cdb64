"""Parse rating tables with numpy alone: bytes -> columns, no Python object per line."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.errors import DatasetError

# Small enough for what is computed of a chunk to stay in the processor's cache.
CHUNK_BYTES = 512 * 1024
COLUMNS = ("user id", "movie id", "rating", "timestamp")
_NEWLINE, _RETURN, _POINT = b"\n\r."
_LONGEST_NUMBER = 18  # digits that fit an int64

Bytes = npt.NDArray[np.uint8]
Positions = npt.NDArray[np.int64]


class RatingTable(NamedTuple):
    """The four columns of a rating file; timestamps in seconds since 1970."""

    user_ids: npt.NDArray[np.int64]
    movie_ids: npt.NDArray[np.int64]
    ratings: npt.NDArray[np.float32]
    timestamps: npt.NDArray[np.int64]


class _MalformedError(Exception):
    """A line, counted from 0 within its chunk, cannot be read."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem


def read_rating_table(path: Path, separator: bytes, header: bool) -> RatingTable:
    """Read lines of user, movie, rating, timestamp; DatasetError names the first bad line.

    The file is read in chunks, so that memory stays near the size of the result.
    """
    parts: list[RatingTable] = []
    lines = 0
    try:
        for chunk in _chunks(path, skip_header=header):
            try:
                parts.append(_parse(chunk, separator))
            except _MalformedError as error:
                line = lines + error.line + (2 if header else 1)
                raise DatasetError(path, line, error.problem) from None
            lines += len(parts[-1].ratings)
    except OSError as error:
        raise DatasetError(path, None, error.strerror or str(error)) from error
    if not parts:
        raise DatasetError(path, None, "holds no ratings")
    table = RatingTable(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    _check_last_line(path, table, lines + bool(header))
    return table


def _chunks(path: Path, skip_header: bool) -> Iterator[bytes]:
    """Yield the file in pieces that end with a line end (the last one perhaps not)."""
    with path.open("rb") as file:
        if skip_header:
            file.readline()
        rest = b""
        while data := file.read(CHUNK_BYTES):
            cut = data.rfind(b"\n") + 1
            if cut:
                yield rest + data[:cut]
            rest = data[cut:] if cut else rest + data
        if rest:
            yield rest


def _check_last_line(path: Path, table: RatingTable, lines: int) -> None:
    """A file that ends inside a line, with a timestamp shorter than all others, was cut off."""
    with path.open("rb") as file:
        file.seek(-1, 2)
        complete = file.read() == b"\n"
    stamps = table.timestamps
    if not complete and len(stamps) > 1 and len(str(stamps[-1])) < len(str(stamps[:-1].min())):
        raise DatasetError(path, lines, "the file ends inside a timestamp; it seems cut off")


def _parse(chunk: bytes, separator: bytes) -> RatingTable:
    content = np.frombuffer(chunk if chunk.endswith(b"\n") else chunk + b"\n", np.uint8)
    starts, ends = _fields(content, separator)
    user_ids, movie_ids, stamps = (
        _integers(content, starts[:, column], ends[:, column], COLUMNS[column])
        for column in (0, 1, 3)
    )
    return RatingTable(user_ids, movie_ids, _ratings(content, starts[:, 2], ends[:, 2]), stamps)


def _fields(content: Bytes, separator: bytes) -> tuple[Positions, Positions]:
    """Return where the four fields of each line start and end: two arrays of lines x 4."""
    is_mark = (content == separator[0]) | (content == _NEWLINE)
    marks = np.flatnonzero(is_mark)
    per_line = 3 * len(separator) + 1
    lines = len(marks) // per_line
    grid = marks[: lines * per_line].reshape(lines, per_line)
    newlines = content[grid] == _NEWLINE
    whole = newlines[:, -1] & ~newlines[:, :-1].any(axis=1)
    for first in range(0, per_line - 1, len(separator)):
        for offset in range(1, len(separator)):
            whole &= grid[:, first + offset] == grid[:, first] + offset
    if not whole.all() or lines * per_line != len(marks):
        bad = int(np.argmin(whole)) if not whole.all() else lines
        raise _MalformedError(bad, _describe(content, marks, bad * per_line, separator))
    ends = grid[:, :: len(separator)] if len(separator) == 1 else grid[:, [0, 2, 4, 6]]
    starts = np.empty_like(ends)
    starts[:, 1:] = ends[:, :3] + len(separator)
    starts[0, 0] = 0
    starts[1:, 0] = ends[:-1, 3] + 1
    last_byte = content[ends[:, 3] - 1]
    ends = ends.copy()
    ends[:, 3] -= last_byte == _RETURN
    return starts, ends


def _describe(content: Bytes, marks: Positions, first_mark: int, separator: bytes) -> str:
    """Say what is wrong with the line whose first mark is given."""
    start = 0 if first_mark == 0 else int(marks[first_mark - 1]) + 1
    line = content[start : start + 200].tobytes().split(b"\n", 1)[0].rstrip(b"\r")
    shown = line.decode("utf-8", "replace")[:60]
    names = ", ".join(COLUMNS)
    return f"expected {names} separated by {separator.decode()!r}, found {shown!r}"


def _integers(content: Bytes, starts: Positions, ends: Positions, name: str) -> Positions:
    """Read digits at all places at once, from the last digit to the first."""
    lengths = ends - starts
    _demand((lengths > 0) & (lengths <= _LONGEST_NUMBER), name, content, starts, ends)
    values = np.zeros(len(starts), np.int64)
    valid = np.ones(len(starts), bool)
    for place in range(int(lengths.max(initial=0))):
        inside = lengths > place
        digits = content[np.where(inside, ends - 1 - place, starts)] - np.uint8(ord("0"))
        valid &= ~inside | (digits < 10)
        values += np.where(inside, digits, 0).astype(np.int64) * 10**place
    _demand(valid, name, content, starts, ends)
    return values


def _ratings(content: Bytes, starts: Positions, ends: Positions) -> npt.NDArray[np.float32]:
    """Read ratings written "4" or "4.5" at all places at once."""
    lengths = ends - starts
    first = content[starts] - np.uint8(ord("0"))
    values = first.astype(np.float32)
    short = (lengths == 1) & (first < 10)
    point_at = np.minimum(starts + 1, len(content) - 1)
    last = content[np.minimum(starts + 2, len(content) - 1)] - np.uint8(ord("0"))
    decimal = (lengths == 3) & (content[point_at] == _POINT) & (first < 10) & (last < 10)
    values += np.where(decimal, last, 0) * np.float32(0.1)
    plausible = (short | decimal) & (values >= 0.5) & (values <= 5)
    _demand(plausible, "rating between 0.5 and 5", content, starts, ends)
    return values


def _demand(
    valid: npt.NDArray[np.bool_], name: str, content: Bytes, starts: Positions, ends: Positions
) -> None:
    if valid.all():
        return
    line = int(np.argmin(valid))
    found = content[starts[line] : min(ends[line], starts[line] + 40)].tobytes()
    raise _MalformedError(line, f"{found.decode('utf-8', 'replace')!r} is no {name}")
