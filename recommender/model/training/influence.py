"""The influence of each like of the community, bounded so that nobody can steer the model.

People who may act together form a group: those of one server, and all newcomers of all servers. A
group counts at most as much as all base users, and its likes of a film at most as much as the base
users who like it. The likes that all groups have of a film are bounded by less than the sum of
their bounds, and those of more than ten groups by a share of the base users. Honest communities
stay within these bounds for most films.
"""

from dataclasses import dataclass

import numpy as np

from recommender.arrays import Bools, Floats, Ids, Positions, Rows

# Measured by tests/benchmarks/steering.py: docs/recommender.md has the figures.
PEOPLE_SHARE = 1.0
FILM_SHARE = 1.0
# The least bound of a group's likes of a film, also of one that no base user likes.
MIN_FILM_LIKES = 5.0
# All groups that like a film are bounded by the bound of one times their number to this power. With
# 1 ten servers put a film into 16 to 25 % of the lists of three validation splits, with 3/4 into
# 3 %; 1/2 stops twenty servers, too, but honest communities improved lists less.
ACROSS_GROUPS = 0.75
# From this many groups on, a film's likes count as at most this share of the base. With no bound
# fifty servers put a film into 72 % of the lists of a validation split, with .05 into 2 to 3 % (on
# three splits), with .1 into 7 %, with .15 into half. In a bot of hundreds of servers the base is
# larger and it binds nobody: a film new to ml-32m counts in full with 10,000 likes.
MANY_GROUPS = 10
BASE_SHARE = 0.05


@dataclass(frozen=True)
class Origins:
    """Where the profiles of a community come from: arrays with an entry for each profile.

    `groups` is the id of the server that a profile counts for; all `newcomers` form one more group.
    If a server is `alone` in using the model, it can steer only itself, and only newcomers are
    bounded.
    """

    groups: Ids
    newcomers: Bools
    alone: bool = False

    def select(self, rows: Rows) -> "Origins":
        """Return the origins of some profiles."""
        return Origins(self.groups[rows], self.newcomers[rows], self.alone)


@dataclass(frozen=True)
class Likes:
    """The likes of a community: arrays with the profile's row and the film's column of each."""

    rows: Positions
    columns: Positions


def influences(likes: Likes, origins: Origins, base_likes: Ids | Floats, base_users: int) -> Floats:
    """Return the influence of each like, above 0 and at most 1.

    `origins` has an entry for each row of `likes`. `base_likes` has for each column how many of the
    `base_users` like the film.
    """
    most_likes = np.maximum(MIN_FILM_LIKES, FILM_SHARE * base_likes)[likes.columns]
    most_people = max(MIN_FILM_LIKES, PEOPLE_SHARE * base_users)
    counted = np.ones(len(likes.rows))
    if not origins.alone:
        counted = _within_groups(likes, origins.groups, most_likes, most_people)
    new = np.flatnonzero(origins.newcomers[likes.rows])
    theirs = Likes(likes.rows[new], likes.columns[new])
    together = np.zeros_like(origins.groups)
    counted[new] = np.minimum(
        counted[new], _within_groups(theirs, together, most_likes[new], most_people)
    )
    if origins.alone:
        return counted
    return counted * _across_groups(likes, origins, most_likes, counted, BASE_SHARE * base_users)


def _within_groups(likes: Likes, groups: Ids, most_likes: Floats, most_people: float) -> Floats:
    """Return each like's influence by the bounds of its group alone.

    `most_likes` bounds the group's likes of the film, for each like, and `most_people` the group.
    """
    people = np.unique(likes.rows)
    _, numbers = np.unique(groups, return_inverse=True)
    sizes = np.bincount(numbers[people])
    of_each = numbers[likes.rows].astype(np.int64)
    weights = np.minimum(1.0, most_people / sizes[of_each])
    films = int(likes.columns.max(initial=0)) + 1
    _, places = np.unique(of_each * films + likes.columns, return_inverse=True)
    sums = np.bincount(places, weights=weights)
    bounded: Floats = weights * np.minimum(1.0, most_likes / sums[places])
    return bounded


def _across_groups(
    likes: Likes, origins: Origins, most_likes: Floats, counted: Floats, most_from_many: float
) -> Floats:
    """Return for each like the factor that keeps all groups within their bound for the film.

    `counted` is the likes' influence within their groups, `most_from_many` the bound of more than
    MANY_GROUPS groups. Newcomers are one group here, or new servers would raise the bound.
    """
    groups = np.where(origins.newcomers, origins.groups.min(initial=0) - 1, origins.groups)
    films = int(likes.columns.max(initial=0)) + 1
    _, numbers = np.unique(groups, return_inverse=True)
    liking = np.unique(numbers[likes.rows].astype(np.int64) * films + likes.columns)
    group_counts = np.bincount(liking % films)[likes.columns]
    sums = np.bincount(likes.columns, weights=counted)[likes.columns]
    few = most_likes * np.minimum(group_counts, MANY_GROUPS) ** ACROSS_GROUPS
    many = np.minimum(most_likes * group_counts**ACROSS_GROUPS, most_from_many)
    factors: Floats = np.minimum(1.0, np.maximum(few, many) / sums)
    return factors
