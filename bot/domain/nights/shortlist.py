"""The films offered to exactly the people who are in."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from bot.domain.nights.drawing import Interest, ShortlistSource, draw
from recommender import Movie
from recommender.model.groups import DEFAULT_STRATEGY, GroupStrategy, recommend_group
from recommender.model.model import Model
from recommender.model.profile import Profile

MAX_FILMS = 10


@dataclass(frozen=True, slots=True)
class Reason:
    """The member whom a film fits most, and the like of theirs that is its reason."""

    user_id: int
    because: int | None


@dataclass(frozen=True, slots=True)
class ShortlistFilm:
    """One film; `fits` has 0..1 for each member, None for those without likes.

    `interest` is how many people want to see it, None if the bot does not say.
    """

    movie_id: int
    group_score: float
    fits: Mapping[int, float | None]
    reason: Reason | None = None
    suggested_by: int | None = None
    interest: Interest | None = None


@dataclass(frozen=True, slots=True)
class ShortlistRequest:
    """What to make a shortlist from.

    `suggestions` maps movie ids to the people who suggested them; `weights` come from
    `bot.domain.nights.fairness`; `hidden` films are on the list only as suggestions. Reasons name
    likes only of the people in `likes_told`: those who are in a night, and the person who asks.
    `source` says how far the list draws on films in which there is `interest`.
    """

    size: int = 5
    strategy: GroupStrategy = DEFAULT_STRATEGY
    suggestions: Mapping[int, int] | None = None
    vetoed: Collection[int] = ()
    weights: Mapping[int, float] | None = None
    where: Callable[[Movie], bool] | None = None
    hidden: Collection[int] = ()
    adventure: float = 0.0
    likes_told: Collection[int] = ()
    source: ShortlistSource = ShortlistSource.OFF
    interest: Mapping[int, Interest] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The films, suggestions first, and notes on the list.

    `left_out` has the suggestions that are not on it, `liked_by` those on it that other people than
    the one who suggested them like already. A list is `short` if it has only films that people want
    and these are too few.
    """

    films: tuple[ShortlistFilm, ...]
    left_out: tuple[int, ...] = ()
    liked_by: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    without_likes: tuple[int, ...] = ()
    short: bool = False


def make_shortlist(
    model: Model, profiles: Mapping[int, Profile], request: ShortlistRequest
) -> Shortlist:
    """Choose films for these people that none of them has seen, disliked or vetoed.

    Suggestions without an objection come first, then films that people want to see, as far as
    `bot.domain.nights.drawing` allows. The group's best films that none of them likes yet fill the
    other places. A like is no objection to a film that somebody asked for: people like films that
    they have not seen, and watch again those that they love. It takes a fraction of a second: call
    it in a thread.
    """
    suggestions = dict(request.suggestions or {})
    left_out = tuple(m for m in suggestions if is_unwanted(m, profiles, request.vetoed))
    wanted = [movie_id for movie_id in suggestions if movie_id not in left_out][:MAX_FILMS]
    places = min(max(request.size, len(wanted)), MAX_FILMS) - len(wanted)
    members = _MemberScores(model, profiles, request)
    drawn = _drawn(model, profiles, request, members, places)
    only = request.source is ShortlistSource.ONLY
    picked = [] if only else best_for_group(model, profiles, request, drawn, places - len(drawn))
    films = members.films(wanted + drawn + picked, suggestions)
    liked_by = {
        movie_id: fans
        for movie_id in wanted
        if (fans := _fans(movie_id, profiles, suggestions[movie_id]))
    }
    short = only and len(drawn) < places
    return Shortlist(films, left_out, liked_by, members.without_likes, short)


def fitting(
    model: Model, profiles: Mapping[int, Profile], movie_ids: Sequence[int]
) -> tuple[ShortlistFilm, ...]:
    """Return films with their fit for each of these people; call it in a thread, too."""
    return _MemberScores(model, profiles, ShortlistRequest()).films(movie_ids, {})


def _drawn(
    model: Model,
    profiles: Mapping[int, Profile],
    request: ShortlistRequest,
    members: "_MemberScores",
    places: int,
) -> list[int]:
    """Return the films that are on the list because people want to see them."""
    barred = {*request.hidden, *(request.suggestions or ())}

    def suits(movie_id: int) -> bool:
        movie = model.catalogue.get(movie_id)
        if movie is None or movie_id in barred or is_unwanted(movie_id, profiles, request.vetoed):
            return False
        return request.where is None or request.where(movie)

    def score(movie_id: int) -> float:
        return members.group_score(members.fits(movie_id))

    return draw(request.interest, request.source, places, suits=suits, score=score)


def best_for_group(
    model: Model,
    profiles: Mapping[int, Profile],
    request: ShortlistRequest,
    drawn: Sequence[int],
    places: int,
) -> list[int]:
    """Return the group's best films besides those `drawn`."""
    weights = request.weights or {}
    picks = recommend_group(
        model,
        list(profiles.values()),
        n=places,
        strategy=request.strategy,
        exclude={*request.vetoed, *request.hidden, *(request.suggestions or ()), *drawn},
        weights=[weights.get(user_id, 1.0) for user_id in profiles],
        where=request.where,
        adventure=request.adventure,
    )
    return [pick.movie_id for pick in picks]


