"""How far each like of the community counts, so that nobody steers the model for everybody else.

People who may act together form a group: those of one server, and those who are new, wherever they
are. A group is worth no more than the base users, and its likes of one film no more than the base
users who like it. Honest communities stay below that for most films.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
Positions = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float64]

# Measured by tests/campaigns/steering.py: docs/recommender.md has the figures.
PEOPLE_SHARE = 1.0
FILM_SHARE = 1.0
# A film that no base user likes can be taught by so many people of a group, and no more count.
MIN_FILM_LIKES = 5.0


@dataclass(frozen=True)
class Origins:
    """Where the profiles of a community come from, one entry each.

    `groups` names the server that each is counted with; `newcomers` are together a group, too.
    """

    groups: Ids
    newcomers: npt.NDArray[np.bool_]

    def select(self, rows: npt.NDArray[np.int64]) -> "Origins":
        """Return those of some profiles."""
        return Origins(self.groups[rows], self.newcomers[rows])


@dataclass(frozen=True)
class Likes:
    """The likes of a community: the position of who likes, and the column of which film."""

    rows: Positions
    columns: Positions


def influences(
    likes: Likes, origins: Origins, base_likes: Ids | Weights, base_users: int
) -> Weights:
    """Return how far each like counts, from above 0 to 1.

    `origins` has an entry for each row; `base_likes` how many of the `base_users` like each film.
    """
    most_likes = np.maximum(MIN_FILM_LIKES, FILM_SHARE * base_likes)[likes.columns]
    most_people = max(MIN_FILM_LIKES, PEOPLE_SHARE * base_users)
    by_server = _bounded(likes, origins.groups, most_likes, most_people)
    if not origins.newcomers.any():
        return by_server
    new = np.flatnonzero(origins.newcomers[likes.rows])
    theirs = Likes(likes.rows[new], likes.columns[new])
    together = np.zeros_like(origins.groups)
    by_server[new] = np.minimum(
        by_server[new], _bounded(theirs, together, most_likes[new], most_people)
    )
    return by_server


def _bounded(likes: Likes, groups: Ids, most_likes: Weights, most_people: float) -> Weights:
    """Share what a group may weigh among its people, and what a film may among who likes it."""
    people = np.unique(likes.rows)
    _, numbers = np.unique(groups, return_inverse=True)
    sizes = np.bincount(numbers[people])
    of_each = numbers[likes.rows].astype(np.int64)
    weights = np.minimum(1.0, most_people / sizes[of_each])
    films = int(likes.columns.max(initial=0)) + 1
    _, places = np.unique(of_each * films + likes.columns, return_inverse=True)
    sums = np.bincount(places, weights=weights)
    bounded: Weights = weights * np.minimum(1.0, most_likes / sums[places])
    return bounded
