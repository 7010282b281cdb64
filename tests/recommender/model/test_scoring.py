import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.model import scoring
from recommender.model.scoring import best_first


@given(
    st.lists(st.floats(0, 1, width=32), min_size=1, max_size=80),
    st.integers(1, 10),
    st.integers(1, 90),
    st.sets(st.integers(0, 79), max_size=5),
    st.booleans(),
)
def test_stopping_early_gives_the_same_order_as_sorting(
    lengths: list[float], first_block: int, asked: int, barred: set[int], others_follow: bool
) -> None:
    # Scores below a falling bound, as products of a unit vector and ever shorter ones are.
    bounds = np.sort(np.array(lengths, np.float32))[::-1]
    signs = np.random.default_rng(len(lengths)).uniform(-1, 1, len(bounds))
    scores = bounds * signs.astype(np.float32)
    left_out = np.array([row for row in barred if row < len(scores)], np.int64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scoring, "_FIRST_BLOCK", first_block)
        patch.setattr(scoring, "_LEAST_FURTHER", first_block)
        patch.setattr(scoring, "_HEAPS", 8)
        patch.setattr(scoring, "_FIRST_SORTED", 3)
        ranked = best_first(
            lambda start, stop: scores[start:stop].copy(),
            lambda row: float(bounds[row]),
            len(scores),
            left_out,
            asked if others_follow else None,
        )
        found = list(ranked)

    assert [score for _, score in found[:asked]] == (
        np.sort(np.delete(scores, left_out))[::-1][:asked].tolist()
    )
    assert sorted(row for row, _ in found) == sorted({*range(len(scores))} - {*left_out.tolist()})


def test_every_row_comes_once() -> None:
    scores = np.array([1, 1, 1, 0, 2], np.float32)

    nobody = np.empty(0, np.int64)
    ranked = best_first(lambda a, b: scores[a:b].copy(), lambda _: np.inf, 5, nobody)

    assert [row for row, _ in ranked] == [4, 0, 1, 2, 3]
