"""One list for several people, by several strategies to combine their scores."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

import numpy as np

from recommender.arrays import Floats, Rows, Scores
from recommender.data.catalogue import Movie
from recommender.data.series import spread_series
from recommender.errors import ConfigurationError
from recommender.model.model import Model
from recommender.model.profile import Profile

# A list is built from each member's and the group's best movies, this many times its length.
_CANDIDATES = 20
_MAX_WEIGHT = 3.0
_BORDA_DEPTH = 100
_OWN_BEST = 20
# The focus on what each member's likes share is the members' likeness to this power: two fifths for
# four random people, two thirds for four who all like horror. Chosen on validation people of ml-1m;
# full focus served them worse on average.
_LIKENESS_POWER = 3
# What every member has received before the first movie: its logarithm has to be finite.
_NEXT_TO_NOTHING = 1e-3


class GroupStrategy(StrEnum):
    """How a group's scores become one list."""

    AVERAGE = "average"
    FAIR = "fair"
    LEAST_MISERY = "least_misery"
    MULTIPLICATIVE = "multiplicative"
    BORDA = "borda"


DEFAULT_STRATEGY = GroupStrategy.AVERAGE


@dataclass(frozen=True, slots=True)
class GroupPick:
    """One movie for a group.

    `member_scores` are in the order of the members, each from 0 to 1 between the member's lowest
    and highest score, or None for a member without likes.
    """

    movie_id: int
    score: float
    member_scores: tuple[float | None, ...]


def recommend_group(
    model: Model,
    profiles: Iterable[Profile],
    n: int = 10,
    strategy: str | GroupStrategy = DEFAULT_STRATEGY,
    exclude: Collection[int] = (),
    *,
    weights: Sequence[float] | None = None,
    where: Callable[[Movie], bool] | None = None,
    adventure: float = 0.0,
    allow_known: bool = False,
) -> list[GroupPick]:
    """Return up to n movies for these people, best first.

    The list has no movie that a member liked, disliked or saw; with `allow_known` it only lacks
    those that a member dislikes. Members without likes do not count. `weights` has one positive
    number per member, clipped to 1/3..3: those to whom the group owes something count more. `where`
    tells which movies are wanted, `exclude` has ids that are not, and `adventure` (0 to 1) is that
    of `Model.recommend`. Raises ConfigurationError for an unknown strategy, for weights that are
    not one positive number per member, and for an `adventure` outside 0 to 1.
    """
    chosen, profiles = _strategy(strategy), list(profiles)
    if n <= 0 or not len(model.movie_ids):
        return []
    shares = _member_weights(weights, profiles)
    rows = _allowed(model, _barred(profiles, exclude, allow_known=allow_known), where)
    if not len(rows):
        return []
    active = [at for at, profile in enumerate(profiles) if _can_be_scored(model, profile)]
    scored = [profiles[at] for at in active] or [Profile()]
    focus = _focus(model, chosen, [profiles[at] for at in active])
    utilities = np.stack([_min_max(model.scores(each, adventure, focus)[rows]) for each in scored])
    voices = shares[active] / shares[active].sum() if active else np.ones(1)
    order, totals = _ranking_of(chosen)(utilities, voices, _CANDIDATES * n)
    ranked = ((at, float(totals[at])) for at in order)
    ids, members = model.movie_ids[rows].tolist(), len(profiles)
    return [
        GroupPick(ids[at], score, _by_member(utilities[:, at], active, members))
        for at, score in spread_series(ranked, lambda at: model.series.name(int(rows[at])), n)
    ]


def _focus(model: Model, strategy: GroupStrategy, profiles: Sequence[Profile]) -> float:
    """Return the weight of what each member's likes share, from 0 to 1."""
    # What suits one member's focus is the worst for another: validation people lost by it.
    if strategy is GroupStrategy.LEAST_MISERY:
        return 0.0
    return model.likeness(profiles) ** _LIKENESS_POWER if profiles else 1.0


def _strategy(strategy: str | GroupStrategy) -> GroupStrategy:
    try:
        return GroupStrategy(strategy)
    except ValueError:
        known = ", ".join(GroupStrategy)
        raise ConfigurationError("strategy", f"is {strategy!r}; there are {known}") from None


