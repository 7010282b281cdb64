"""What is known of movies beside their factors: genres, and how popular they are of late."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recommender.data.catalogue import Movie, genre_key

Floats = npt.NDArray[np.float32]


def side_features(movies: Sequence[Movie], recent_popularity: npt.NDArray[np.float64]) -> Floats:
    """Return movies x (1 + genres): standardised recent popularity, then genres of length 1."""
    # Thousands of movies share a few hundred combinations of genres: one row for each of these.
    combinations = dict.fromkeys(movie.genres for movie in movies)
    keys = [{genre_key(genre) for genre in genres} for genres in combinations]
    columns = {key: column for column, key in enumerate(sorted(set().union(*keys)), start=1)}
    table = np.zeros((len(keys), 1 + len(columns)), np.float32)
    for row, genres in enumerate(keys):
        for key in genres:
            table[row, columns[key]] = 1 / np.sqrt(len(genres))
    row_of = {genres: row for row, genres in enumerate(combinations)}
    features: Floats = table[[row_of[movie.genres] for movie in movies]]
    spread = recent_popularity.std()
    if spread > 0:
        features[:, 0] = (recent_popularity - recent_popularity.mean()) / spread
    return features
