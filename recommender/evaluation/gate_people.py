"""People held out of all training, so that the gate can compare models on them.

A hash of the id alone decides who. So neither the candidate nor the model in service was trained on
the people of the comparison, whenever and wherever they were trained.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.arrays import Counts, Ids
from recommender.data.dataset import Dataset
from recommender.evaluation.trials import LIKED_FROM
from recommender.model.profile import Profile

SHARE_OF_USERS = 0.05
MIN_USERS = 60
MAX_USERS = 500
MAX_SHARE_OF_USERS = 0.1
SHARE_OF_COMMUNITY = 0.2
MIN_COMMUNITY = 40
MAX_PEOPLE = 2000
PROFILE_SIZES = (1, 5, 10)
MIN_TARGETS = 5


@dataclass(frozen=True)
class GateTrials:
    """Trials for a model: profiles, and the ids of each person's other likes as targets.

    `people` has the number of the person of each trial, as a person has trials with profiles of
    several sizes.
    """

    profiles: list[Profile]
    targets: list[Ids]
    people: Ids

    def __len__(self) -> int:
        return len(self.profiles)

    def among(self, movie_ids: Ids) -> "GateTrials":
        """Return the trials with these films as only targets, without those left with none."""
        targets = [each[np.isin(each, movie_ids)] for each in self.targets]
        left = [at for at, each in enumerate(targets) if len(each)]
        profiles = [self.profiles[at] for at in left]
        return GateTrials(profiles, [targets[at] for at in left], self.people[left])

    @property
    def number_of_people(self) -> int:
        """The number of different people."""
        return int(np.unique(self.people).size)


def mix(numbers: Ids) -> NDArray[np.uint64]:
    """Scatter ids evenly over 64 bits, the same on every machine (splitmix64, Steele 2014)."""
    with np.errstate(over="ignore"):
        mixed = numbers.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def held_out_users(dataset: Dataset) -> Ids:
    """Choose base users with enough likes: 5 %, at least 60, at most 500 and never over 10 %."""
    user_ids = np.unique(dataset.user_ids)
    liked, counts = np.unique(dataset.user_ids[dataset.ratings >= LIKED_FROM], return_counts=True)
    likes = np.zeros(len(user_ids), np.int64)
    likes[np.searchsorted(user_ids, liked)] = counts
    return held_out_of(user_ids, likes, len(user_ids))


def held_out_of(user_ids: Ids, likes: Counts, total: int) -> Ids:
    """Choose from base users, of whom there are `total`, those with enough likes.

    Of fewer people the same ones are chosen, or the first of them, as long as these are among them.
    """
    wanted = min(max(MIN_USERS, int(SHARE_OF_USERS * total)), MAX_USERS)
    wanted = min(wanted, int(MAX_SHARE_OF_USERS * total))
    eligible = user_ids[likes >= PROFILE_SIZES[0] + MIN_TARGETS]
    return np.sort(eligible[np.argsort(mix(eligible), kind="stable")[:wanted]])


def held_out_people(user_ids: Ids) -> Ids:
    """Choose a fifth of the people with enough likes, at most 2,000; nobody of fewer than 40.

    `user_ids` names the person of each like.
    """
    people, likes = np.unique(user_ids, return_counts=True)
    eligible = people[likes >= PROFILE_SIZES[0] + MIN_TARGETS]
    if eligible.size < MIN_COMMUNITY:
        return np.empty(0, np.int64)
    mixed = mix(eligible)
    chosen = np.flatnonzero(mixed < np.uint64(int(SHARE_OF_COMMUNITY * 2**64)))
    return np.sort(eligible[chosen[np.argsort(mixed[chosen], kind="stable")[:MAX_PEOPLE]]])


def trials(user_ids: Ids, movie_ids: Ids) -> GateTrials:
    """Split each person's likes into a profile and targets, for each profile size that fits.

    `user_ids` and `movie_ids` are likes, arrays of one length. Targets may be unknown to a model,
    which then cannot find them.
    """
    order = np.lexsort((mix(movie_ids ^ (user_ids << 20)), user_ids))
    users, movies = user_ids[order], movie_ids[order]
    profiles: list[Profile] = []
    targets: list[Ids] = []
    people: list[int] = []
    for person, liked in enumerate(np.split(movies, np.flatnonzero(np.diff(users)) + 1)):
        for size in PROFILE_SIZES:
            if len(liked) - size >= MIN_TARGETS:
                profiles.append(Profile(likes=liked[:size].tolist()))
                targets.append(liked[size:])
                people.append(person)
    return GateTrials(profiles, targets, np.array(people, np.int64))