def _member_weights(weights: Sequence[float] | None, profiles: Sequence[Profile]) -> Floats:
    if weights is None:
        return np.ones(len(profiles))
    given = np.asarray(weights, np.float64)
    if given.shape != (len(profiles),) or not np.isfinite(given).all() or (given <= 0).any():
        raise ConfigurationError("weights", "must be one positive number for each member")
    return np.clip(given, 1 / _MAX_WEIGHT, _MAX_WEIGHT)


def _barred(
    profiles: Sequence[Profile], exclude: Collection[int], *, allow_known: bool
) -> set[int]:
    return set(exclude).union(
        *(profile.dislikes if allow_known else profile.known for profile in profiles)
    )


def _allowed(model: Model, barred: Collection[int], where: Callable[[Movie], bool] | None) -> Rows:
    allowed = ~np.isin(model.movie_ids, np.fromiter(barred, np.int64, len(barred)))
    wanted = model.wanted(where)
    return np.array([row for row in np.flatnonzero(allowed).tolist() if wanted(row)], np.int64)


def _can_be_scored(model: Model, profile: Profile) -> bool:
    return any(movie_id in model for movie_id in profile.likes)


def _min_max(scores: Scores) -> Floats:
    """Scale scores to 0..1, or a member with large scores would decide for all."""
    low, high = float(scores.min()), float(scores.max())
    span = high - low
    return (scores.astype(np.float64) - low) / span if span > 0 else np.full(len(scores), 0.5)


def _by_member(scores: Floats, active: list[int], members: int) -> tuple[float | None, ...]:
    known = dict(zip(active, scores.tolist(), strict=False))
    return tuple(known.get(member) for member in range(members))


Ranking = tuple[list[int], Floats]


def _ranked(totals: Floats, depth: int) -> Ranking:
    return np.argsort(-totals, kind="stable")[:depth].tolist(), totals


def _average(utilities: Floats, voices: Floats, depth: int) -> Ranking:
    return _ranked(voices @ utilities, depth)


def _least_misery(utilities: Floats, voices: Floats, depth: int) -> Ranking:
    """The least satisfied member decides; a member with more weight is dissatisfied sooner."""
    return _ranked((utilities ** (voices * len(voices))[:, None]).min(axis=0), depth)


def _multiplicative(utilities: Floats, voices: Floats, depth: int) -> Ranking:
    """Weighted geometric mean; the small floor keeps one zero from hiding all other opinions."""
    return _ranked(np.exp(voices @ np.log(utilities + 1e-3)), depth)


def _borda(utilities: Floats, voices: Floats, depth: int) -> Ranking:
    """Points for places in each member's best hundred, fewer for later ones (Borda count)."""
    places = np.argsort(np.argsort(-utilities, axis=1, kind="stable"), axis=1, kind="stable")
    points = np.clip(_BORDA_DEPTH - places, 0, None) / _BORDA_DEPTH
    # The average orders the many movies without points.
    return _ranked(voices @ points + 1e-6 * (voices @ utilities), depth)


def _fair(utilities: Floats, voices: Floats, depth: int) -> Ranking:
    """Add movies one by one, each time the one with the highest Nash welfare of the list.

    That is the sum of the logarithms of what the members receive, so the next movie is worth most
    to those who received least so far. What a movie gives a member is its squared score, which
    tells the wanted from the acceptable, over the mean of the member's own best twenty.
    """
    wanted = utilities**2
    own_best = np.sort(wanted, axis=1)[:, -_OWN_BEST:].mean(axis=1)
    worth = wanted / np.maximum(own_best, 1e-9)[:, None]
    totals = voices @ utilities
    candidates = np.argsort(-totals, kind="stable")[: max(depth, 200)]
    received = np.full(len(utilities), _NEXT_TO_NOTHING)
    order: list[int] = []
    for _ in range(min(depth, len(candidates))):
        gains = voices @ np.log(received[:, None] + worth[:, candidates])
        gains[np.isin(candidates, order)] = -np.inf
        best = int(candidates[np.argmax(gains)])
        received += worth[:, best]
        order.append(best)
    return order, totals


def _ranking_of(strategy: GroupStrategy) -> Callable[[Floats, Floats, int], Ranking]:
    match strategy:
        case GroupStrategy.AVERAGE:
            return _average
        case GroupStrategy.FAIR:
            return _fair
        case GroupStrategy.LEAST_MISERY:
            return _least_misery
        case GroupStrategy.MULTIPLICATIVE:
            return _multiplicative
        case GroupStrategy.BORDA:
            return _borda
        case _:
            assert_never(strategy)
