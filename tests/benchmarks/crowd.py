"""A made-up crowd of any size: films of uneven fame, people with a few favourite kinds of film."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender import Catalogue, Dataset, Movie, Profile

KINDS = 60
FAVOURITE_KINDS = 3
GENRES = ("Action", "Comedy", "Drama", "Horror", "Romance", "Sci-Fi", "Thriller", "Western")
YEAR = 365 * 24 * 3600

Ids = npt.NDArray[np.int64]


class Crowd(NamedTuple):
    """Base ratings and the likes of chat users."""

    base: Dataset
    community: list[Profile]


def make_crowd(movies: int, base_users: int, chat_users: int, seed: int = 7) -> Crowd:
    """Make a crowd: base users like 60 films each, chat users 10; the seed decides everything."""
    random = np.random.default_rng(seed)
    fame = 1 / np.arange(1, movies + 1) ** 0.9
    kinds = random.integers(0, KINDS, movies)
    catalogue = Catalogue(
        Movie(row + 1, f"Film {row:x}x", f"Film {row:x}x", 1950 + row % 75, (GENRES[kind % 8],))
        for row, kind in enumerate(kinds.tolist())
    )
    users, films = _likes(random, fame, kinds, base_users, 60)
    stamps = random.integers(0, 20 * YEAR, base_users)[users] + random.integers(0, YEAR, len(users))
    base = Dataset(users, films + 1, np.full(len(users), 4.5), catalogue, stamps)
    return Crowd(base, list(_profiles(*_likes(random, fame, kinds, chat_users, 10))))


def _likes(
    random: np.random.Generator,
    fame: npt.NDArray[np.float64],
    kinds: Ids,
    users: int,
    likes_each: int,
) -> tuple[Ids, Ids]:
    """Draw films by fame, most of them of a person's favourite kinds; no film twice."""
    order = np.argsort(kinds, kind="stable")
    by_kind = np.cumsum(fame[order])
    ends = np.searchsorted(kinds[order], np.arange(KINDS), side="right") - 1
    upper = by_kind[ends]
    lower = np.concatenate([[0.0], upper[:-1]])
    person = np.repeat(np.arange(users), likes_each)
    favourites = random.integers(0, KINDS, (users, FAVOURITE_KINDS))
    kind = favourites[person, random.integers(0, FAVOURITE_KINDS, len(person))]
    anything = random.random(len(person)) < 0.3
    start = np.where(anything, 0.0, lower[kind])
    stop = np.where(anything, upper[-1], upper[kind])
    drawn = np.searchsorted(by_kind, start + (stop - start) * random.random(len(person)))
    films = order[np.minimum(drawn, len(fame) - 1)]
    once = np.unique(person * len(fame) + films)
    return once // len(fame), once % len(fame)


def _profiles(users: Ids, films: Ids) -> Iterator[Profile]:
    cuts = np.flatnonzero(np.diff(users)) + 1
    for liked in np.split(films + 1, cuts):
        yield Profile(liked.tolist())
