"""Scores: the product of a person's vector and the movies' vectors, in blocks and in order."""

import math
from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Scores = npt.NDArray[np.float32]
ScoreBlock = Callable[[int, int], Scores]

# As many rows as nearly all lists need to be sure of their order.
_FIRST_BLOCK = 2000
_GROWTH = 1.2
# A list of ten passes over a few, of which there are others of their series.
_FIRST_SORTED = 24
_LOWEST = float(np.finfo(np.float32).min)


def best_first(
    score_block: ScoreBlock,
    bound: Callable[[int], float],
    rows: int,
    barred: npt.NDArray[np.int64],
) -> Iterator[tuple[int, float]]:
    """Yield (row, score) by falling score without scoring rows that are not asked for.

    `score_block(start, stop)` scores rows in an array of its own; those in `barred` are left out.
    No row from `bound`'s argument on scores more than what it returns. Ties come in the order of
    the rows within a block.
    """
    scores = np.empty(0, np.float32)
    while len(scores) < rows:
        stop = min(rows, max(_FIRST_BLOCK, math.ceil(len(scores) * _GROWTH)))
        block = score_block(len(scores), stop)
        scores = np.concatenate([scores, block]) if len(scores) else block
        scores.put(barred.compress(barred < stop), -np.inf)
        yield from _take(scores, bound(stop) if stop < rows else _LOWEST)


def _take(scores: Scores, floor: float) -> Iterator[tuple[int, float]]:
    """Yield what scores at least `floor`, sorting only as far as asked, and mark it by -inf."""
    size = _FIRST_SORTED
    while len(best := (scores >= floor).nonzero()[0]):
        values = scores.take(best)
        if size < len(best):
            # Everything that ties with the last place belongs to this part.
            first = (values >= np.partition(values, -size)[-size]).nonzero()[0]
            best, values = best.take(first), values.take(first)
        order = np.argsort(-values, kind="stable")
        yield from zip(best.take(order).tolist(), values.take(order).tolist(), strict=True)
        scores.put(best, -np.inf)
        size *= 16
