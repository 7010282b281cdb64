"""Scores: the product of a person's vector and the movies' vectors, in blocks and in order."""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Scores = npt.NDArray[np.float32]
ScoreBlock = Callable[[int, int], Scores]

_GROWTH = 1.2
# What a further block costs beside its rows is what so many rows cost: fewer are never left for it.
_LEAST_FURTHER = 600
# Of so many further films a list will likely ask at once.
_LIKELY = 8
# A list of ten is chosen among 30, or passes over a few of which there are others of their series.
_FIRST_SORTED = 32
# The best of each of so many heaps tell sooner what the best of all score than sorting these does.
_HEAPS = 128
_LOWEST = float(np.finfo(np.float32).min)


def best_first(
    score_block: ScoreBlock,
    bound: Callable[[int], float],
    rows: int,
    barred: npt.NDArray[np.int64],
    first: int,
    certain: int | None = None,
) -> Iterator[tuple[int, float]]:
    """Yield (row, score) by falling score without scoring rows that are not asked for.

    `score_block(start, stop)` scores rows in an array of its own; those in `barred` are left out.
    No row from `bound`'s argument on scores more than what it returns. `first` rows are scored
    first: as many as most lists need to be sure of their order, as a second block costs more. Ties
    come in the order of the rows within a block. With `certain` only so many have to be those that
    score highest; a few more follow that are the next best of what has been scored by then.
    """
    scores = np.empty(0, np.float32)
    stop = _stop(first, rows)
    while len(scores) < rows:
        scored = len(scores)
        block = score_block(scored, stop)
        scores = np.concatenate([scores, block]) if scored else block
        scores.put(barred.compress(barred < stop), -np.inf)
        floor = bound(stop) if stop < rows else _LOWEST
        bar = _reached_by_few(scores)
        if certain is not None and np.count_nonzero(scores >= floor) >= certain:
            floor, certain = min(floor, bar), None
        yield from _take(scores, floor, bar)
        if stop < rows:
            stop = _next_stop(stop, rows, bound, _reached(scores, certain or _LIKELY))


def depth(scores: Scores, bound: Callable[[int], float], certain: int) -> int:
    """Return how many of the rows a list needs whose first so many have to score highest.

    `scores` are those of the rows until which somebody would look, and `bound` is that of
    `best_first`.
    """
    reached = _reached(scores, certain)
    return bisect_left(range(len(scores)), -reached, key=lambda row: -bound(row))


def _next_stop(scored: int, rows: int, bound: Callable[[int], float], reached: float) -> int:
    """Return the first stop behind which no row scores more than what has been reached."""
    stop = scored
    while stop < rows:
        stop = _stop(max(stop + _LEAST_FURTHER, math.ceil(stop * _GROWTH)), rows)
        if stop == rows or bound(stop) <= reached:
            break
    return stop


def _stop(stop: int, rows: int) -> int:
    """Return a stop; the last few rows are not left for a block of their own."""
    return stop if rows - stop >= _LEAST_FURTHER else rows


def _take(scores: Scores, floor: float, bar: float) -> Iterator[tuple[int, float]]:
    """Yield what scores at least `floor`, sorting only as far as asked, and mark it by -inf.

    What reaches the `bar` is sorted first.
    """
    size, bar = _FIRST_SORTED, max(floor, bar)
    while True:
        # Everything that ties with the last place belongs to this part.
        best = (scores >= bar).nonzero()[0]
        values = scores.take(best)
        order = (-values).argsort(kind="stable")
        yield from zip(best.take(order).tolist(), values.take(order).tolist(), strict=True)
        scores.put(best, -np.inf)
        if bar == floor:
            return
        size *= 16
        bar = max(floor, _reached(scores, size))


def _reached(scores: Scores, size: int) -> float:
    """Return what so many scores reach."""
    return float(np.partition(scores, -size)[-size]) if size < len(scores) else _LOWEST


def _reached_by_few(scores: Scores) -> float:
    """Return what as many scores as are sorted first reach, and hardly any more."""
    rows = len(scores) // _HEAPS
    if not rows:
        return _LOWEST
    best = np.maximum.reduce(scores[: rows * _HEAPS].reshape(rows, _HEAPS))
    best.sort()
    return float(best[-_FIRST_SORTED])
