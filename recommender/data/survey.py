"""Counts of the ratings of each person and film, without keeping the ratings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from recommender.arrays import Counts, Ids, Timestamps
from recommender.data.rating_pieces import RatingTable

# This many entries are collected before those of the same person or film are merged.
_MAX_WAITING = 1 << 20


class Raters(NamedTuple):
    """Everybody who rated, by ascending id, as arrays of one length.

    `ratings` and `likes` count each person's, and `last_active` is the time of the last rating, or
    None if a set has no timestamps or all are equal.
    """

    user_ids: Ids
    ratings: Counts
    likes: Counts
    last_active: Timestamps | None


@dataclass(frozen=True, slots=True)
class Survey:
    """The people of a rating file, and the number of ratings of each film (ids ascending)."""

    people: Raters
    movie_ids: Ids
    counts: Counts

    @property
    def popularity(self) -> dict[int, int]:
        """How many people rated each rated film."""
        return dict(zip(self.movie_ids.tolist(), self.counts.tolist(), strict=True))


class _Tally:
    """Columns of numbers (columns x ids), merged by id."""

    def __init__(self, *merges: np.ufunc) -> None:
        self._merges = merges
        self._ids: list[Ids] = []
        self._values: list[Ids] = []
        self._waiting = 0

    def add(self, ids: Ids, *columns: Ids) -> None:
        """Add entries: ids and their columns."""
        kept, values = self._merged(ids, np.stack(columns))
        self._ids.append(kept)
        self._values.append(values)
        self._waiting += len(kept)
        if self._waiting > _MAX_WAITING:
            self.result()

    def result(self) -> tuple[Ids, Ids]:
        """Return the ids, ascending, and their numbers (columns x ids)."""
        ids, values = self._merged(np.concatenate(self._ids), np.concatenate(self._values, axis=1))
        self._ids, self._values, self._waiting = [ids], [values], 0
        return ids, values

    def _merged(self, ids: Ids, values: Ids) -> tuple[Ids, Ids]:
        order = np.argsort(ids, kind="stable")
        distinct, starts = np.unique(ids[order], return_index=True)
        columns = zip(self._merges, values, strict=True)
        return distinct, np.stack([merge.reduceat(row[order], starts) for merge, row in columns])


def survey_pieces(pieces: Iterable[RatingTable], liked_from: float) -> Survey:
    """Count people and films in the pieces of a file; a rating from `liked_from` is a like."""
    people, films = _Tally(np.add, np.add, np.maximum, np.minimum), _Tally(np.add)
    timed = True
    for piece in pieces:
        once = np.ones(len(piece.ratings), np.int64)
        liked = (piece.ratings >= liked_from).astype(np.int64)
        timed &= piece.timestamps is not None
        stamps = once if piece.timestamps is None else piece.timestamps
        people.add(piece.user_ids, once, liked, stamps, stamps)
        films.add(piece.movie_ids, once)
    user_ids, (ratings, likes, newest, oldest) = people.result()
    movie_ids, (counts,) = films.result()
    timed &= bool(newest.max() > oldest.min())
    return Survey(Raters(user_ids, ratings, likes, newest if timed else None), movie_ids, counts)
