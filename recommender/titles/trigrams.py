"""An inverted index of three-letter pieces, weighted by rarity, over how titles sound."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from recommender.arrays import Floats, Positions

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_SYMBOLS = 64
_FIRST_OTHER = 1 + len(_LETTERS)
_LEAST_OVERLAP = 0.3
"""Strings that share less than this part of what the best one shares are not compared."""
_MOST_POSTINGS = 25_000
"""Pieces are taken from the rarest on until this many postings are read; bounds the time."""

_TABLE = np.zeros(128, np.int32)
_TABLE[[ord(letter) for letter in _LETTERS]] = np.arange(1, _FIRST_OTHER)


class TrigramIndex:
    """Finds the strings that share the most informative trigrams with a query."""

    def __init__(self, strings: Sequence[str]) -> None:
        self._count = len(strings)
        codes, owners = _grams("\n".join(strings))
        shape = (_SYMBOLS**3, max(self._count, 1))
        ones = np.ones(len(codes), np.int8)
        table = sparse.csr_matrix((ones, (codes, owners)), shape=shape)
        table.sum_duplicates()
        self._starts = table.indptr
        self._postings: Positions = table.indices.astype(np.int32, copy=False)
        frequency = np.diff(self._starts)
        self._weights = np.log1p(self._count / np.maximum(frequency, 1)).astype(np.float32)
        repeated = np.repeat(self._weights, frequency)
        self._totals = np.bincount(self._postings, repeated, shape[1]).astype(np.float32)

    def nearest(self, query: str, count: int, *, by_query: bool = False) -> Positions:
        """The positions of strings near the query, in no order.

        Half are the most similar as a whole (Dice), half those that the query covers best; with
        `by_query` all are those that cover most of the query.
        """
        codes = np.unique(_grams(query.replace("\n", ""))[0])
        lengths = self._starts[codes + 1] - self._starts[codes]
        codes, lengths = codes[lengths > 0], lengths[lengths > 0]
        order = np.argsort(lengths, kind="stable")
        within = np.cumsum(lengths[order]) <= _MOST_POSTINGS
        total = float(self._weights[codes].sum())
        codes = codes[order][within]
        if not len(codes):
            return np.empty(0, np.int32)
        pieces = [self._postings[self._starts[code] : self._starts[code + 1]] for code in codes]
        weights = np.repeat(self._weights[codes], lengths[order][within])
        shared = np.bincount(np.concatenate(pieces), weights, self._count).astype(
            np.float64, copy=False
        )
        found = np.flatnonzero(shared > shared.max() * _LEAST_OVERLAP)
        if by_query:
            return found[_top(shared[found], count)].astype(np.int32)
        overlap, totals = shared[found], self._totals[found]
        alike = _top(overlap / (total + totals), count // 2)
        covered = _top(overlap * overlap / totals, count // 2)
        return found[np.union1d(alike, covered)].astype(np.int32)


def _top(scores: Floats, count: int) -> npt.NDArray[np.intp]:
    if len(scores) <= count:
        return np.arange(len(scores))
    return np.argpartition(scores, -count)[-count:]


def _grams(lines: str) -> tuple[Positions, Positions]:
    """Codes of all pieces with the number of the line each is from; a line's ends count."""
    encoded = f"\n{lines}\n".encode("utf-32-le", "replace")
    characters = np.frombuffer(encoded, np.uint32).astype(np.int32)
    others = _FIRST_OTHER + characters % (_SYMBOLS - _FIRST_OTHER)
    symbols = np.where(characters < 128, _TABLE[np.minimum(characters, 127)], others)
    inside = symbols[1:-1] != 0
    codes = (symbols[:-2] * _SYMBOLS + symbols[1:-1]) * _SYMBOLS + symbols[2:]
    owners = np.cumsum(symbols == 0, dtype=np.int32)[1:-1] - 1
    return codes[inside].astype(np.int32), owners[inside]
