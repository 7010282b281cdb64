import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.model import best_first as best_first_module
from recommender.model.best_first import best_first, depth


@given(
    st.lists(st.floats(0, 1, width=32), min_size=1, max_size=80),
    st.integers(1, 10),
    st.sets(st.integers(0, 79), max_size=5),
)
def test_stopping_early_gives_the_same_order_as_sorting(
    lengths: list[float], first_block: int, barred: set[int]
) -> None:
    # Scores below a falling bound, as products of a unit vector and ever shorter ones are.
    bounds = np.sort(np.array(lengths, np.float32))[::-1]
    signs = np.random.default_rng(len(lengths)).uniform(-1, 1, len(bounds))
    scores = bounds * signs.astype(np.float32)
    left_out = np.array([row for row in barred if row < len(scores)], np.int64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(best_first_module, "_LEAST_FURTHER", first_block)
        patch.setattr(best_first_module, "_FIRST_SORTED", 3)
        ranked = best_first(
            lambda start, stop: scores[start:stop].copy(),
            lambda row: float(bounds[row]),
            len(scores),
            left_out,
            first_block,
        )
        found = list(ranked)

    assert [score for _, score in found] == np.sort(np.delete(scores, left_out))[::-1].tolist()
    assert sorted(row for row, _ in found) == sorted({*range(len(scores))} - {*left_out.tolist()})


@given(st.lists(st.floats(0, 1, width=32), min_size=1, max_size=80), st.integers(1, 80))
def test_a_list_needs_no_row_behind_its_depth(lengths: list[float], asked: int) -> None:
    bounds = [*sorted(lengths, reverse=True), 0.0]
    signs = np.random.default_rng(asked).uniform(-1, 1, len(lengths))
    scores = np.array(bounds[:-1], np.float32) * signs.astype(np.float32)

    needed = depth(scores, lambda row: bounds[row], asked)
    last = np.sort(scores)[-asked] if asked < len(scores) else -np.inf
    assert scores[needed:].max(initial=-np.inf) <= last
    assert needed == 0 or bounds[needed - 1] > last


def test_every_row_comes_once() -> None:
    scores = np.array([1, 1, 1, 0, 2], np.float32)

    nobody = np.empty(0, np.int64)
    ranked = best_first(lambda a, b: scores[a:b].copy(), lambda _: np.inf, 5, nobody, 5)

    assert [row for row, _ in ranked] == [4, 0, 1, 2, 3]
