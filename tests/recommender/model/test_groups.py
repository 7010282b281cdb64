import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommender import ConfigurationError, GroupStrategy, Model, Profile, recommend_group, train
from tests.recommender.checkerboard import CONFIG, FIRST_ID, MOVIES, checkerboard, even, trained


@pytest.fixture(scope="module")
def board() -> Model:
    return trained()


@pytest.mark.parametrize("strategy", GroupStrategy)
def test_people_of_one_taste_get_their_movies(board: Model, strategy: GroupStrategy) -> None:
    profiles = [Profile(even(0, 1)), Profile(even(2, 3))]

    picks = recommend_group(board, profiles, 6, strategy)

    assert {pick.movie_id for pick in picks} == set(even(*range(4, 10)))
    assert all(len(pick.member_scores) == 2 for pick in picks)


@pytest.mark.parametrize("strategy", GroupStrategy)
def test_nothing_that_anybody_knows_is_picked(board: Model, strategy: GroupStrategy) -> None:
    profiles = [
        Profile(even(0), dislikes=even(1)),
        Profile(seen=even(2)),
        Profile([FIRST_ID + 1]),
    ]

    picks = recommend_group(board, profiles, 50, strategy, exclude=even(3))

    assert {pick.movie_id for pick in picks}.isdisjoint([*even(0, 1, 2, 3), FIRST_ID + 1])
    assert len(picks) == MOVIES - 5


def test_members_without_likes_are_neutral(board: Model) -> None:
    alone = recommend_group(board, [Profile(even(0, 1))], 5)
    beside = recommend_group(board, [Profile(even(0, 1)), Profile()], 5)

    assert [pick.movie_id for pick in alone] == [pick.movie_id for pick in beside]
    assert all(pick.member_scores[1] is None for pick in beside)


def test_nobody_with_likes_gets_popular_movies(board: Model) -> None:
    picks = recommend_group(board, (Profile() for _ in range(2)), 5)

    assert len(picks) == 5
    assert all(pick.member_scores == (None, None) for pick in picks)


def test_two_opposite_tastes_both_find_something(board: Model) -> None:
    profiles = [Profile(even(0, 1)), Profile([FIRST_ID + 1, FIRST_ID + 3])]

    picks = recommend_group(board, profiles, 6, GroupStrategy.FAIR)

    assert {(pick.movie_id - FIRST_ID) % 2 for pick in picks} == {0, 1}


def test_least_misery_begins_with_what_nobody_minds() -> None:
    data = checkerboard()
    liked_by_all = FIRST_ID + MOVIES - 1
    ratings = np.where(data.movie_ids == liked_by_all, 5.0, data.ratings)
    model = train(replace(data, ratings=ratings), config=CONFIG)
    profiles = [Profile(even(0, 1)), Profile([FIRST_ID + 1, FIRST_ID + 3])]

    first = recommend_group(model, profiles, 1, GroupStrategy.LEAST_MISERY)[0]

    assert first.movie_id == liked_by_all


def test_who_is_owed_something_is_heard_more(board: Model) -> None:
    profiles = [Profile(even(0, 1)), Profile([FIRST_ID + 1, FIRST_ID + 3])]

    picks = recommend_group(board, profiles, 4, weights=[3, 1])

    assert all((pick.movie_id - FIRST_ID) % 2 == 0 for pick in picks)


@pytest.mark.parametrize("weights", [[1], [1, 0], [1, -1], [1, math.nan]])
def test_unfit_weights_are_refused(board: Model, weights: list[float]) -> None:
    with pytest.raises(ConfigurationError, match="weights"):
        recommend_group(board, [Profile(), Profile()], weights=weights)


def test_an_unknown_strategy_names_the_known_ones(board: Model) -> None:
    with pytest.raises(ConfigurationError, match="least_misery"):
        recommend_group(board, [Profile()], strategy="dictator")


PROFILES = st.lists(
    st.builds(
        Profile,
        st.lists(st.integers(FIRST_ID - 2, FIRST_ID + 21), max_size=8),
        st.lists(st.integers(FIRST_ID, FIRST_ID + 19), max_size=5),
    ),
    max_size=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(profiles=PROFILES, strategy=st.sampled_from(GroupStrategy), n=st.integers(-1, 30))
def test_any_group_gets_a_true_list(
    board: Model, profiles: list[Profile], strategy: GroupStrategy, n: int
) -> None:
    picks = recommend_group(board, profiles, n, strategy)

    known = frozenset[int]().union(*(profile.known for profile in profiles))
    left = set(board.movie_ids.tolist()) - known
    ids = [pick.movie_id for pick in picks]
    assert len(ids) == len(set(ids)) == min(max(n, 0), len(left))
    assert set(ids) <= left
    scores = [score for pick in picks for score in pick.member_scores if score is not None]
    assert all(0 <= score <= 1 for score in scores)


def test_what_one_likes_counts_as_far_as_all_share_it(board: Model) -> None:
    focused = replace(board, parameters=replace(board.parameters, focus_weight=2.0))
    one, other = Profile(even(0, 1)), Profile([FIRST_ID + 1, FIRST_ID + 3])

    assert focused.likeness([one]) == focused.likeness([one, one]) == pytest.approx(1)
    assert focused.likeness([one, other]) < 0.6
    deaf = replace(board, parameters=replace(board.parameters, focus_weight=0.0))
    assert recommend_group(focused, [one, one], 5, "least_misery") == recommend_group(
        deaf, [one, one], 5, "least_misery"
    )
    alone = recommend_group(focused, [one], 5)
    together = recommend_group(focused, [one, one], 5)
    assert [pick.movie_id for pick in alone] == [pick.movie_id for pick in together]
    assert alone[0].score == pytest.approx(together[0].score)
