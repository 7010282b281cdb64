"""Where movies stand in a model."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from recommender.data.catalogue import Catalogue
from recommender.errors import UnknownMovieError
from recommender.model.profile import Profile

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class MovieRows:
    """Knows the row of each of a model's movies, whose ids come in the order of the rows."""

    def __init__(self, movie_ids: npt.NDArray[np.int64], catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        # The last one stands for all that is not in the catalogue.
        self._row_at = np.full(len(catalogue) + 1, -1, np.int64)
        self._row_at[catalogue.rows(movie_ids)] = np.arange(len(movie_ids))
        self._row_at[-1] = -1

    def __contains__(self, movie_id: object) -> bool:
        return isinstance(movie_id, int | np.integer) and self.get(int(movie_id)) is not None

    def get(self, movie_id: int) -> int | None:
        """Return the movie's row; None if it is not in the model."""
        if movie_id not in self._catalogue:
            return None
        row = int(self._row_at[self._catalogue.row(movie_id)])
        return None if row < 0 else row

    def row(self, movie_id: int) -> int:
        """Return the movie's row; raise UnknownMovieError if it is not in the model."""
        if (row := self.get(movie_id)) is None:
            raise UnknownMovieError(movie_id)
        return row

    def among(self, movie_ids: Iterable[int]) -> Rows:
        """Return the rows of those that are in the model."""
        rows = self._row_at.take(self._catalogue.places(movie_ids))
        return rows.compress(rows >= 0)

    def liked(self, profile: Profile) -> tuple[Rows, Floats]:
        """Return the rows and weights of the likes that are in the model."""
        rows = self._row_at.take(self._catalogue.places(profile.likes))
        weights = np.fromiter(profile.likes.values(), np.float64, len(rows))
        if -1 in rows.tolist():
            known = rows >= 0
            return rows.compress(known), weights.compress(known)
        return rows, weights
