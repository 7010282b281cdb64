"""What one person likes, dislikes and has seen."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recommender.errors import ProfileError


@dataclass(frozen=True, slots=True, init=False)
class Profile:
    """One person's taste.

    `likes` maps movie ids to positive weights (an iterable of ids gives each weight 1); ratings of
    1 to 5 may serve as weights. A dislike outweighs a like of the same movie, so that no answer
    ever builds on it. Raises ProfileError for a weight that is not a positive finite number, and
    ValueError for an id that is not a whole number.
    """

    likes: Mapping[int, float]
    dislikes: frozenset[int]
    seen: frozenset[int]

    def __init__(
        self,
        likes: Mapping[int, float] | Iterable[int] = (),
        dislikes: Iterable[int] = (),
        seen: Iterable[int] = (),
    ) -> None:
        pairs = likes.items() if isinstance(likes, Mapping) else ((each, 1.0) for each in likes)
        disliked = frozenset(map(_whole, dislikes))
        weighted: dict[int, float] = {}
        for movie_id, weight in pairs:
            if not (math.isfinite(weight) and weight > 0):
                raise ProfileError(_whole(movie_id), float(weight))
            if movie_id not in disliked:
                weighted[_whole(movie_id)] = float(weight)
        object.__setattr__(self, "likes", weighted)
        object.__setattr__(self, "dislikes", disliked)
        object.__setattr__(self, "seen", frozenset(map(_whole, seen)))

    @property
    def known(self) -> frozenset[int]:
        """Every movie the person has said something about: never worth recommending again."""
        return self.dislikes | self.seen | self.likes.keys()


def _whole(movie_id: int) -> int:
    """Return an id as an int, also a numpy integer or a whole float (from a table with gaps)."""
    number = int(movie_id)
    if number != movie_id:
        raise ValueError(f"{movie_id!r} is no movie id: ids are whole numbers")
    return number
