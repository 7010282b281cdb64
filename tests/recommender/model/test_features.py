import numpy as np

from recommender import Movie
from recommender.model.features import side_features
from recommender.model.prior import SECONDS_A_YEAR, recency_weights


def _movie(movie_id: int, *genres: str) -> Movie:
    return Movie(movie_id, f"Film {movie_id}", f"Film {movie_id}", None, genres)


def test_genres_are_vectors_of_length_one_and_popularity_is_standardised() -> None:
    movies = [_movie(1, "Drama", "War"), _movie(2, "War"), _movie(3), _movie(4, "War", "Drama")]

    features = side_features(movies, np.array([0.0, 2.0, 4.0, 6.0]))

    assert np.allclose(np.linalg.norm(features[:, 1:], axis=1), [1, 1, 0, 1])
    assert np.array_equal(features[0, 1:], features[3, 1:])
    assert np.isclose(features[0, 1:] @ features[1, 1:], np.sqrt(0.5))
    assert np.isclose(features[:, 0].mean(), 0, atol=1e-6)
    assert np.isclose(features[:, 0].std(), 1)


def test_without_differences_popularity_says_nothing() -> None:
    assert (side_features([_movie(1), _movie(2)], np.ones(2)) == 0).all()


def test_people_of_the_community_are_as_recent_as_the_newest() -> None:
    four_years = round(4 * SECONDS_A_YEAR)

    weights = recency_weights(np.array([0, four_years]), community=2)

    assert np.allclose(weights, [np.exp(-1), 1, 1, 1])
