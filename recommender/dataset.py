"""Ratings of many people, as arrays of one length, with the movies they are about."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommender.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Dataset:
    """Who rated what: `user_ids`, `movie_ids` (int64) and `ratings` (float32) of one length.

    `timestamps` are seconds since 1970 (int64), or None where a set has none or all are equal.
    Raises ValueError when the arrays differ in length or a rating is not a finite number.
    """

    user_ids: npt.NDArray[np.int64]
    movie_ids: npt.NDArray[np.int64]
    ratings: npt.NDArray[np.float32]
    catalogue: Catalogue
    timestamps: npt.NDArray[np.int64] | None = None

    def __post_init__(self) -> None:
        for name, kind in (
            ("user_ids", np.int64),
            ("movie_ids", np.int64),
            ("ratings", np.float32),
        ):
            object.__setattr__(self, name, np.asarray(getattr(self, name), dtype=kind))
        if self.timestamps is not None:
            object.__setattr__(self, "timestamps", _informative(self.timestamps))
        if self.ratings.ndim != 1:
            raise ValueError("user_ids, movie_ids and ratings must be one-dimensional")
        columns = [self.user_ids, self.movie_ids]
        columns += [] if self.timestamps is None else [self.timestamps]
        if any(column.shape != self.ratings.shape for column in columns):
            raise ValueError("user_ids, movie_ids, ratings and timestamps differ in length")
        if not np.isfinite(self.ratings).all():
            raise ValueError("a rating is not a finite number")

    def __len__(self) -> int:
        return len(self.ratings)

    def popularity(self) -> dict[int, int]:
        """Return how many people rated each rated movie."""
        movie_ids, counts = np.unique(self.movie_ids, return_counts=True)
        return dict(zip(movie_ids.tolist(), counts.tolist(), strict=True))

    def select(self, mask: npt.NDArray[np.bool_]) -> "Dataset":
        """Return the ratings for which `mask` is true, over the same catalogue."""
        stamps = None if self.timestamps is None else self.timestamps[mask]
        return Dataset(
            self.user_ids[mask], self.movie_ids[mask], self.ratings[mask], self.catalogue, stamps
        )

    def users(self, user_ids: Iterable[int]) -> "Dataset":
        """Return the ratings of some users only, over the same catalogue."""
        wanted = np.fromiter(user_ids, np.int64)
        return self.select(np.isin(self.user_ids, wanted))


def _informative(timestamps: npt.ArrayLike) -> npt.NDArray[np.int64] | None:
    """Timestamps that are all equal say nothing about time: treat them as absent."""
    stamps = np.asarray(timestamps, dtype=np.int64)
    return stamps if stamps.size and (stamps != stamps[0]).any() else None
