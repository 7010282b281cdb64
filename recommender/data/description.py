"""Counts of a data set, before and after the filter "rating of at least 3"."""

from dataclasses import dataclass

import numpy as np

from recommender.data.catalogue import Movie
from recommender.data.dataset import Dataset

MAX_POPULAR = 30


@dataclass(frozen=True, slots=True)
class RemovedUser:
    """Somebody without ratings after the filter: all their ratings are too low."""

    user_id: int
    ratings: int
    highest_rating: float


@dataclass(frozen=True, slots=True)
class Description:
    """Counts before and after the filter; `missing` counts rows without a value per column.

    `users` and `movies` count those that the filter leaves; `popular` has the movies with the most
    ratings left and their counts, most popular first.
    """

    minimum_rating: float
    rows: int
    rows_kept: int
    users_before: int
    movies_before: int
    users: int
    movies: int
    listed_movies: int
    missing: dict[str, int]
    removed_users: tuple[RemovedUser, ...]
    popular: tuple[tuple[Movie, int], ...]
    has_timestamps: bool

    @property
    def share_kept(self) -> float:
        """Share of the rows that the filter keeps, 0 to 1."""
        return self.rows_kept / self.rows if self.rows else 0.0


def describe(dataset: Dataset, minimum_rating: float = 3.0) -> Description:
    """Describe a data set as the first notebooks of the project do."""
    kept = dataset.select(dataset.ratings >= minimum_rating)
    return Description(
        minimum_rating=minimum_rating,
        rows=len(dataset),
        rows_kept=len(kept),
        users_before=len(np.unique(dataset.user_ids)),
        movies_before=len(np.unique(dataset.movie_ids)),
        users=len(np.unique(kept.user_ids)),
        movies=len(np.unique(kept.movie_ids)),
        listed_movies=len(dataset.catalogue),
        missing=_missing(dataset),
        removed_users=_removed_users(dataset, kept),
        popular=_most_popular(kept),
        has_timestamps=dataset.timestamps is not None,
    )


def _missing(dataset: Dataset) -> dict[str, int]:
    """Count rows without a value; ids and ratings are complete in every Dataset."""
    rows = dataset.catalogue.rows(dataset.movie_ids)
    counts = np.bincount(rows[rows >= 0], minlength=len(dataset.catalogue))
    untitled = np.array([not movie.title for movie in dataset.catalogue], bool)
    without_genres = np.array([not movie.genres for movie in dataset.catalogue], bool)
    unlisted = int((rows < 0).sum())
    return {
        "user_id": 0,
        "movie_id": 0,
        "rating": 0,
        "title": unlisted + int(counts[untitled].sum()),
        "genres": unlisted + int(counts[without_genres].sum()),
    }


def _removed_users(dataset: Dataset, kept: Dataset) -> tuple[RemovedUser, ...]:
    removed = np.setdiff1d(dataset.user_ids, kept.user_ids)
    theirs = dataset.users(removed.tolist())
    return tuple(
        RemovedUser(user_id, int(mine.sum()), float(theirs.ratings[mine].max()))
        for user_id in removed.tolist()
        for mine in [theirs.user_ids == user_id]
    )


def _most_popular(kept: Dataset) -> tuple[tuple[Movie, int], ...]:
    popularity = kept.popularity()
    best = sorted(popularity, key=lambda movie_id: (-popularity[movie_id], movie_id))
    return tuple(
        (kept.catalogue[movie_id], popularity[movie_id]) for movie_id in best[:MAX_POPULAR]
    )
