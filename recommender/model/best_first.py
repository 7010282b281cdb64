"""Rows by falling score, of which no more are scored and sorted than are read."""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from recommender.arrays import Rows, Scores

ScoreBlock = Callable[[int, int], Scores]

# Each block of rows takes what is scored to this many times as many.
_GROWTH = 1.2
# The overhead of a block equals the cost of scoring this many rows: no block is smaller.
_LEAST_FURTHER = 600
# How many more films a list probably needs when it needs more.
_LIKELY = 8
_FIRST_SORTED = 16
# Below all scores but -inf, the score of barred rows.
LOWEST = float(np.finfo(np.float32).min)


def best_first(
    score_block: ScoreBlock,
    bound: Callable[[int], float],
    rows: int,
    barred: Rows,
    first: int,
) -> Iterator[tuple[int, float]]:
    """Yield (row, score) by falling score without scoring rows that are not asked for.

    For filters, people without likes and the rows behind a list (`shortlist`).
    `score_block(start, stop)` returns the scores of rows in a new array, `bound(start)` a number
    that no row from `start` on exceeds. The rows in `barred` are left out. The first block has
    `first` rows. Rows of a block with equal scores come in their order.
    """
    scores = np.empty(0, np.float32)
    stop = _stop(first, rows)
    while len(scores) < rows:
        scored = len(scores)
        block = score_block(scored, stop)
        scores = np.concatenate([scores, block]) if scored else block
        scores.put(barred.compress(barred < stop), -np.inf)
        yield from _take(scores, bound(stop) if stop < rows else LOWEST)
        if stop < rows:
            stop = next_stop(stop, rows, bound, reached(scores, _LIKELY))


def depth(scores: Scores, bound: Callable[[int], float], certain: int) -> int:
    """Return the first row from which on no row can be among the `certain` best.

    `scores` are those of the rows from 0 on, and `bound` is that of `best_first`.
    """
    least = reached(scores, certain)
    return bisect_left(range(len(scores)), -least, key=lambda row: -bound(row))


def next_stop(scored: int, rows: int, bound: Callable[[int], float], least: float) -> int:
    """Return a stop behind which no row scores more than `least`; `scored` is the last stop."""
    stop = scored
    while stop < rows:
        stop = _stop(max(stop + _LEAST_FURTHER, math.ceil(stop * _GROWTH)), rows)
        if stop == rows or bound(stop) <= least:
            break
    return stop


def _stop(stop: int, rows: int) -> int:
    """Return the stop, or `rows` if only a few rows would be left."""
    return stop if rows - stop >= _LEAST_FURTHER else rows


def _take(scores: Scores, floor: float) -> Iterator[tuple[int, float]]:
    """Yield (row, score) from `floor` on, sorting no more than is read; yielded rows get -inf."""
    size, bar = _FIRST_SORTED, np.inf
    while bar > floor:
        bar = max(floor, reached(scores, size))
        # Everything that ties with the last place belongs to this part.
        rows = (scores >= bar).nonzero()[0]
        values = scores.take(rows)
        scores.put(rows, -np.inf)
        yield from pairs_of(*best_of(rows, values))
        size *= 16


def best_of(rows: Rows, scores: Scores) -> tuple[Rows, Scores]:
    """Return rows and scores by falling score."""
    order = (-scores).argsort(kind="stable")
    return rows.take(order), scores.take(order)


def pairs_of(rows: Rows, scores: Scores) -> Iterator[tuple[int, float]]:
    """Return (row, score) for each row."""
    return zip(rows.tolist(), scores.tolist(), strict=True)


def arrays_of(pairs: Iterable[tuple[int, float]]) -> tuple[Rows, Scores]:
    """Return pairs of (row, score) as an array of rows and one of scores."""
    listed = list(pairs)
    rows = np.array([row for row, _ in listed], np.int64)
    return rows, np.array([score for _, score in listed], np.float32)


def reached(scores: Scores, number: int) -> float:
    """Return the `number`-th highest score; `LOWEST` if all further rows are barred."""
    if number >= len(scores):
        return LOWEST
    return max(float(np.partition(scores, -number)[-number]), LOWEST)
