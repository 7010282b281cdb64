"""A person's taste: their opinion of one movie, and the actions that change it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol, Self, assert_never

from recommender import Profile

# The weight of a like without a rating, and of likes by rating, in half stars.
LIKE_WEIGHT = 1.0
RATING_WEIGHTS = {8: 1.0, 9: 1.0, 10: 1.0}
# Ratings from here on are likes, as in MovieLens by default; up to there, dislikes.
LIKED_FROM, DISLIKED_TO = 4.0, 2.0
MAX_STARS = 5


class Opinion(StrEnum):
    """Whether a person likes a movie."""

    LIKE = "like"
    DISLIKE = "dislike"


class Action(StrEnum):
    """What a person does with a movie."""

    LIKE = "like"
    DISLIKE = "dislike"
    RATE = "rate"
    SEEN = "seen"
    UNLIKE = "unlike"


@dataclass(frozen=True, slots=True)
class Taste:
    """What one person said of one movie; `imported` if it came from another site's file."""

    movie_id: int
    opinion: Opinion | None
    rating: float | None
    seen: bool
    updated_at: datetime
    imported: bool = False


class Change(Protocol):
    """Something that changes a person's taste of one movie."""

    @property
    def movie_id(self) -> int:
        """The movie."""

    def apply(self, before: Taste | None, now: datetime) -> Taste | None:
        """Return the taste after the change; `before` itself if nothing changes."""


class TasteList(StrEnum):
    """A list of a person's tastes, such as the likes."""

    LIKED = "liked"
    DISLIKED = "disliked"
    SEEN = "seen"

    def has(self, taste: Taste) -> bool:
        """Whether a taste is on this list."""
        match self:
            case TasteList.LIKED:
                return taste.opinion is Opinion.LIKE
            case TasteList.DISLIKED:
                return taste.opinion is Opinion.DISLIKE
            case TasteList.SEEN:
                return taste.seen
        assert_never(self)


@dataclass(frozen=True, slots=True)
class TasteChange:
    """One action on one movie; build it with the constructors below.

    - `like` and `dislike` set the opinion and drop a rating that says otherwise.
    - `rate` with 4 stars or more likes, with 2 or less dislikes; what is rated was seen.
    - `mark_seen` leaves the opinion.
    - `unlike` takes back opinion and rating; where there is neither, that it was seen.
    """

    movie_id: int
    action: Action
    rating: float | None = None

    def __post_init__(self) -> None:
        if (self.action is Action.RATE) != (self.rating is not None):
            raise ValueError("a rating belongs to the action rate, and to no other")
        if self.rating is not None and 2 * self.rating not in range(1, 2 * MAX_STARS + 1):
            raise ValueError("a rating is half a star, or 1 to 5 stars in halves")

    @classmethod
    def like(cls, movie_id: int) -> Self:
        """The person likes the movie."""
        return cls(movie_id, Action.LIKE)

    @classmethod
    def dislike(cls, movie_id: int) -> Self:
        """The person dislikes the movie, or does not want it recommended."""
        return cls(movie_id, Action.DISLIKE)

    @classmethod
    def rate(cls, movie_id: int, rating: float) -> Self:
        """The person gives the movie half stars from 0.5 to 5; raises ValueError for others."""
        return cls(movie_id, Action.RATE, rating)

    @classmethod
    def mark_seen(cls, movie_id: int) -> Self:
        """The person has seen the movie."""
        return cls(movie_id, Action.SEEN)

    @classmethod
    def unlike(cls, movie_id: int) -> Self:
        """The person takes back what was said of the movie."""
        return cls(movie_id, Action.UNLIKE)

    def apply(self, before: Taste | None, now: datetime) -> Taste | None:
        """Return the taste after the action; None if nothing is left to store."""
        opinion = before.opinion if before else None
        rating = before.rating if before else None
        seen = before.seen if before else False
        match self.action:
            case Action.LIKE | Action.DISLIKE:
                said = Opinion(self.action.value)
                rating = rating if said in (opinion, opinion_of(rating)) else None
                opinion = said
            case Action.RATE:
                opinion, rating, seen = opinion_of(self.rating), self.rating, True
            case Action.SEEN:
                seen = True
            case Action.UNLIKE:
                seen = seen and (opinion, rating) != (None, None)
                opinion, rating = None, None
        if opinion is None and rating is None and not seen:
            return None
        if before and (before.opinion, before.rating, before.seen) == (opinion, rating, seen):
            return before
        return Taste(self.movie_id, opinion, rating, seen, now)


def opinion_of(rating: float | None) -> Opinion | None:
    """Return the opinion that a rating means."""
    if rating is None or DISLIKED_TO < rating < LIKED_FROM:
        return None
    return Opinion.LIKE if rating >= LIKED_FROM else Opinion.DISLIKE


def weight_of(rating: float | None) -> float:
    """Return the weight in a profile of a like with this rating."""
    # An import can like a film with few stars: by a heart, or by a scale of its own.
    return LIKE_WEIGHT if rating is None else RATING_WEIGHTS.get(round(2 * rating), LIKE_WEIGHT)


class TasteRow(NamedTuple):
    """The parts of a stored taste that a profile needs."""

    movie_id: int
    opinion: str | None
    rating: float | None
    seen: bool


def profile_of(rows: Iterable[TasteRow]) -> Profile:
    """Return the profile that the recommender works with."""
    likes: dict[int, float] = {}
    dislikes: set[int] = set()
    seen: set[int] = set()
    for row in rows:
        if row.opinion == Opinion.LIKE:
            likes[row.movie_id] = weight_of(row.rating)
        elif row.opinion == Opinion.DISLIKE:
            dislikes.add(row.movie_id)
        if row.seen:
            seen.add(row.movie_id)
    return Profile(likes, dislikes, seen)
