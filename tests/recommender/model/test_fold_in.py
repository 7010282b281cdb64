import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import RecommenderError
from recommender.model import fold_in
from recommender.model.fold_in import PlainFoldIn, PriorFoldIn
from recommender.model.serving import ServingParameters

MOVIES, FACTORS = 30, 6
RANDOM = np.random.default_rng(3)
ITEMS = RANDOM.normal(size=(MOVIES, FACTORS)).astype(np.float32)
GRAM = (ITEMS.T @ ITEMS).astype(np.float64)
PEOPLE = RANDOM.normal(size=(50, FACTORS)) @ RANDOM.normal(size=(FACTORS, FACTORS))
PRECISION = np.linalg.inv(np.cov(PEOPLE.T) + 0.01 * np.eye(FACTORS))


RARITY = np.random.default_rng(4).uniform(1, 3, size=MOVIES)


def _prior(**parameters: float) -> PriorFoldIn:
    return PriorFoldIn(
        ITEMS,
        GRAM,
        np.stack([PEOPLE.mean(axis=0), PEOPLE.mean(axis=0) + 1]),
        np.stack([PRECISION, 2 * PRECISION]),
        RANDOM.normal(size=MOVIES).astype(np.float32),
        RARITY,
        ServingParameters(**parameters),
    )


def _arrays(likes: dict[int, float]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    return np.array(list(likes), np.int64), np.array(list(likes.values()), np.float64)


LIKES = st.dictionaries(st.integers(0, MOVIES - 1), st.floats(0.1, 5), max_size=12)


@pytest.mark.parametrize("small_catalogue", [0, MOVIES])
@given(LIKES, st.floats(0, 1), st.sampled_from([0.0, 0.5, 1.0]))
def test_both_ways_to_solve_agree(
    small_catalogue: int, likes: dict[int, float], adventure: float, recent_share: float
) -> None:
    prior = _prior(recent_share=recent_share)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fold_in, "_SMALL_CATALOGUE", small_catalogue)
        patch.setattr(fold_in, "_FEW_LIKES", 10.0)
        by_likes = prior.fold_in(*_arrays(likes), adventure)
        patch.setattr(fold_in, "_FEW_LIKES", -1)
        by_factors = prior.fold_in(*_arrays(likes), adventure)

    assert np.allclose(by_likes.vector, by_factors.vector, rtol=1e-3, atol=1e-3)
    shares = by_likes.contributions(np.arange(MOVIES)), by_factors.contributions(np.arange(MOVIES))
    assert np.allclose(*shares, rtol=1e-3, atol=1e-3)


@given(LIKES.filter(bool), st.floats(0, 1))
def test_a_person_minimises_what_the_serving_parameters_say(
    likes: dict[int, float], adventure: float
) -> None:
    parameters = ServingParameters()
    rows = list(likes)
    weights = np.array([likes[row] * RARITY[row] for row in rows])
    weights *= len(rows) / weights.sum()
    liked = ITEMS[rows].astype(np.float64)
    strength = parameters.prior_strength(adventure)
    system = (liked.T * weights) @ liked + parameters.rho(len(rows)) * GRAM + strength * PRECISION
    pull = weights @ liked + strength * PRECISION @ PEOPLE.mean(axis=0)

    found = _prior().fold_in(*_arrays(likes), adventure)

    assert np.allclose(found.vector, np.linalg.solve(system, pull), rtol=1e-3, atol=1e-3)


def test_without_likes_a_person_is_the_average_of_the_last_years() -> None:
    prior = _prior(unliked_weight=0.0, recent_share=0.5)

    assert np.allclose(prior.fold_in(*_arrays({}), 0.0).vector, PEOPLE.mean(axis=0) + 1, atol=1e-3)


@pytest.mark.parametrize("likes", [{0: 5.0}, {1: 3.0, 7: 4.0, 12: 5.0}])
def test_the_plain_fold_in_is_that_of_implicit(likes: dict[int, float]) -> None:
    from implicit.cpu.als import AlternatingLeastSquares
    from scipy.sparse import csr_matrix
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1, user_api="blas"):
        reference = AlternatingLeastSquares(
            factors=FACTORS, regularization=0.5, alpha=2.0, num_threads=1
        )
        reference.item_factors = ITEMS
        row = csr_matrix((list(likes.values()), ([0] * len(likes), list(likes))), (1, MOVIES))
        expected = reference.recalculate_user(0, row.astype(np.float32))

    found = PlainFoldIn(ITEMS, GRAM, alpha=2.0, regularization=0.5).fold_in(*_arrays(likes), 0.0)

    assert np.allclose(found.vector, expected, atol=1e-4)
    assert np.allclose(
        found.contributions(np.arange(MOVIES)).sum(axis=0), ITEMS @ found.vector, atol=1e-4
    )


EXTREME = st.floats(-9, 9).map(lambda exponent: 10.0**exponent)


@given(st.dictionaries(st.integers(0, MOVIES - 1), EXTREME, min_size=1))
def test_likes_may_weigh_next_to_nothing_beside_others(likes: dict[int, float]) -> None:
    plain = PlainFoldIn(ITEMS, GRAM, alpha=1.0, regularization=0.01).fold_in(*_arrays(likes), 0.0)
    with_prior = _prior().fold_in(*_arrays(likes), 1.0)

    for folded in (plain, with_prior):
        assert np.abs(ITEMS @ folded.vector).max() < 100
        assert np.abs(folded.contributions(np.arange(MOVIES))).max() < 100
    everything = plain.contributions(np.arange(MOVIES)).sum(axis=0)
    assert np.allclose(everything, ITEMS @ plain.vector, atol=1e-3)


def test_a_system_without_a_solution_is_a_clear_error() -> None:
    plain = PlainFoldIn(ITEMS, np.zeros_like(GRAM), alpha=0.5, regularization=1e-9)

    with pytest.raises(RecommenderError, match="regularization"):
        plain.fold_in(*_arrays({0: 1.0}), 0.0)
