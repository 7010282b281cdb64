"""Protocols: strong generalisation, the fold-in of the literature, and the test over time."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from recommender.arrays import Ids, Timestamps
from recommender.data.dataset import Dataset
from recommender.evaluation.errors import EvaluationError
from recommender.evaluation.held_out import Part, hold_out
from recommender.evaluation.trials import (
    LIKED_FROM,
    Order,
    Person,
    Split,
    Trial,
    at_random,
    by_time,
    people_with_likes,
    trials_of,
    without,
)

MIN_LIKES = 25
MIN_TARGETS = 5
LITERATURE_MIN_LIKES = 5
CUTS = {Part.VALIDATION: (0.1, 0.2, 0.3, 0.4), Part.TEST: (0.5, 0.6, 0.7, 0.8, 0.9)}


def strong_generalisation(
    dataset: Dataset,
    likes: Sequence[int],
    users: int | None = None,
    seed: int = 0,
    part: Part = Part.TEST,
) -> list[Split]:
    """People whom no model was trained on, with profiles of `likes` random likes (rating >= 4).

    Everybody has at least 25 likes, and at least 5 beside the profile. The likes of smaller
    profiles are among those of larger ones.
    """
    held_out = hold_out(dataset, users, seed).splits(part)
    splits = []
    for fold, (asked, hidden) in enumerate(held_out):
        order = at_random(np.random.default_rng([seed, fold]))
        people = _with_enough(dataset.select(np.isin(dataset.user_ids, asked)), likes, order)
        name = f"fold {fold + 1} of {len(held_out)}"
        splits.append(Split(name, without(dataset, hidden), trials_of(people, likes)))
    return splits


def literature(
    dataset: Dataset, users: int | None = None, seed: int = 0, part: Part = Part.TEST
) -> list[Split]:
    """Fold-in of a random 80 % of a new person's likes, targets the rest (Liang et al. 2018).

    Everybody has at least 5 likes; targets that nobody in the base likes do not count.
    """
    splits = []
    for fold, (asked, hidden) in enumerate(hold_out(dataset, users, seed).splits(part)):
        base = without(dataset, hidden)
        order = at_random(np.random.default_rng([seed, fold]))
        mine = dataset.select(np.isin(dataset.user_ids, asked))
        people = people_with_likes(mine, LITERATURE_MIN_LIKES, order)
        splits.append(Split(f"fold {fold + 1}", base, {"80 %": _fold_in(people, base)}))
    return splits


def over_time(dataset: Dataset, likes: Sequence[int], part: Part = Part.TEST) -> list[Split]:
    """Models train on the ratings before a cut; profiles are the first likes of later people.

    The cuts are the times when the shares `CUTS` of all people had come. The targets are a person's
    later likes. Validation takes people who came before the first cut of the test, so that nobody
    is in both.
    """
    by_time(dataset)  # refuses a set without timestamps before anything else
    stamps = np.asarray(dataset.timestamps)
    everybody, came = _first_ratings(dataset.user_ids, stamps)
    cuts = np.quantile(came, CUTS[part]).astype(np.int64)
    end = np.quantile(came, CUTS[Part.TEST][0]) if part == Part.VALIDATION else np.inf
    splits = []
    for cut in cuts.tolist():
        newcomers = np.isin(dataset.user_ids, everybody[(came >= cut) & (came < end)])
        people = _with_enough(dataset.select(newcomers), likes, by_time)
        base = dataset.select(stamps < cut)
        day = datetime.fromtimestamp(cut, UTC).date()
        splits.append(Split(f"before {day}", base, trials_of(people, likes)))
    return splits


def _with_enough(dataset: Dataset, likes: Sequence[int], order: Order) -> list[Person]:
    needed = max(MIN_LIKES, max(likes) + MIN_TARGETS)
    people = people_with_likes(dataset, needed, order)
    if not people:
        _, counts = np.unique(dataset.user_ids[dataset.ratings >= LIKED_FROM], return_counts=True)
        raise EvaluationError(
            f"to give {max(likes)} likes and have others to find, a person needs {needed} likes, "
            f"but nobody held out has more than {counts.max(initial=0)}"
        )
    return people


def _fold_in(people: Sequence[Person], base: Dataset) -> Trial:
    liked = np.unique(base.movie_ids[base.ratings >= LIKED_FROM])
    told = [len(person.likes) - len(person.likes) // 5 for person in people]
    known = [person.likes[:count] for person, count in zip(people, told, strict=True)]
    rest = [person.likes[count:] for person, count in zip(people, told, strict=True)]
    targets = [movies[np.isin(movies, liked)] for movies in rest]
    kept = [row for row, movies in enumerate(targets) if len(movies)]
    if not kept:
        raise EvaluationError("nobody held out has 5 likes, of which others know the fifth")
    return Trial(
        np.array([people[row].user_id for row in kept], dtype=np.int64),
        tuple(known[row] for row in kept),
        tuple(targets[row] for row in kept),
    )


def _first_ratings(user_ids: Ids, stamps: Timestamps) -> tuple[Ids, Timestamps]:
    """Every person once, with the time of their first rating."""
    everybody, person = np.unique(user_ids, return_inverse=True)
    came = np.full(len(everybody), np.iinfo(np.int64).max)
    np.minimum.at(came, person, stamps)
    return everybody, came
