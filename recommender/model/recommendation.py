"""What a model answers."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from recommender.data.catalogue import Movie
from recommender.model.profile import Profile


class Recommendation(NamedTuple):
    """One recommended movie; `because` names the liked movies that speak for it, best first.

    `lesser_known` films are not among the 500 that most people like.
    """

    movie_id: int
    score: float
    because: tuple[int, ...] = ()
    lesser_known: bool = False


class Exclusion(StrEnum):
    """Why a movie is not recommended although the model was asked."""

    LIKED = "liked"
    DISLIKED = "disliked"
    SEEN = "seen"
    NO_RATINGS = "no ratings"
    FILTERED = "filtered"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A score taken apart: the sum of `contributions` and `prior` is `score`.

    `contributions` maps each liked movie to its part, largest first; `prior` is what the taste of
    everybody adds. `rank` is the place among all movies that could be recommended (1 is the best),
    or None when `excluded` says why this movie could not. `because` names up to three of the liked
    movies that speak for it: those that people understand, best first.
    """

    score: float
    contributions: dict[int, float]
    prior: float
    excluded: Exclusion | None = None
    rank: int | None = None
    because: tuple[int, ...] = ()


def exclusion(
    profile: Profile, movie: Movie, where: Callable[[Movie], bool] | None, *, known: bool
) -> Exclusion | None:
    """Say why a movie is not recommended to somebody, if so; `known` to the model or not."""
    movie_id = movie.movie_id
    reasons = {
        Exclusion.DISLIKED: movie_id in profile.dislikes,
        Exclusion.LIKED: movie_id in profile.likes,
        Exclusion.SEEN: movie_id in profile.seen,
        Exclusion.NO_RATINGS: not known,
        Exclusion.FILTERED: where is not None and not where(movie),
    }
    return next((reason for reason, applies in reasons.items() if applies), None)
