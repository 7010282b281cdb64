"""Nobody steers the model for everybody, and honest people count."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import Dataset, Profile, train
from recommender.model.training.influence import (
    ACROSS_GROUPS,
    BASE_SHARE,
    FILM_SHARE,
    MANY_GROUPS,
    MIN_FILM_LIKES,
    PEOPLE_SHARE,
    Likes,
    Origins,
    influences,
)
from tests.recommender.checkerboard import CONFIG, checkerboard, even
from tests.steering import (
    MOST_FROM_MANY_SERVERS,
    MOST_FROM_ONE_GROUP,
    Attack,
    Attacked,
    Placed,
    anywhere,
    fifty_servers,
    honest_benefit,
    new_everywhere,
    one_server,
    ten_servers,
)

BASE_USERS = 20
BASE_LIKES = np.array([0, 4, 20])
EVERYBODY_LIKES_ONE = {(row, 0) for row in range(40)}
likes = st.sets(st.tuples(st.integers(0, 39), st.integers(0, 2)), min_size=1)


@given(likes, st.lists(st.integers(1, 3), min_size=40, max_size=40), st.integers(0, 40))
def test_no_group_counts_more_than_its_bounds(
    liked: set[tuple[int, int]], groups: list[int], newcomers: int
) -> None:
    rows, columns = np.array(sorted(liked | EVERYBODY_LIKES_ONE), np.int32).T
    origins = Origins(np.array(groups), np.arange(40) < newcomers)
    counted = influences(Likes(rows, columns), origins, BASE_LIKES, BASE_USERS)
    assert np.all((counted > 0) & (counted <= 1))
    most = np.maximum(MIN_FILM_LIKES, FILM_SHARE * BASE_LIKES)
    for members in (origins.newcomers, *(origins.groups == each for each in set(groups))):
        theirs = members[rows]
        assert np.all(np.bincount(columns[theirs], counted[theirs], 3) <= most + 1e-9)
        people = {row: counted[rows == row].mean() for row in set(rows[theirs].tolist())}
        assert sum(people.values()) <= PEOPLE_SHARE * BASE_USERS + 1e-9


@given(likes, st.lists(st.integers(1, 30), min_size=40, max_size=40), st.integers(0, 40))
def test_servers_together_count_less_than_the_sum_of_their_bounds(
    liked: set[tuple[int, int]], groups: list[int], newcomers: int
) -> None:
    rows, columns = np.array(sorted(liked | EVERYBODY_LIKES_ONE), np.int32).T
    origins = Origins(np.array(groups), np.arange(40) < newcomers)
    counted = influences(Likes(rows, columns), origins, BASE_LIKES, BASE_USERS)
    for film in set(columns.tolist()):
        fans = rows[columns == film].tolist()
        # All newcomers are one more group, wherever they are.
        liking = {0 if row < newcomers else groups[row] for row in fans}
        most = max(MIN_FILM_LIKES, FILM_SHARE * BASE_LIKES[film])
        most *= min(len(liking), MANY_GROUPS) ** ACROSS_GROUPS
        assert counted[columns == film].sum() <= most + 1e-9


def of_one_film(origins: Origins, base_users: int = BASE_USERS) -> list[float]:
    """Count the likes of a film that no base user likes, one of each person."""
    people = len(origins.groups)
    fans = Likes(np.arange(people, dtype=np.int32), np.zeros(people, np.int32))
    return [float(each) for each in influences(fans, origins, BASE_LIKES, base_users)]


def test_a_few_people_count_in_full() -> None:
    assert of_one_film(Origins(np.zeros(5, np.int64), np.ones(5, np.bool_))) == [1] * 5


def test_people_of_many_servers_who_like_a_film_that_is_new_to_the_base_count_in_full() -> None:
    everywhere = Origins(np.arange(600), np.zeros(600, np.bool_))
    assert of_one_film(everywhere, base_users=20_000) == [1] * 600


def test_people_of_many_servers_count_for_a_film_no_more_than_a_share_of_the_base() -> None:
    everywhere = Origins(np.arange(600), np.zeros(600, np.bool_))
    of_ten = MIN_FILM_LIKES * MANY_GROUPS**ACROSS_GROUPS
    assert sum(of_one_film(everywhere, base_users=2_000)) == pytest.approx(BASE_SHARE * 2_000)
    assert sum(of_one_film(everywhere, base_users=200)) == pytest.approx(of_ten)


def test_servers_made_for_it_do_not_raise_the_bound_of_those_that_are_known() -> None:
    known = np.repeat(np.arange(10), 20)
    without = sum(of_one_film(Origins(known, np.zeros(200, np.bool_))))
    made = np.arange(100, 200)
    joined = Origins(np.concatenate([known, made]), np.arange(300) >= 200)
    assert sum(of_one_film(joined)) <= without * (11 / 10) ** ACROSS_GROUPS + 1e-9


def test_a_server_that_has_the_bot_to_itself_is_not_bounded() -> None:
    together = np.zeros(200, np.int64)
    assert of_one_film(Origins(together, np.zeros(200, np.bool_), alone=True)) == [1] * 200
    newcomers = of_one_film(Origins(together, np.ones(200, np.bool_), alone=True))
    assert sum(newcomers) == pytest.approx(MIN_FILM_LIKES)


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
    assert found.among_twenty <= MOST_FROM_ONE_GROUP
    assert found.place_for_strangers is None
    assert found.popular_place > 500


@pytest.mark.slow
@pytest.mark.parametrize("placed", [ten_servers, fifty_servers])
@pytest.mark.parametrize("attack", Attack)
def test_accounts_spread_over_many_servers_reach_few_lists(
    attacked: Attacked, attack: Attack, placed: Placed
) -> None:
    found = attacked.steered(attack, 500, placed)
    assert found.among_twenty <= MOST_FROM_MANY_SERVERS


@pytest.mark.slow
@pytest.mark.parametrize("placed", [one_server, ten_servers, fifty_servers, new_everywhere])
def test_an_honest_community_still_makes_lists_better(
    latest_small: Dataset, placed: Placed
) -> None:
    assert honest_benefit(latest_small, placed).gain > 0.005
