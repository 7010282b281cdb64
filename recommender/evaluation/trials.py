"""Trials: from some likes of a person, a model has to find the others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommender.arrays import Ids, Rows
from recommender.data.dataset import Dataset
from recommender.evaluation.errors import EvaluationError

LIKED_FROM = 4.0
Order = Callable[[Dataset], Rows]


@dataclass(frozen=True)
class Trial:
    """Arrays with a row for each person: `user_ids`, the likes of the profile, and the targets."""

    user_ids: Ids
    known: tuple[Ids, ...]
    targets: tuple[Ids, ...]

    def __len__(self) -> int:
        return len(self.user_ids)


@dataclass(frozen=True)
class Split:
    """The ratings to train on, and trials of people who are not among them.

    `trials` are keyed by the size of the profiles: a number of likes, or "80 %" of them.
    """

    name: str
    base: Dataset
    trials: Mapping[str, Trial]


@dataclass(frozen=True)
class Person:
    """A person's likes, in the order in which profiles take them."""

    user_id: int
    likes: Ids


def people_with_likes(
    dataset: Dataset, at_least: int, order: Order, minimum_rating: float = LIKED_FROM
) -> list[Person]:
    """Everybody with at least this many likes, which are in the `order` of all ratings."""
    liked = dataset.select(dataset.ratings >= minimum_rating)
    # Sorting by person last keeps each person's ratings in the order asked for.
    rows = order(liked)
    rows = rows[np.argsort(liked.user_ids[rows], kind="stable")]
    user_ids, starts = np.unique(liked.user_ids[rows], return_index=True)
    likes = np.split(liked.movie_ids[rows], starts[1:])
    return [
        Person(int(user_id), movies)
        for user_id, movies in zip(user_ids, likes, strict=True)
        if len(movies) >= at_least
    ]


def at_random(rng: np.random.Generator) -> Order:
    """Likes in random order."""
    return lambda dataset: rng.permutation(len(dataset))


def by_time(dataset: Dataset) -> Rows:
    """Likes in the order in which they were given."""
    if dataset.timestamps is None:
        raise EvaluationError(
            "this data set has no timestamps, so nothing can be tested over time; "
            "ml-latest-small, ml-100k and ml-32m have them"
        )
    return np.argsort(dataset.timestamps, kind="stable")


def first_likes(people: Sequence[Person], likes: int) -> Trial:
    """Split each person's likes into the first ones as the profile and the others as targets."""
    return Trial(
        np.array([person.user_id for person in people], dtype=np.int64),
        tuple(person.likes[:likes] for person in people),
        tuple(person.likes[likes:] for person in people),
    )


def trials_of(people: Sequence[Person], likes: Sequence[int]) -> dict[str, Trial]:
    """One trial of the same people for each number of likes."""
    return {str(count): first_likes(people, count) for count in likes}


def without(dataset: Dataset, user_ids: Ids) -> Dataset:
    """The ratings of all other people."""
    return dataset.select(~np.isin(dataset.user_ids, user_ids))
