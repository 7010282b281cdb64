import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recommender.model import scoring
from recommender.model.scoring import best_first


@given(
    st.lists(st.floats(0, 1, width=32), min_size=1, max_size=80),
    st.integers(1, 10),
    st.integers(1, 90),
)
def test_stopping_early_gives_the_same_order_as_sorting(
    lengths: list[float], first_block: int, asked: int
) -> None:
    # Scores below a falling bound, as products of a unit vector and ever shorter ones are.
    bounds = np.sort(np.array(lengths, np.float32))[::-1]
    signs = np.random.default_rng(len(lengths)).uniform(-1, 1, len(bounds))
    scores = bounds * signs.astype(np.float32)
    scoring_block, scoring._FIRST_BLOCK = scoring._FIRST_BLOCK, first_block
    try:
        ranked = best_first(
            lambda start, stop: scores[start:stop], lambda row: float(bounds[row]), len(scores)
        )
        found = [score for (_, score), _ in zip(ranked, range(asked), strict=False)]
    finally:
        scoring._FIRST_BLOCK = scoring_block

    assert found == np.sort(scores)[::-1][:asked].tolist()


def test_every_row_comes_once() -> None:
    scores = np.array([1, 1, 1, 0, 2], np.float32)

    rows = [row for row, _ in best_first(lambda a, b: scores[a:b], lambda _: np.inf, 5)]

    assert rows == [4, 0, 1, 2, 3]
