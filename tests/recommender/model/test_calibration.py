"""Lists share out genres as likes do that agree in them."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from recommender.model.calibration import Calibration, calibration_weight

# The votes of two genres: films of one, of the other and of both.
VOTES = np.array([[1, 0], [0, 1], [0.5, 0.5]], np.float32)

Factors = npt.NDArray[np.float32]
Votes = Callable[[npt.NDArray[np.int64]], Factors]


def _votes(kinds: list[int]) -> Votes:
    return lambda rows: VOTES[np.array(kinds)[rows]]


def _order(calibration: Calibration, scores: list[float], n: int) -> list[int]:
    falling = np.array(sorted(scores, reverse=True), np.float32)
    places: list[int] = calibration.order(np.arange(len(falling)), falling, n).tolist()
    return places


def test_a_list_is_not_all_of_the_first_genre_told() -> None:
    kinds = [0] * 10 + [1] * 10 + [2] * 10
    scores = np.linspace(1.0, 0.9, 30).tolist()
    told = np.array([0.5, 0.5], np.float32)

    first = _order(Calibration(told, _votes(kinds), 1.0), scores, 10)

    shares = VOTES[np.array(kinds)[first[:10]]].mean(axis=0)
    assert np.abs(shares - told).max() <= 0.1
    # Without weight the best come, whatever their genres.
    assert _order(Calibration(told, _votes(kinds), 0.0), scores, 10) == list(range(30))


@given(
    st.lists(st.floats(0, 1, width=32), max_size=60),
    st.integers(1, 25),
    st.floats(0, 10),
    st.integers(0, 2),
)
def test_every_film_comes_once_and_the_chosen_by_their_scores(
    scores: list[float], n: int, weight: float, told: int
) -> None:
    kinds = [row % 3 for row in range(len(scores))]
    calibration = Calibration(VOTES[told], _votes(kinds), weight)

    found = _order(calibration, scores, n)

    assert sorted(found) == list(range(len(scores)))
    assert found[:n] == sorted(found[:n])
    assert found[n:] == sorted(found[n:])


def test_mixed_likes_keep_their_list_and_the_more_they_agree_the_more_counts() -> None:
    assert calibration_weight(0.2, 1.0) == 0
    assert 0 < calibration_weight(0.4, 1.0) < calibration_weight(0.8, 1.0)
