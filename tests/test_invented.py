"""The invented data set is what tests that use it believe it to be."""

from pathlib import Path

import numpy as np

from recommender import Dataset, load_dataset


def test_written_files_read_back_as_the_same_ratings(
    invented: Dataset, invented_folder: Path
) -> None:
    read = load_dataset(invented_folder)
    assert list(read.catalogue) == list(invented.catalogue)
    np.testing.assert_array_equal(read.user_ids, invented.user_ids)
    np.testing.assert_array_equal(read.ratings, invented.ratings)


def test_people_rate_films_of_their_favourite_genres_higher(invented: Dataset) -> None:
    first = invented.users([1])
    by_genre: dict[str, list[float]] = {}
    for movie_id, rating in zip(first.movie_ids.tolist(), first.ratings.tolist(), strict=True):
        for genre in invented.catalogue[movie_id].genres:
            by_genre.setdefault(genre, []).append(rating)
    means = sorted(float(np.mean(ratings)) for ratings in by_genre.values())
    assert means[-2] > 3.8
    assert means[0] < 3.2
