"""Presses on a ballot: the same press twice is the same as once, and nothing else changes."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nights.ballot_box import marked, vetoed
from bot.domain.nights.counting import Ballot, BallotKind

ANA = 1
FILMS = (10, 20, 30)
presses = st.lists(st.tuples(st.sampled_from(FILMS), st.integers(-2, 9)), max_size=12)


def pressed(kind: BallotKind, *each: tuple[int, int]) -> Ballot:
    ballot = Ballot(ANA)
    for movie_id, mark in each:
        ballot = marked(kind, ballot, movie_id, mark)
    return ballot


def test_approval_is_given_and_taken_back() -> None:
    assert pressed(BallotKind.APPROVAL, (10, 1), (20, 1), (10, 0)).marks == {20: 1}


def test_scores_stay_between_zero_and_five() -> None:
    assert pressed(BallotKind.SCORE, (10, 9), (20, -1), (30, 3)).marks == {10: 5, 20: 0, 30: 3}


def test_ranks_follow_the_order_of_presses_and_close_up() -> None:
    order = [(10, 1), (20, 2), (30, 3)]
    assert pressed(BallotKind.RANKED, *order).marks == {10: 1, 20: 2, 30: 3}
    assert pressed(BallotKind.RANKED, *order, (10, 0)).marks == {20: 1, 30: 2}
    assert pressed(BallotKind.RANKED, *order, (10, 0), (10, 3)).marks == {20: 1, 30: 2, 10: 3}


@given(st.sampled_from(BallotKind), presses, st.sampled_from(FILMS), st.integers(0, 5))
def test_a_press_that_arrives_twice_counts_once(
    kind: BallotKind, before: list[tuple[int, int]], movie_id: int, mark: int
) -> None:
    once = marked(kind, pressed(kind, *before), movie_id, mark)
    assert marked(kind, once, movie_id, mark) == once


@given(presses)
def test_ranks_are_always_one_two_three(before: list[tuple[int, int]]) -> None:
    ranks = pressed(BallotKind.RANKED, *before).marks.values()
    assert sorted(ranks) == list(range(1, len(ranks) + 1))


def test_a_veto_is_one_and_leaves_the_marks() -> None:
    ballot = vetoed(vetoed(pressed(BallotKind.APPROVAL, (10, 1)), 20), 30)
    assert (ballot.veto, ballot.marks) == (30, {10: 1})
    assert vetoed(ballot, None).veto is None
