"""Where movies stand in a model."""

from collections.abc import Iterable
from functools import cached_property

import numpy as np
import numpy.typing as npt

from recommender.errors import UnknownMovieError
from recommender.model.profile import Profile

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class MovieRows:
    """Knows the row of each of a model's movies, whose ids come in the order of the rows."""

    def __init__(self, movie_ids: npt.NDArray[np.int64]) -> None:
        self._movie_ids = movie_ids
        order = np.argsort(movie_ids, kind="stable")
        # What is not in the model may be found behind the last one.
        self._ids = np.append(movie_ids[order], -1)
        self._rows = np.append(order, -1)

    @cached_property
    def _row_of(self) -> dict[int, int]:
        return {movie_id: row for row, movie_id in enumerate(self._movie_ids.tolist())}

    def __contains__(self, movie_id: object) -> bool:
        return movie_id in self._row_of

    def get(self, movie_id: int) -> int | None:
        """Return the movie's row; None if it is not in the model."""
        return self._row_of.get(movie_id)

    def row(self, movie_id: int) -> int:
        """Return the movie's row; raise UnknownMovieError if it is not in the model."""
        try:
            return self._row_of[movie_id]
        except KeyError:
            raise UnknownMovieError(movie_id) from None

    def among(self, movie_ids: Iterable[int]) -> list[int]:
        """Return the rows of those that are in the model."""
        return [self._row_of[each] for each in movie_ids if each in self._row_of]

    def liked(self, profile: Profile) -> tuple[Rows, Floats]:
        """Return the rows and weights of the likes that are in the model."""
        liked = list(profile.likes)
        weights = np.fromiter(profile.likes.values(), np.float64, len(liked))
        places = self._ids[:-1].searchsorted(np.array(liked))
        rows, found = self._rows.take(places), self._ids.take(places).tolist()
        if found == liked:
            return rows, weights
        known = [one == other for one, other in zip(found, liked, strict=True)]
        return rows.compress(known), weights.compress(known)
