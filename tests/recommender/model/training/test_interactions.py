import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import Catalogue, Dataset, Movie, Profile, RecommenderError, TrainingConfig
from recommender.model.training.interactions import _numbered, build_interactions

MOVIES = Catalogue(Movie(each, f"Film {each}", f"Film {each}") for each in (10, 20, 30, 40))


def _dataset(rows: list[tuple[int, int, float]], stamps: list[int] | None = None) -> Dataset:
    users, movies, ratings = (np.array(column) for column in zip(*rows, strict=True))
    return Dataset(users, movies, ratings, MOVIES, None if stamps is None else np.array(stamps))


def test_likes_of_base_and_community_become_rows() -> None:
    base = _dataset([(7, 20, 5), (7, 10, 3), (3, 30, 4)])

    data = build_interactions(base, [Profile({20: 5.0}), Profile(), Profile([40, 99])])

    assert data.movie_ids.tolist() == [20, 30, 40]
    assert data.base_user_ids.tolist() == [3, 7]
    assert data.matrix.toarray().tolist() == [[0, 1, 0], [1, 0, 0], [1, 0, 0], [0, 0, 1]]


def test_the_notebooks_weigh_by_rating() -> None:
    base = _dataset([(7, 20, 5), (7, 10, 3), (3, 30, 2)])

    data = build_interactions(base, [Profile({10: 5.0})], TrainingConfig.notebook())

    assert data.matrix.toarray().tolist() == [[3, 5], [5, 0]]


def test_of_two_ratings_of_one_movie_the_last_counts() -> None:
    base = _dataset([(7, 20, 5), (7, 20, 3), (7, 10, 4)])

    data = build_interactions(base, (), TrainingConfig.notebook())

    assert data.matrix.toarray().tolist() == [[4, 3]]


@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from([10, 20, 30, 40]), st.integers(1, 5))))
def test_ratings_may_come_in_any_order(rows: list[tuple[int, int, int]]) -> None:
    likes = {(user_id, movie_id): rating for user_id, movie_id, rating in rows if rating >= 3}
    base = _dataset([*rows, (9, 40, 5)])

    data = build_interactions(base, (), TrainingConfig.notebook())

    users, columns = data.matrix.nonzero()
    built = zip(data.base_user_ids[users].tolist(), data.movie_ids[columns].tolist(), strict=True)
    assert dict(zip(built, data.matrix.data.tolist(), strict=True)) == likes | {(9, 40): 5}


def test_recent_likes_make_a_movie_popular_now() -> None:
    year = 365 * 24 * 3600
    base = _dataset([(1, 10, 5), (2, 10, 5), (3, 20, 5)], [0, year, 20 * year])

    data = build_interactions(base)

    old, new = data.recent_popularity
    assert old < 0.01 < 0.99 < new
    assert data.last_active is not None
    assert data.last_active.tolist() == [0, year, 20 * year]


def test_people_are_active_until_their_last_rating_liked_or_not() -> None:
    base = _dataset([(1, 10, 5), (1, 20, 1), (2, 10, 1), (3, 20, 5)], [100, 300, 900, 200])

    data = build_interactions(base)

    assert data.base_user_ids.tolist() == [1, 3]
    assert data.last_active is not None
    assert data.last_active.tolist() == [300, 200]


def test_a_world_without_likes_cannot_be_learned() -> None:
    with pytest.raises(RecommenderError, match="no like"):
        build_interactions(_dataset([(1, 10, 1)]))


@given(st.lists(st.one_of(st.integers(0, 50), st.integers(10**9, 10**9 + 5)), max_size=40))
def test_ids_are_numbered_in_order_however_large(ids: list[int]) -> None:
    distinct, numbers = _numbered(np.array(ids, np.int64))

    assert distinct.tolist() == sorted(set(ids))
    assert distinct[numbers].tolist() == ids
