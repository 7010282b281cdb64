"""The series of a model's movies, found when a movie comes near a list."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from recommender.data.catalogue import Movie
from recommender.data.common import one_series
from recommender.data.series import series_key

Rows = npt.NDArray[np.int64]


class SeriesOf:
    """Knows the series of the movies of a model's rows."""

    def __init__(self, movie_at: Callable[[int], Movie]) -> None:
        self._movie_at = movie_at
        self._keys: dict[int, str] = {}

    def key(self, row: int) -> str:
        """Return the `series_key` of one row's movie."""
        if (key := self._keys.get(row)) is None:
            key = self._keys[row] = series_key(self._movie_at(row).title)
        return key

    def shared(self, rows: Rows, others: Rows) -> npt.NDArray[np.bool_]:
        """Tell which movies seem to be of one series: rows x others."""
        keys = list(map(self.key, others.tolist()))
        found = np.zeros((len(rows), len(keys)), bool)
        for at, row in enumerate(rows.tolist()):
            if (key := self.key(row)) in keys:
                movie = self._movie_at(row)
                found[at] = [
                    its == key and one_series(movie, self._movie_at(int(other)))
                    for its, other in zip(keys, others, strict=True)
                ]
        return found
