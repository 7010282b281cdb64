"""Ratings of many people as arrays, with the catalogue of movies."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recommender.arrays import Bools, Ids, Ratings, Timestamps
from recommender.data.catalogue import Catalogue

_COLUMNS = ("user_ids", "movie_ids", "ratings", "timestamps")


@dataclass(frozen=True, slots=True)
class Dataset:
    """Who rated what: `user_ids`, `movie_ids` (int64) and `ratings` (float32) of one length.

    `timestamps` are seconds since 1970 (int64), or None where a set has none or all are equal.
    Raises ValueError when the arrays differ in length, an id is not a whole number, or a rating
    is not a finite number.
    """

    user_ids: Ids
    movie_ids: Ids
    ratings: Ratings
    catalogue: Catalogue
    timestamps: Timestamps | None = None

    def __post_init__(self) -> None:
        columns = [name for name in _COLUMNS if getattr(self, name) is not None]
        for name in columns:
            object.__setattr__(self, name, _column(name, getattr(self, name)))
        if len({len(getattr(self, name)) for name in columns}) > 1:
            raise ValueError(f"{', '.join(columns)} differ in length")
        if not np.isfinite(self.ratings).all():
            raise ValueError("a rating is not a finite number")
        if self.timestamps is not None and not _informative(self.timestamps):
            object.__setattr__(self, "timestamps", None)

    def __len__(self) -> int:
        return len(self.ratings)

    def popularity(self) -> dict[int, int]:
        """Return how many people rated each rated movie."""
        movie_ids, counts = np.unique(self.movie_ids, return_counts=True)
        return dict(zip(movie_ids.tolist(), counts.tolist(), strict=True))

    def select(self, mask: Bools) -> "Dataset":
        """Return the ratings for which `mask` is true, over the same catalogue."""
        stamps = None if self.timestamps is None else self.timestamps[mask]
        return Dataset(
            self.user_ids[mask], self.movie_ids[mask], self.ratings[mask], self.catalogue, stamps
        )

    def users(self, user_ids: Iterable[int]) -> "Dataset":
        """Return the ratings of some users only, over the same catalogue."""
        wanted = np.fromiter(user_ids, np.int64)
        return self.select(np.isin(self.user_ids, wanted))


def _column(name: str, values: npt.ArrayLike) -> npt.NDArray[Any]:
    given = np.asarray(values)
    if given.ndim != 1:
        raise ValueError(f"{name} must be one-dimensional")
    if name == "ratings":
        return given.astype(np.float32, copy=False)
    if given.dtype.kind == "f" and not (np.isfinite(given) & (given == np.floor(given))).all():
        raise ValueError(f"{name} must be whole numbers")
    return given.astype(np.int64, copy=False)


def _informative(timestamps: Timestamps) -> bool:
    """Whether timestamps say anything about time: they do not if all are equal."""
    return bool(timestamps.size and timestamps.min() < timestamps.max())
