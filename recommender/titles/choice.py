"""Which of several films of one name is meant: the year, then the ten-times rule."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

TIMES = 10
"""A film this many times better known than the next of its name is meant without asking."""

FloatArray = npt.NDArray[np.float64]


class Popularity:
    """How often each film (by row) has been rated."""

    def __init__(self, counts: FloatArray) -> None:
        self._counts = counts.tolist()
        self.counts = counts
        rated = counts[counts > 0]
        self._well_known = float(np.percentile(rated, 70)) if len(rated) else 0.0
        self._known = float(np.percentile(rated, 50)) if len(rated) else 0.0
        self._obscure = float(np.percentile(rated, 35)) if len(rated) else 0.0
        self._famous = float(np.percentile(rated, 88)) if len(rated) else 0.0

    def __getitem__(self, row: int) -> float:
        return float(self._counts[row])

    def well_known(self, row: int) -> bool:
        """Whether the film is among the best known third of those that were rated at all."""
        return self[row] >= self._well_known

    def known(self, row: int) -> bool:
        """Whether the film is among the better known half of those that were rated at all."""
        return self[row] >= self._known

    def obscure(self, row: int) -> bool:
        """Whether the film is among the lesser known half of those that were rated at all."""
        return self[row] < self._obscure

    def famous(self, row: int) -> bool:
        """Whether the film is among the best known eighth of those that were rated at all."""
        return self[row] >= self._famous

    def ranked(self, rows: Iterable[int]) -> list[int]:
        """Rows without repetition, the best known first."""
        return sorted(dict.fromkeys(rows), key=lambda row: -self._counts[row])

    def clear(self, ranked: Sequence[int]) -> bool:
        """Whether the first film is so much better known than the second that it is meant."""
        if len(ranked) < 2:
            return len(ranked) == 1
        return self[ranked[0]] >= TIMES * max(self[ranked[1]], 0.5)


def in_year(rows: Sequence[int], years: Sequence[int | None], year: int) -> list[int]:
    """The films of this year, else those one year off, else those whose year nobody knows."""
    exact = [row for row in rows if years[row] == year]
    near = exact or [row for row in rows if abs((years[row] or 0) - year) == 1]
    return near or [row for row in rows if years[row] is None]
