"""From movie ids to the rows of a model."""

from collections.abc import Iterable

import numpy as np

from recommender.arrays import Floats, Ids, Rows
from recommender.data.catalogue import Catalogue
from recommender.errors import UnknownMovieError
from recommender.model.profile import Profile


class MovieRows:
    """Finds the rows of a model's movies; `movie_ids` come in the order of the rows.

    Many ids are searched for at once in a sorted array, a single one in the catalogue's table.
    """

    def __init__(self, movie_ids: Ids, catalogue: Catalogue) -> None:
        order = np.argsort(movie_ids, kind="stable")
        # A search for an id above all others ends at this extra place.
        self._ids = np.append(movie_ids[order], -1)
        self._rows = np.append(order, -1)
        # The extra last place takes the movies that the catalogue lacks: their row is -1.
        self._catalogue = catalogue
        self._row_at = np.full(len(catalogue) + 1, -1, np.int32)
        self._row_at[catalogue.rows(movie_ids)] = np.arange(len(movie_ids))

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
        """Return the rows of the movies that are in the model, in the order given."""
        ids = np.array([*movie_ids], np.int64)
        places = self._ids[:-1].searchsorted(ids)
        return self._rows.take(places).compress(self._ids.take(places) == ids)

    def liked(self, profile: Profile) -> tuple[Rows, Floats]:
        """Return the rows and the weights of a person's likes that are in the model."""
        liked = list(profile.likes)
        weights = np.fromiter(profile.likes.values(), np.float64, len(liked))
        places = self._ids[:-1].searchsorted(np.fromiter(liked, np.int64, len(liked)))
        rows, found = self._rows.take(places), self._ids.take(places).tolist()
        if found == liked:
            return rows, weights
        known = [one == other for one, other in zip(found, liked, strict=True)]
        return rows.compress(known), weights.compress(known)