def is_unwanted(movie_id: int, profiles: Mapping[int, Profile], vetoed: Collection[int]) -> bool:
    """Whether a suggested film cannot be on the list; the bot must not say why or because of whom.

    Vetoes are secret, and dislikes may be.
    """
    return movie_id in vetoed or any(
        movie_id in profile.dislikes or movie_id in profile.seen for profile in profiles.values()
    )


def without_others(
    films: Sequence[ShortlistFilm], present: Collection[int]
) -> tuple[ShortlistFilm, ...]:
    """Return an earlier list without what is based on the taste of people who left."""
    fits = {
        film.movie_id: {user_id: fit for user_id, fit in film.fits.items() if user_id in present}
        for film in films
    }
    return tuple(
        replace(
            film,
            fits=fits[film.movie_id],
            reason=_reason_without(film, fits, present),
            interest=_interest_without(film, present),
        )
        for film in films
    )


def _interest_without(film: ShortlistFilm, present: Collection[int]) -> Interest | None:
    if film.interest is None or film.fits.keys() <= set(present):
        return film.interest
    return film.interest.without_watchlists()


def _reason_without(
    film: ShortlistFilm,
    fits: Mapping[int, Mapping[int, float | None]],
    present: Collection[int],
) -> Reason | None:
    if film.reason is None or film.reason.user_id in present:
        return film.reason
    user_id = _fitting_most(film.movie_id, fits)
    return None if user_id is None else Reason(user_id, None)


def _fitting_most(movie_id: int, all_fits: Mapping[int, Mapping[int, float | None]]) -> int | None:
    """Return whom a film fits most, compared with the rest of the list; None without any likes."""
    surplus = {
        user_id: fit - _mean([f for fits in all_fits.values() if (f := fits.get(user_id))])
        for user_id, fit in all_fits[movie_id].items()
        if fit is not None
    }
    return max(surplus, key=lambda u: (surplus[u], -u)) if surplus else None


def _fans(movie_id: int, profiles: Mapping[int, Profile], suggested_by: int) -> tuple[int, ...]:
    """Return who likes a suggestion of somebody else, whether they have seen it or not."""
    return tuple(
        user_id
        for user_id, profile in profiles.items()
        if movie_id in profile.likes and user_id != suggested_by
    )


class _MemberScores:
    """The members' scores, scaled to 0..1, or a member with large ones would decide for all."""

    def __init__(
        self,
        model: Model,
        profiles: Mapping[int, Profile],
        request: ShortlistRequest,
    ) -> None:
        self._model, self._profiles, self._weights = model, profiles, request.weights or {}
        self._likes_told, self._adventure = request.likes_told, request.adventure
        told = request.source is not ShortlistSource.OFF
        self._interest = request.interest if told else {}
        self._scaled: dict[int, np.ndarray[tuple[int], np.dtype[np.float32]] | None] = {}
        for user_id, profile in profiles.items():
            is_known = any(movie_id in model for movie_id in profile.likes)
            scores = model.scores(profile, request.adventure) if is_known else None
            if scores is not None and len(scores):
                known = [model.row(m) for m in profile.known if m in model]
                unknown = np.delete(scores, known)
                low, high = (float(unknown.min()), float(unknown.max())) if len(unknown) else (0, 0)
                span = high - low
                scores = np.clip((scores - low) / span, 0, 1) if span else np.full_like(scores, 0.5)
            self._scaled[user_id] = scores

    @property
    def without_likes(self) -> tuple[int, ...]:
        """The members without known likes, who do not count."""
        return tuple(user_id for user_id, scores in self._scaled.items() if scores is None)

    def films(
        self, movie_ids: Sequence[int], suggestions: Mapping[int, int]
    ) -> tuple[ShortlistFilm, ...]:
        """Return films with their fit for each member and their reasons."""
        fits = {movie_id: self.fits(movie_id) for movie_id in movie_ids}
        return tuple(
            ShortlistFilm(
                movie_id,
                self.group_score(fits[movie_id]),
                fits[movie_id],
                self.reason(movie_id, fits),
                suggestions.get(movie_id),
                self._interest.get(movie_id),
            )
            for movie_id in movie_ids
        )

    def fits(self, movie_id: int) -> dict[int, float | None]:
        """Return a film's fit for each member."""
        row = self._model.row(movie_id) if movie_id in self._model else None
        return {
            user_id: None if scores is None or row is None else float(scores[row])
            for user_id, scores in self._scaled.items()
        }

    def group_score(self, fits: Mapping[int, float | None]) -> float:
        """Return the weighted mean of the fits, which settles ties of a vote."""
        known = {user_id: fit for user_id, fit in fits.items() if fit is not None}
        total = sum(self._weights.get(user_id, 1.0) for user_id in known)
        return sum(self._weights.get(u, 1.0) * fit for u, fit in known.items()) / (total or 1.0)

    def reason(
        self, movie_id: int, all_fits: Mapping[int, Mapping[int, float | None]]
    ) -> Reason | None:
        """Return whom this film fits most, compared with the rest of the list, and why."""
        user_id = _fitting_most(movie_id, all_fits)
        if user_id is None:
            return None
        if user_id not in self._likes_told:
            return Reason(user_id, None)
        profile = self._profiles[user_id]
        because = self._model.explain(profile, movie_id, adventure=self._adventure).because
        return Reason(user_id, because[0] if because else None)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
