"""A board whose right answers are known: even people like even movies, odd people odd ones."""

import numpy as np

from recommender import Catalogue, Dataset, Model, Movie, TrainingConfig, train

USERS = 60
MOVIES = 20
# Ids are not rows: row 3 is movie 103.
FIRST_ID = 100
CONFIG = TrainingConfig(factors=8, regularization=1.0, iterations=10, tuning=False)


def checkerboard(*, timestamps: bool = False) -> Dataset:
    """Everybody rates every movie: 5 on their own colour, 1 on the other."""
    user, movie = (axis.ravel() for axis in np.meshgrid(np.arange(USERS), np.arange(MOVIES)))
    ratings = np.where((user + movie) % 2 == 0, 5.0, 1.0)
    stamps = 1_000_000_000 + user * 1_000_000 + movie if timestamps else None
    movies = [
        Movie.from_listing(
            FIRST_ID + row,
            f"Film {chr(65 + row)} ({1980 + row})",
            ["Even" if row % 2 == 0 else "Odd"],
        )
        for row in range(MOVIES)
    ]
    return Dataset(user, movie + FIRST_ID, ratings, Catalogue(movies), stamps)


def trained(config: TrainingConfig = CONFIG) -> Model:
    """A model that knows the board."""
    return train(checkerboard(), config=config)


def even(*rows: int) -> list[int]:
    """Ids of the even movies with these numbers: even(0, 1) are the first two."""
    return [FIRST_ID + 2 * row for row in rows]


def odd(*rows: int) -> list[int]:
    """Ids of the odd movies with these numbers."""
    return [FIRST_ID + 2 * row + 1 for row in rows]
