"""Arrays of ids: positions, counts and distinct ones."""

import numpy as np

from recommender.arrays import Counts, Ids, Rows

# Ids below this are looked up in a table, which is faster than a search.
MAX_TABLE = 4_000_000


def positions(wanted: Ids, ids: Ids) -> Rows:
    """Return the position of each wanted id in `ids` (distinct, in any order), or -1."""
    if not len(ids):
        return np.full(len(wanted), -1, np.int64)
    largest = int(ids.max())
    if len(wanted) > len(ids) and ids.min() >= 0 and largest < MAX_TABLE:
        table = np.full(largest + 2, -1, np.int64)
        table[ids] = np.arange(len(ids))
        return table[np.where((wanted >= 0) & (wanted <= largest), wanted, largest + 1)]
    order = np.argsort(ids, kind="stable")
    spans = np.minimum(np.searchsorted(ids, wanted, sorter=order), len(ids) - 1)
    found = order[spans]
    return np.where(ids[found] == wanted, found, -1)


def counts(wanted: Ids, ids: Ids) -> Counts:
    """Return how often each wanted id occurs in `ids`."""
    if not len(ids) or ids.min() < 0 or (largest := int(ids.max())) >= MAX_TABLE:
        found, times = np.unique(ids, return_counts=True)
        places = positions(wanted, found)
        return np.where(places >= 0, np.append(times, 0)[places], 0)
    table = np.bincount(ids, minlength=largest + 2)
    return table[np.where((wanted >= 0) & (wanted <= largest), wanted, largest + 1)]


def distinct(ids: Ids) -> Ids:
    """Return each id once, in ascending order."""
    if not len(ids) or ids.min() < 0 or (largest := int(ids.max())) >= MAX_TABLE:
        return np.unique(ids)
    present = np.zeros(largest + 1, bool)
    present[ids] = True
    return np.flatnonzero(present)
