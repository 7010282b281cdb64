"""What the models are asked: from these likes of a person, guess the person's others."""

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
    """One row per person: `user_ids`, the likes that a model gets, and those that it is to find."""

    user_ids: Ids
    known: tuple[Ids, ...]
    targets: tuple[Ids, ...]

    def __len__(self) -> int:
        return len(self.user_ids)


@dataclass(frozen=True)
class Split:
    """The ratings that models may learn from, and trials of people they have not met.

    `trials` are keyed by how much a model gets: a number of likes, or "80 %" of them.
    """

    name: str
    base: Dataset
    trials: Mapping[str, Trial]


@dataclass(frozen=True)
class Person:
    """Somebody's likes, in the order in which a model gets them."""

    user_id: int
    likes: Ids


def people_with_likes(
    dataset: Dataset, at_least: int, order: Order, minimum_rating: float = LIKED_FROM
) -> list[Person]:
    """Everybody with at least so many likes; `order` gives the order of all ratings."""
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
    """Tell each person's first likes, ask for all others."""
    return Trial(
        np.array([person.user_id for person in people], dtype=np.int64),
        tuple(person.likes[:likes] for person in people),
        tuple(person.likes[likes:] for person in people),
    )


def trials_of(people: Sequence[Person], likes: Sequence[int]) -> dict[str, Trial]:
    """One trial of the same people for each number of likes."""
    return {str(count): first_likes(people, count) for count in likes}


def without(dataset: Dataset, user_ids: Ids) -> Dataset:
    """What everybody else rated."""
    return dataset.select(~np.isin(dataset.user_ids, user_ids))
