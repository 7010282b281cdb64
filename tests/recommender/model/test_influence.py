"""Nobody steers the model for everybody, and honest people count."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import Dataset, Profile, train
from recommender.model.influence import (
    FILM_SHARE,
    MIN_FILM_LIKES,
    PEOPLE_SHARE,
    Likes,
    Origins,
    influences,
)
from tests.recommender.checkerboard import CONFIG, checkerboard, even
from tests.steering import (
    Attack,
    Attacked,
    Placed,
    anywhere,
    honest_benefit,
    new_everywhere,
    one_server,
)

BASE_USERS = 20
BASE_LIKES = np.array([0, 4, 20])
likes = st.sets(st.tuples(st.integers(0, 39), st.integers(0, 2)), min_size=1)


@given(likes, st.lists(st.integers(1, 3), min_size=40, max_size=40), st.integers(0, 40))
def test_no_group_counts_more_than_its_bounds(
    liked: set[tuple[int, int]], groups: list[int], newcomers: int
) -> None:
    rows, columns = np.array(sorted(liked), np.int32).T
    origins = Origins(np.array(groups), np.arange(40) < newcomers)
    counted = influences(Likes(rows, columns), origins, BASE_LIKES, BASE_USERS)
    assert np.all((counted > 0) & (counted <= 1))
    most = np.maximum(MIN_FILM_LIKES, FILM_SHARE * BASE_LIKES)
    for members in (origins.newcomers, *(origins.groups == each for each in set(groups))):
        theirs = members[rows]
        assert np.all(np.bincount(columns[theirs], counted[theirs], 3) <= most + 1e-9)
        people = {row: counted[rows == row].mean() for row in set(rows[theirs].tolist())}
        assert sum(people.values()) <= PEOPLE_SHARE * BASE_USERS + 1e-9


def test_a_few_people_count_in_full() -> None:
    rows = np.arange(5, dtype=np.int32)
    origins = Origins(np.zeros(5, np.int64), np.ones(5, np.bool_))
    counted = influences(Likes(rows, np.zeros(5, np.int32)), origins, BASE_LIKES, BASE_USERS)
    assert counted.tolist() == [1] * 5


def test_a_model_counts_likes_as_far_as_they_are_bounded() -> None:
    film = even(0)[0]
    base = checkerboard()
    accounts = [Profile([film])] * 200
    bounded = train(base, accounts, CONFIG, origins=one_server(200))
    alone, in_full = train(base, config=CONFIG), train(base, accounts, CONFIG)
    before, after = (int(each.popularity[each.row(film)]) for each in (alone, bounded))
    assert before < after <= before + max(MIN_FILM_LIKES, FILM_SHARE * before)
    assert int(in_full.popularity[in_full.row(film)]) == before + 200
    assert bounded.users < alone.users + 100


@pytest.fixture(scope="module")
def attacked(latest_small: Dataset) -> Attacked:
    return Attacked(latest_small)


# Each trains on ml-latest-small: some seconds.
@pytest.mark.slow
@pytest.mark.parametrize("attack", Attack)
def test_without_bounds_accounts_put_a_film_into_everybodys_list(
    attacked: Attacked, attack: Attack
) -> None:
    found = attacked.steered(attack, 500, anywhere)
    assert found.among_ten > 0.9
    assert found.popular_place == 1


@pytest.mark.slow
@pytest.mark.parametrize("placed", [one_server, new_everywhere])
@pytest.mark.parametrize("attack", Attack)
def test_accounts_of_one_server_or_new_ones_reach_nobody_elses_list(
    attacked: Attacked, attack: Attack, placed: Placed
) -> None:
    found = attacked.steered(attack, 500, placed)
    assert found.among_twenty <= 0.01
    assert found.place_for_strangers is None
    assert found.popular_place > 500


@pytest.mark.slow
@pytest.mark.parametrize("placed", [one_server, new_everywhere])
def test_an_honest_community_still_makes_lists_better(
    latest_small: Dataset, placed: Placed
) -> None:
    assert honest_benefit(latest_small, placed).gain > 0.005
