"""What is picked by chance is as likely as it should be, and nothing comes twice too soon."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.picking import FIRST_AGAINST_LAST, chances, draw

LISTS = st.lists(st.lists(st.integers(1, 30), unique=True, min_size=1), min_size=1, max_size=3)


def test_each_list_counts_the_same_and_its_first_more_than_its_last() -> None:
    found = chances([[1, 2, 3, 4], [9], []])
    assert found[9] == pytest.approx(1)
    assert sum(found.values()) == pytest.approx(2)
    assert found[1] == pytest.approx(FIRST_AGAINST_LAST * found[4])
    assert chances([[1], [1]]) == {1: 2}


def test_films_come_as_often_as_they_should() -> None:
    drawn = Counter(draw({1: 3, 2: 1}, seed, 0) for seed in range(4000))
    assert drawn[1] / 4000 == pytest.approx(0.75, abs=0.03)


@given(LISTS, st.integers(0, 10**6))
def test_every_film_comes_once_before_the_first_comes_again(
    lists: list[list[int]], seed: int
) -> None:
    likely = chances(lists)
    drawn = [draw(likely, seed, step) for step in range(len(likely))]
    assert sorted(drawn) == sorted(likely)
    assert draw(likely, seed, len(likely)) == drawn[0]
    rest = {each: chance for each, chance in likely.items() if each != drawn[0]}
    assert [draw(rest, seed, step) for step in range(len(rest))] == drawn[1:]
