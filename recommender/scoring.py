"""Scores: the product of a person's vector and the movies' vectors, in blocks and in order."""

import math
from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Scores = npt.NDArray[np.float32]
ScoreBlock = Callable[[int, int], Scores]

_FIRST_BLOCK = 2048
_GROWTH = 1.5
_FIRST_SORTED = 256
_LOWEST = np.finfo(np.float32).min


def best_first(
    score_block: ScoreBlock, bound: Callable[[int], float], rows: int
) -> Iterator[tuple[int, float]]:
    """Yield (row, score) by falling score without scoring rows that are not asked for.

    `score_block(start, stop)` scores rows, -inf those that are to be left out; no row from
    `bound`'s argument on scores more than what it returns. Ties come in the order of the rows
    within a block.
    """
    scores = np.empty(0, np.float32)
    while len(scores) < rows:
        stop = min(rows, max(_FIRST_BLOCK, math.ceil(len(scores) * _GROWTH)))
        scores = np.concatenate([scores, score_block(len(scores), stop)])
        ready = (scores >= (bound(stop) if stop < rows else _LOWEST)).nonzero()[0]
        yield from _sorted(scores, ready)
        scores[ready] = -np.inf


def _sorted(scores: Scores, rows: npt.NDArray[np.int64]) -> Iterator[tuple[int, float]]:
    """Yield the given rows by falling score, sorting only as far as they are asked for."""
    done, size = 0, _FIRST_SORTED
    while done < len(rows):
        best = rows
        if size < len(rows):
            # Everything that ties with the last place belongs to this part.
            cut = np.partition(scores[rows], -size)[-size]
            best = rows[scores[rows] >= cut]
        order = best[np.argsort(-scores[best], kind="stable")[done:]]
        yield from zip(order.tolist(), scores[order].tolist(), strict=True)
        done, size = len(best), size * 16
