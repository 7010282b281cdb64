"""Whom a run learns from: as many of the newest people of its data set as memory takes, and of the
community, too, the newest and a fair sample of the rest.

People are folded in when they ask and need no row in training, so that a sample of them bounds a
run at any size; `docs/recommender.md` says what it costs in quality.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.training.estimate import community_megabytes, fixed_megabytes, megabytes_of
from recommender import Catalogue, Dataset
from recommender.data.common_ids import with_common_ids
from recommender.data.movielens import load_sample
from recommender.data.survey import Raters, Survey
from recommender.evaluation.gate_people import held_out_of, mix
from recommender.evaluation.trials import LIKED_FROM

# However little memory there is, a model of fewer is none.
FEWEST_PEOPLE = 500
# How much of a run's memory the community's likes may take: people of the data set have the other
# half, as a model of neither alone would do.
COMMUNITY_SHARE = 0.5

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]
Fits = Callable[[Floats, Floats], NDArray[np.bool_]]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class MemberSelection:
    """Chooses people of the community: at most so many, and no more than memory takes.

    Half of them are those who liked something last, by whom a model follows the times; the others
    are a fair sample, which is the same each time, so that taste that does not change stays known.
    """

    people: int
    memory_mb: float
    factors: int

    def takes_all(self, people: int, likes: int) -> bool:
        """Whether so many likes of so many people are not too many."""
        fits = self._fit(np.array([people], np.float64), np.array([likes], np.float64))
        return people <= FEWEST_PEOPLE or bool(fits.all())

    def choose(self, user_ids: Ids, likes: Ids) -> Ids:
        """Return the ids of some people, ascending; they come newest first with their likes."""
        newest = np.arange(len(user_ids))
        scattered = np.argsort(np.argsort(mix(user_ids), kind="stable"), kind="stable")
        # Those by whom the gate compares models are the first of the scattered ones.
        order = np.argsort(np.minimum(2 * newest + 1, 2 * scattered), kind="stable")
        people = np.arange(1.0, len(order) + 1)
        fitting = int(self._fit(people, np.cumsum(likes[order], dtype=np.float64)).sum())
        chosen = user_ids[order[: max(fitting, FEWEST_PEOPLE)]]
        logger.info("learning from %s of %s people", len(chosen), len(user_ids))
        return np.sort(chosen)

    def _fit(self, people: Floats, likes: Floats) -> NDArray[np.bool_]:
        megabytes = community_megabytes(likes, people, self.factors)
        return (people <= self.people) & (megabytes <= COMMUNITY_SHARE * self.memory_mb)


def load_newest(
    folder: Path, memory_mb: float, factors: int, community: int
) -> tuple[Dataset, Survey]:
    """Read the ratings of the newest people that a run within so much memory can learn from.

    `community` is how many likes of the community it learns from besides. Films have the numbers
    that all sets share, also those of ml-100k. DatasetError as usual.
    """

    def choose(people: Raters, catalogue: Catalogue) -> Ids:
        free = memory_mb - fixed_megabytes(len(catalogue), community, factors)
        return newest_people(
            people, lambda ratings, count: megabytes_of(ratings, count, factors) <= free
        )

    return with_common_ids(*load_sample(folder, choose, LIKED_FROM))


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
