"""From a model and held-out likes straight to a figure for each person."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

import numpy as np

from recommender.arrays import Floats, Ids
from recommender.evaluation.metrics import NO_MOVIE, Lists, ndcg_of

ProfileT_contra = TypeVar("ProfileT_contra", contravariant=True)


class Recommended(Protocol):
    """One place of a list."""

    @property
    def movie_id(self) -> int:
        """The movie in that place."""


class Recommender(Protocol[ProfileT_contra]):
    """Whatever recommends from a profile, first of all `recommender.Model`."""

    def recommend(self, profile: ProfileT_contra, n: int) -> Sequence[Recommended]:
        """Up to n movies, best first."""


def holdout_ndcg(
    model: Recommender[ProfileT_contra],
    profiles: Sequence[ProfileT_contra],
    targets: Sequence[Ids],
    n: int = 20,
) -> Floats:
    """NDCG@n of the model's list for each profile; `targets` are the person's other likes.

    To compare two models on the same profiles, give the difference to `paired_interval`.
    """
    lists = recommended_lists(model, profiles, n)
    return ndcg_of(lists, targets)


def recommended_lists(
    model: Recommender[ProfileT_contra], profiles: Iterable[ProfileT_contra], n: int
) -> Lists:
    """The model's lists for many profiles, in the form that metrics take."""
    return padded(
        [[pick.movie_id for pick in model.recommend(profile, n)] for profile in profiles], n
    )


def padded(rows: Sequence[Sequence[int]], n: int) -> Lists:
    """Lists of different length as one array, filled up with NO_MOVIE."""
    lists = np.full((len(rows), n), NO_MOVIE, dtype=np.int64)
    for row, movies in zip(lists, rows, strict=True):
        row[: len(movies)] = movies[:n]
    return lists
