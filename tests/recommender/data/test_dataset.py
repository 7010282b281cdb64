"""A data set built from a caller's own arrays."""

from typing import Any

import numpy as np
import pytest

from recommender import Catalogue, Dataset, Movie

MOVIES = Catalogue([Movie.from_listing(1, "First (1991)", ["Drama"])])


@pytest.mark.parametrize("kind", [np.int32, np.int64, np.float64, list])
def test_arrays_of_any_number_kind_are_taken(kind: type) -> None:
    ids: Any = [1, 2] if kind is list else np.array([1, 2], kind)
    ratings: Any = [4, 5]
    built = Dataset(ids, ids, ratings, MOVIES, ids)
    assert built.user_ids.dtype == built.movie_ids.dtype == np.int64
    assert built.ratings.dtype == np.float32
    assert built.timestamps is not None


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        (([1, 2], [1], [4, 5], None), "differ in length"),
        (([1, 2], [1, 1], [4, 5], [7]), "timestamps differ in length"),
        (([1.5, 2], [1, 1], [4, 5], None), "user_ids must be whole"),
        (([1, 2], [1, np.nan], [4, 5], None), "movie_ids must be whole"),
        (([1, 2], [1, 1], [4, np.inf], None), "not a finite"),
        (([[1, 2]], [[1, 1]], [[4, 5]], None), "one-dimensional"),
    ],
)
def test_what_cannot_be_meant_is_refused(columns: tuple[Any, Any, Any, Any], problem: str) -> None:
    user_ids, movie_ids, ratings, timestamps = columns
    with pytest.raises(ValueError, match=problem):
        Dataset(user_ids, movie_ids, ratings, MOVIES, timestamps)
