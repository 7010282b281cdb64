import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from recommender.model.training.weighting import weigh_likes


def _matrix(seed: int) -> csr_matrix:
    random = np.random.default_rng(seed)
    liked = random.random((12, 9)) < random.random(9)
    liked[0, 0] = True
    return csr_matrix(liked.astype(np.float32))


MATRICES = st.integers(0, 2**32 - 1).map(_matrix)


@given(MATRICES, st.floats(0.05, 1))
def test_the_like_of_a_rarer_movie_weighs_more_and_the_mean_stays(
    matrix: csr_matrix, power: float
) -> None:
    weighed = weigh_likes(matrix, rarity_power=power, activity_power=0.0)

    likers = np.bincount(matrix.indices, minlength=matrix.shape[1])[matrix.indices]
    by_rarity = weighed.data[np.argsort(-likers, kind="stable")]
    assert (np.diff(by_rarity) >= -1e-6).all()
    assert (by_rarity[-1] > by_rarity[0]) == (likers.max() > likers.min())
    assert np.isclose(weighed.data.mean(), 1, atol=1e-4)


@given(MATRICES, st.floats(0.05, 1))
def test_likes_of_the_most_active_weigh_less_and_all_others_stay(
    matrix: csr_matrix, power: float
) -> None:
    weighed = weigh_likes(matrix, rarity_power=0.0, activity_power=power)

    likes = np.diff(matrix.indptr)
    usual = np.exp(np.log(np.maximum(likes, 1)).mean())
    for row, count in enumerate(likes):
        expected = min(1.0, (usual / max(count, 1)) ** power)
        assert np.allclose(weighed[row].data, expected, rtol=1e-5)


@given(MATRICES)
def test_powers_of_zero_leave_every_like_as_it_is(matrix: csr_matrix) -> None:
    weighed = weigh_likes(matrix, rarity_power=0.0, activity_power=0.0)

    assert (weighed != matrix).nnz == 0


def test_the_matrix_given_is_not_changed() -> None:
    matrix = _matrix(1)

    weighed = weigh_likes(matrix, rarity_power=0.5, activity_power=0.5)

    assert set(matrix.data) == {1.0}
    assert weighed.shape == matrix.shape
    assert np.array_equal(weighed.indices, matrix.indices)
