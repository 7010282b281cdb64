"""The answers of a model: recommendations and explanations."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from recommender.data.catalogue import Movie
from recommender.model.profile import Profile


class Recommendation(NamedTuple):
    """One recommended movie and its score.

    `because` has the ids of the liked movies that are its reasons, best first. `lesser_known`
    movies are not among the 500 that most people like.
    """

    movie_id: int
    score: float
    because: tuple[int, ...] = ()
    lesser_known: bool = False


class Exclusion(StrEnum):
    """Why a model does not recommend a movie."""

    LIKED = "liked"
    DISLIKED = "disliked"
    SEEN = "seen"
    NO_RATINGS = "no ratings"
    FILTERED = "filtered"


@dataclass(frozen=True, slots=True)
class Explanation:
    """The parts of a score: `contributions` and `prior` add up to `score`.

    `contributions` maps the id of each liked movie to its part, largest first; `prior` is the part
    that comes from no like. `rank` is the place among all movies that can be recommended, from 1,
    or None if `excluded` says why this one cannot. `because` has the ids of up to three liked
    movies that people understand as reasons, best first. `lesser_known` is that of `Model`.
    """

    score: float
    contributions: dict[int, float]
    prior: float
    excluded: Exclusion | None = None
    rank: int | None = None
    because: tuple[int, ...] = ()
    lesser_known: bool = False


def exclusion(
    profile: Profile, movie: Movie, where: Callable[[Movie], bool] | None, *, known: bool
) -> Exclusion | None:
    """Return why a movie is not recommended, or None; `known` says if the model has factors."""
    movie_id = movie.movie_id
    reasons = {
        Exclusion.DISLIKED: movie_id in profile.dislikes,
        Exclusion.LIKED: movie_id in profile.likes,
        Exclusion.SEEN: movie_id in profile.seen,
        Exclusion.NO_RATINGS: not known,
        Exclusion.FILTERED: where is not None and not where(movie),
    }
    return next((reason for reason, applies in reasons.items() if applies), None)
