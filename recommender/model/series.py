"""The series of a model's movies, looked up only for movies that come near a list."""

from collections.abc import Callable

import numpy as np

from recommender.arrays import Bools, Rows
from recommender.data.catalogue import Movie
from recommender.data.common import one_series
from recommender.data.series import SeriesName, series_name


class SeriesOf:
    """Finds and remembers the series of a model's movies by their rows."""

    def __init__(self, movie_at: Callable[[int], Movie]) -> None:
        self._movie_at = movie_at
        self._names: dict[int, SeriesName] = {}

    def name(self, row: int) -> SeriesName:
        """Return the name of the series that the movie of a row belongs to."""
        if (name := self._names.get(row)) is None:
            name = self._names[row] = series_name(self._movie_at(row).title)
        return name

    def shared(self, rows: Rows, others: Rows) -> Bools:
        """Tell which pairs of movies seem to be of one series: rows x others."""
        names = list(map(self.name, others.tolist()))
        found = np.zeros((len(rows), len(names)), bool)
        for at, row in enumerate(rows.tolist()):
            if (name := self.name(row)) in names:
                movie = self._movie_at(row)
                found[at] = [
                    its == name and one_series(movie, self._movie_at(int(other)))
                    for its, other in zip(names, others, strict=True)
                ]
        return found
