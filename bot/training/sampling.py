"""Whom of a large data set a run learns from: as many of its newest people as memory takes.

People are folded in when they ask and need no row in training, so that a sample of them bounds a
run at any size; `docs/recommender.md` says what it costs in quality.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.training.estimate import fixed_megabytes, megabytes_of
from recommender import Catalogue, Dataset
from recommender.data.movielens import load_sample
from recommender.data.survey import Raters, Survey
from recommender.evaluation.gate_people import held_out_of, mix
from recommender.evaluation.trials import LIKED_FROM

# However little memory there is, a model of fewer is none.
FEWEST_PEOPLE = 500

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]
Fits = Callable[[Floats, Floats], NDArray[np.bool_]]


def load_newest(
    folder: Path, memory_mb: float, factors: int, community: int
) -> tuple[Dataset, Survey]:
    """Read the ratings of the newest people that a run within so much memory can learn from.

    `community` is how many likes of the community it learns from besides. DatasetError as usual.
    """

    def choose(people: Raters, catalogue: Catalogue) -> Ids:
        free = memory_mb - fixed_megabytes(len(catalogue), community, factors)
        return newest_people(
            people, lambda ratings, count: megabytes_of(ratings, count, factors) <= free
        )

    return load_sample(folder, choose, LIKED_FROM)


def newest_people(people: Raters, fits: Fits) -> Ids:
    """Choose the people who were active last, as many as fit.

    `fits` gets the ratings of the first 1, 2, ... people together, and these numbers. Those by whom
    the gate compares models are always chosen, and the same whatever fits, so that no model has
    learned from them. Without times the people come in an order that is scattered, but always the
    same.
    """
    judges = held_out_of(people.user_ids, people.likes, len(people.user_ids))
    judging = np.isin(people.user_ids, judges)
    newest = np.zeros(len(judging)) if people.last_active is None else -people.last_active
    # Judges come first: what they rated has to fit, too.
    order = np.lexsort((mix(people.user_ids), newest, ~judging))
    ratings = np.cumsum(people.ratings[order], dtype=np.float64)
    fitting = int(fits(ratings, np.arange(1.0, len(order) + 1)).sum())
    return np.sort(people.user_ids[order[: max(fitting, len(judges) + FEWEST_PEOPLE)]])
