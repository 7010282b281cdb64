"""Scores: the product of a person's vector and the movies' vectors, in blocks and in order."""

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Scores = npt.NDArray[np.float32]
ScoreBlock = Callable[[int, int], Scores]

_FIRST_BLOCK = 2048
_GROWTH = 4
_FIRST_SORTED = 128


def best_first(
    score_block: ScoreBlock, bound: Callable[[int], float], rows: int
) -> Iterator[tuple[int, float]]:
    """Yield (row, score) by falling score without scoring rows that are not asked for.

    `score_block(start, stop)` scores rows; no row from `bound`'s argument on scores more than
    what it returns. Ties come in the order of the rows within a block.
    """
    scores = np.empty(0, np.float32)
    ceiling = np.inf
    while len(scores) < rows:
        known, stop = len(scores), min(rows, max(_FIRST_BLOCK, len(scores) * _GROWTH))
        scores = np.concatenate([scores, score_block(known, stop)])
        floor = bound(stop) if stop < rows else -np.inf
        ready = scores >= floor
        ready[:known] &= scores[:known] < ceiling
        yield from _sorted(scores, np.flatnonzero(ready))
        ceiling = floor


def _sorted(scores: Scores, rows: npt.NDArray[np.int64]) -> Iterator[tuple[int, float]]:
    """Yield the given rows by falling score, sorting only as far as they are asked for."""
    values = scores[rows]
    done, size = 0, _FIRST_SORTED
    while done < len(rows):
        size = min(size, len(rows))
        best = np.arange(len(rows))
        if size < len(rows):
            # Everything that ties with the last place belongs to this part.
            cut = np.partition(values, len(rows) - size)[len(rows) - size]
            best = np.flatnonzero(values >= cut)
        order = best[np.argsort(-values[best], kind="stable")]
        yield from zip(rows[order][done:].tolist(), values[order][done:].tolist(), strict=True)
        done, size = len(order), max(size * 16, len(order))
