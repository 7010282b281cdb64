"""The films offered to exactly the people who are in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from recommender.data.catalogue import MovieFilter
from recommender.model.groups import DEFAULT_STRATEGY, GroupStrategy, recommend_group
from recommender.model.model import Model
from recommender.model.profile import Profile

MAX_FILMS = 10


class Objection(StrEnum):
    """Why a suggested film is not on the list."""

    SEEN = "seen"
    DISLIKED = "disliked"
    VETOED = "vetoed"


@dataclass(frozen=True, slots=True)
class Reason:
    """Whose film it is most, and which of their likes speaks for it."""

    user_id: int
    because: int | None


@dataclass(frozen=True, slots=True)
class ShortlistFilm:
    """One film; `fits` has 0..1 for each member, None for those without likes."""

    movie_id: int
    group_score: float
    fits: Mapping[int, float | None]
    reason: Reason | None = None
    suggested_by: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A suggestion that is not on the list, and whose objection it was (None if it is secret)."""

    movie_id: int
    objection: Objection
    user_id: int | None


@dataclass(frozen=True, slots=True)
class ShortlistRequest:
    """What a shortlist is to be made of.

    `suggestions` maps movie ids to who suggested each; `weights` come from
    `bot.domain.nights.fairness`; what is `hidden` is on the list only as a suggestion.
    """

    size: int = 5
    strategy: GroupStrategy = DEFAULT_STRATEGY
    suggestions: Mapping[int, int] | None = None
    vetoed: Collection[int] = ()
    weights: Mapping[int, float] | None = None
    where: MovieFilter | None = None
    hidden: Collection[int] = ()
    adventure: float = 0.0


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The films, suggestions first, and what is worth saying about the list.

    `liked_by` has the suggestions on it that others than who suggested them like already.
    """

    films: tuple[ShortlistFilm, ...]
    left_out: tuple[LeftOut, ...] = ()
    liked_by: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    without_likes: tuple[int, ...] = ()


def make_shortlist(
    model: Model, profiles: Mapping[int, Profile], request: ShortlistRequest
) -> Shortlist:
    """Choose films for these people; nothing that any of them has seen, disliked or vetoed.

    Suggestions that nobody objects to come first; what is left is filled with the group's best,
    without films that any of them likes. A like is no objection to a suggestion: people like films
    that they have not seen, and watch again what they love.
    The work of a fraction of a second: call it in a thread.
    """
    suggestions = dict(request.suggestions or {})
    left_out = tuple(
        against
        for movie_id in suggestions
        if (against := objection(movie_id, profiles, request.vetoed)) is not None
    )
    refused = {each.movie_id for each in left_out}
    wanted = [movie_id for movie_id in suggestions if movie_id not in refused][:MAX_FILMS]
    weights = request.weights or {}
    picks = recommend_group(
        model,
        list(profiles.values()),
        n=min(max(request.size, len(wanted)), MAX_FILMS) - len(wanted),
        strategy=request.strategy,
        exclude={*request.vetoed, *request.hidden, *suggestions},
        weights=[weights.get(user_id, 1.0) for user_id in profiles],
        where=request.where,
        adventure=request.adventure,
    )
    members = _MemberScores(model, profiles, weights, request.adventure)
    films = members.films(wanted + [pick.movie_id for pick in picks], suggestions)
    liked_by = {
        movie_id: fans
        for movie_id in wanted
        if (fans := _fans(movie_id, profiles, suggestions[movie_id]))
    }
    return Shortlist(films, left_out, liked_by, members.without_likes)


def objection(
    movie_id: int, profiles: Mapping[int, Profile], vetoed: Collection[int]
) -> LeftOut | None:
    """Return why a suggested film cannot be on the list; None where nobody objects."""
    if movie_id in vetoed:
        return LeftOut(movie_id, Objection.VETOED, None)
    for user_id, profile in profiles.items():
        if movie_id in profile.dislikes:
            return LeftOut(movie_id, Objection.DISLIKED, user_id)
        if movie_id in profile.seen:
            return LeftOut(movie_id, Objection.SEEN, user_id)
    return None


def _fans(movie_id: int, profiles: Mapping[int, Profile], suggested_by: int) -> tuple[int, ...]:
    """Who likes a suggestion that is not their own; nobody knows whether they have seen it."""
    return tuple(
        user_id
        for user_id, profile in profiles.items()
        if movie_id in profile.likes and user_id != suggested_by
    )


class _MemberScores:
    """The members' scores, each scaled to 0..1 so that nobody's large numbers decide for all."""

    def __init__(
        self,
        model: Model,
        profiles: Mapping[int, Profile],
        weights: Mapping[int, float],
        adventure: float,
    ) -> None:
        self._model, self._profiles, self._weights = model, profiles, weights
        self._scaled: dict[int, np.ndarray[tuple[int], np.dtype[np.float32]] | None] = {}
        for user_id, profile in profiles.items():
            scores = model.scores(profile, adventure) if _scorable(model, profile) else None
            if scores is not None and len(scores):
                known = [model.row(m) for m in profile.known if m in model]
                unknown = np.delete(scores, known)
                low, high = (float(unknown.min()), float(unknown.max())) if len(unknown) else (0, 0)
                span = high - low
                scores = np.clip((scores - low) / span, 0, 1) if span else np.full_like(scores, 0.5)
            self._scaled[user_id] = scores

    @property
    def without_likes(self) -> tuple[int, ...]:
        """Who counts neutrally because nothing is known of their taste."""
        return tuple(user_id for user_id, scores in self._scaled.items() if scores is None)

    def films(
        self, movie_ids: Sequence[int], suggestions: Mapping[int, int]
    ) -> tuple[ShortlistFilm, ...]:
        """Return films with how well each fits whom, and why it is on the list."""
        fits = {movie_id: self.fits(movie_id) for movie_id in movie_ids}
        return tuple(
            ShortlistFilm(
                movie_id,
                self.group_score(fits[movie_id]),
                fits[movie_id],
                self.reason(movie_id, fits),
                suggestions.get(movie_id),
            )
            for movie_id in movie_ids
        )

    def fits(self, movie_id: int) -> dict[int, float | None]:
        """Return how well a film fits each member."""
        row = self._model.row(movie_id) if movie_id in self._model else None
        return {
            user_id: None if scores is None or row is None else float(scores[row])
            for user_id, scores in self._scaled.items()
        }

    def group_score(self, fits: Mapping[int, float | None]) -> float:
        """Return the weighted mean of the fits; what settles a tie of a vote."""
        known = {user_id: fit for user_id, fit in fits.items() if fit is not None}
        total = sum(self._weights.get(user_id, 1.0) for user_id in known)
        return sum(self._weights.get(u, 1.0) * fit for u, fit in known.items()) / (total or 1.0)

    def reason(
        self, movie_id: int, all_fits: Mapping[int, Mapping[int, float | None]]
    ) -> Reason | None:
        """Return who likes this film more than the rest of the list, and why."""
        surplus = {
            user_id: fit - _mean([f for fits in all_fits.values() if (f := fits[user_id])])
            for user_id, fit in all_fits[movie_id].items()
            if fit is not None
        }
        if not surplus:
            return None
        user_id = max(surplus, key=lambda u: (surplus[u], -u))
        parts = self._model.explain(self._profiles[user_id], movie_id).contributions
        others = (liked for liked in parts if liked != movie_id)  # a suggestion may be liked
        best = max(others, key=lambda liked: parts[liked], default=None)
        return Reason(user_id, best if best is not None and parts[best] > 0 else None)


def _scorable(model: Model, profile: Profile) -> bool:
    return any(movie_id in model for movie_id in profile.likes)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
