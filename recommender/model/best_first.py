"""Rows by falling score: only as many are scored and sorted as somebody asks for."""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from recommender.arrays import Rows, Scores

ScoreBlock = Callable[[int, int], Scores]

_GROWTH = 1.2
# Beginning a block costs as much as scoring this many rows: no smaller one is left over.
_LEAST_FURTHER = 600
# A list will likely ask for this many further films at once.
_LIKELY = 8
_FIRST_SORTED = 16
# Below all scores but those of barred rows.
LOWEST = float(np.finfo(np.float32).min)


def best_first(
    score_block: ScoreBlock,
    bound: Callable[[int], float],
    rows: int,
    barred: Rows,
    first: int,
) -> Iterator[tuple[int, float]]:
    """Yield (row, score) by falling score without scoring rows that are not asked for.

    This serves filters, people without likes and all that comes behind a list (`shortlist`).
    `score_block(start, stop)` scores rows in an array of its own; those in `barred` are left out.
    No row from `bound`'s argument on scores more than what it returns. `first` rows are scored
    first. Ties come in the order of the rows within a block.
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
    """Return the first row from which no film can be among the `certain` best.

    `scores` are those of the rows that are looked through, and `bound` is that of `best_first`.
    """
    least = reached(scores, certain)
    return bisect_left(range(len(scores)), -least, key=lambda row: -bound(row))


def next_stop(scored: int, rows: int, bound: Callable[[int], float], least: float) -> int:
    """Return the first stop behind which no row scores more than what has been reached."""
    stop = scored
    while stop < rows:
        stop = _stop(max(stop + _LEAST_FURTHER, math.ceil(stop * _GROWTH)), rows)
        if stop == rows or bound(stop) <= least:
            break
    return stop


def _stop(stop: int, rows: int) -> int:
    """Return a stop; the last few rows are not left for a block of their own."""
    return stop if rows - stop >= _LEAST_FURTHER else rows


def _take(scores: Scores, floor: float) -> Iterator[tuple[int, float]]:
    """Yield what scores at least `floor`, sorting only as far as asked, and mark it by -inf."""
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
    """Return (row, score) for each."""
    return zip(rows.tolist(), scores.tolist(), strict=True)


def arrays_of(pairs: Iterable[tuple[int, float]]) -> tuple[Rows, Scores]:
    """Return the rows and the scores of (row, score)."""
    listed = list(pairs)
    rows = np.array([row for row, _ in listed], np.int64)
    return rows, np.array([score for _, score in listed], np.float32)


def reached(scores: Scores, number: int) -> float:
    """Return the score in that place from the top; `LOWEST` where only barred rows are left."""
    if number >= len(scores):
        return LOWEST
    return max(float(np.partition(scores, -number)[-number]), LOWEST)
