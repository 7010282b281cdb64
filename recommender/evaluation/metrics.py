"""Metrics of ranked lists.

Lists are int64 arrays of shape (people, n): movie ids, best first, NO_MOVIE after a list's end.
Targets are one array of movie ids per person.
"""

from collections.abc import Sequence

import numpy as np

from recommender.arrays import Bools, Counts, Floats, Ids

Lists = Ids
NO_MOVIE = -1


def hits(lists: Lists, targets: Sequence[Ids]) -> Bools:
    """Which places of each list hold one of that person's targets; shape (people, n)."""
    if len(lists) != len(targets):
        raise ValueError(f"{len(lists)} lists for the targets of {len(targets)} people")
    wanted = np.concatenate([np.empty(0, np.int64), *targets]).astype(np.int64)
    owner = np.repeat(np.arange(len(targets)), target_counts(targets))
    # One number for each (person, movie), to look up all lists at once.
    stride = int(max(lists.max(initial=0), wanted.max(initial=0))) + 1
    asked = np.arange(len(lists))[:, None] * stride + lists
    hit: Bools = np.isin(asked, owner * stride + wanted)
    hit[lists == NO_MOVIE] = False
    return hit


def target_counts(targets: Sequence[Ids]) -> Counts:
    """How many targets each person has."""
    return np.fromiter((len(movies) for movies in targets), dtype=np.int64, count=len(targets))


def ndcg(hit: Bools, counts: Counts) -> Floats:
    """NDCG@n with binary gains per person (Jaervelin & Kekaelaeinen 2002), n = hit.shape[1].

    The ideal list holds min(n, targets) hits; everybody needs at least one target.
    """
    _need_targets(counts)
    discounts = 1 / np.log2(np.arange(hit.shape[1]) + 2)
    ideal = np.cumsum(discounts)[np.minimum(hit.shape[1], counts) - 1]
    return np.asarray((hit @ discounts) / ideal, dtype=np.float64)


def ndcg_of(lists: Lists, targets: Sequence[Ids]) -> Floats:
    """NDCG@n of each person's list, n = lists.shape[1]."""
    return ndcg(hits(lists, targets), target_counts(targets))


def recall(hit: Bools, counts: Counts) -> Floats:
    """Recall@n per person, out of the min(n, targets) hits that were possible."""
    _need_targets(counts)
    return np.asarray(hit.sum(axis=1) / np.minimum(hit.shape[1], counts), dtype=np.float64)


def auc(found: Floats, liked: Bools) -> float:
    """How often a liked film has a higher figure than one not liked, ties counting half.

    The statistic of Mann and Whitney (1947). Raises ValueError without a film of each kind.
    """
    if liked.all() or not liked.any():
        raise ValueError("there have to be films of both kinds")
    order = np.sort(found[~liked])
    below = np.searchsorted(order, found[liked], side="left")
    up_to = np.searchsorted(order, found[liked], side="right")
    return float((below + up_to).mean() / (2 * len(order)))


def coverage(lists: Lists, movies: int) -> float:
    """The share of `movies` that are in some list; it grows with the number of people."""
    return len(np.unique(lists[lists != NO_MOVIE])) / movies


def overlap(lists: Lists) -> float:
    """The mean share of one person's list that another's list has, too, over all pairs."""
    people, length = lists.shape
    if people < 2 or length == 0:
        return 0.0
    _, shown = np.unique(lists[lists != NO_MOVIE], return_counts=True)
    return float((shown * (shown - 1)).sum() / (people * (people - 1) * length))


def popularity_percentiles(counts: Counts) -> Floats:
    """Percentile rank 0..100 of each movie among all by its count; equals share one rank."""
    ordered = np.sort(counts)
    below = np.searchsorted(ordered, counts, side="left")
    up_to = np.searchsorted(ordered, counts, side="right")
    return np.asarray(100 * (below + up_to) / (2 * len(counts)), dtype=np.float64)


def _need_targets(counts: Counts) -> None:
    if (counts < 1).any():
        raise ValueError("everybody who is asked needs at least one target")
