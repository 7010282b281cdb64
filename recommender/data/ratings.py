"""Reading rating files, whole or for some people, with little memory beside the result."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np

from recommender.arrays import Ids
from recommender.data.ids import positions
from recommender.data.rating_pieces import (
    COLUMN_TYPES,
    NotPlainError,
    RatingPieces,
    RatingTable,
    checked,
    plain_pieces,
    strict_pieces,
)
from recommender.data.survey import Survey, survey_pieces
from recommender.data.tables import TableFormat
from recommender.errors import DatasetError

T = TypeVar("T")


def read_ratings(path: Path, table: TableFormat) -> RatingTable:
    """Read a rating file; raise DatasetError at the first bad line."""
    return _read(path, table, lambda pieces: _collected(path, pieces))


def survey_ratings(path: Path, table: TableFormat, liked_from: float) -> Survey:
    """Count the ratings of a file by people and films; raise DatasetError at the first bad line."""
    return _read(path, table, lambda pieces: survey_pieces(pieces.tables, liked_from))


def read_ratings_of(path: Path, table: TableFormat, user_ids: Ids, ratings: int) -> RatingTable:
    """Read the ratings of some people, given by distinct ids; they have `ratings` at most."""

    def theirs(tables: Iterable[RatingTable]) -> Iterator[RatingTable]:
        for piece in tables:
            mine = np.flatnonzero(positions(piece.user_ids, user_ids) >= 0)
            stamps = None if piece.timestamps is None else piece.timestamps[mine]
            yield RatingTable(
                piece.user_ids[mine], piece.movie_ids[mine], piece.ratings[mine], stamps
            )

    def collected(pieces: RatingPieces) -> RatingTable:
        return _collected(path, pieces._replace(tables=theirs(pieces.tables), most_rows=ratings))

    return _read(path, table, collected)


def _read(path: Path, table: TableFormat, work: Callable[[RatingPieces], T]) -> T:
    """Process a file in pieces, and once more strictly if it turns out not to be plain."""
    try:
        try:
            return work(checked(path, plain_pieces(path, table)))
        except NotPlainError:
            return work(checked(path, strict_pieces(path, table)))
    except OSError as error:
        raise DatasetError(path, None, error.strerror or str(error)) from error


def _collected(path: Path, pieces: RatingPieces) -> RatingTable:
    """Concatenate the pieces of a file in columns allocated for the highest number of rows.

    Unused rows take no memory, but they count towards a limit of address space.
    """
    filled, timed = 0, True
    columns = tuple(np.empty(pieces.most_rows, kind) for kind in COLUMN_TYPES)
    for piece in pieces.tables:
        end = filled + len(piece.ratings)
        if end > pieces.most_rows:
            raise DatasetError(path, None, "was changed while it was read")
        for column, values in zip(columns, piece, strict=True):
            if values is None:
                timed = False
            else:
                column[filled:end] = values
        filled = end
    users, movies, ratings, stamps = (column[:filled] for column in columns)
    return RatingTable(users, movies, ratings, stamps if timed else None)
