"""What holds for every kind of ballot that there is, and what presses on each of them do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.counting import count
from bot.domain.nights.ballots.kinds import DEFAULT_BALLOT, BallotKind, rules_of
from bot.domain.nights.ballots.secrecy import MIN_BALLOTS_TOLD, counts_told
from bot.domain.settings.guild import GuildSettings
from bot.store.nights.tables import nights

ANA = 1
FILMS = (10, 20, 30)
# What a button of a ballot may carry, and more: a forged one carries anything.
presses = st.lists(st.tuples(st.sampled_from(FILMS), st.integers(-2, 9)), max_size=12)
every_kind = pytest.mark.parametrize("kind", BallotKind)


def pressed(kind: BallotKind, *each: tuple[int, int], user_id: int = ANA) -> Ballot:
    ballot = Ballot(user_id)
    for movie_id, mark in each:
        ballot = rules_of(kind).marked(ballot, movie_id, mark)
    return ballot


@every_kind
def test_a_film_that_everybody_presses_alone_wins(kind: BallotKind) -> None:
    for favourite in FILMS:
        cast = [pressed(kind, (favourite, 1), user_id=user_id) for user_id in range(1, 4)]
        outcome = count(kind, cast, FILMS)
        assert (outcome.winner, outcome.ballots) == (favourite, 3)
        assert rules_of(kind).satisfaction(cast[0], favourite, FILMS) == 1


@every_kind
def test_points_tell_about_how_many_people_want_a_film(kind: BallotKind) -> None:
    """Three people who want one film as much as a press can say count as three."""
    cast = [pressed(kind, (20, 9), user_id=user_id) for user_id in (1, 2, 3)]
    wanted = count(kind, cast, FILMS).standings[0]
    assert wanted.movie_id == 20
    assert wanted.points == 3 * rules_of(kind).ballot_points


@every_kind
def test_the_film_that_somebody_presses_is_the_one_they_prefer(kind: BallotKind) -> None:
    rules, ballot = rules_of(kind), pressed(kind, (20, 1))
    for other in (10, 30):
        assert rules.preference(ballot, 20) > rules.preference(ballot, other)
        assert rules.satisfaction(ballot, other, FILMS) < 1


@given(st.sampled_from(BallotKind), presses, st.sampled_from(FILMS), st.integers(0, 5))
def test_a_press_that_arrives_twice_counts_once(
    kind: BallotKind, before: list[tuple[int, int]], movie_id: int, mark: int
) -> None:
    once = rules_of(kind).marked(pressed(kind, *before), movie_id, mark)
    assert rules_of(kind).marked(once, movie_id, mark) == once


@given(st.sampled_from(BallotKind), presses, st.sampled_from(FILMS))
def test_satisfaction_is_a_share_and_a_press_changes_one_film_of_one_person(
    kind: BallotKind, before: list[tuple[int, int]], winner: int
) -> None:
    ballot = pressed(kind, *before).vetoing(winner)
    assert 0 <= rules_of(kind).satisfaction(ballot, winner, FILMS) <= 1
    again = rules_of(kind).marked(ballot, FILMS[0], 1)
    assert (again.user_id, again.veto) == (ANA, winner)
    assert again.marks.keys() <= ballot.marks.keys() | {FILMS[0]}


@every_kind
def test_a_server_can_choose_it_and_the_store_has_room_for_it(kind: BallotKind) -> None:
    settings = GuildSettings().replaced("ballot", kind.value)
    assert settings.ballot is kind
    assert settings.encoded("ballot") == f'"{kind.value}"'
    assert len(kind.value) <= (nights.c.ballot.type.length or 0)  # type: ignore[attr-defined]
    assert kind.value == kind.value.lower().strip()


def test_the_default_is_one_of_them() -> None:
    assert GuildSettings().ballot is DEFAULT_BALLOT


@every_kind
def test_few_secret_ballots_tell_the_winner_alone(kind: BallotKind) -> None:
    assert counts_told(kind, MIN_BALLOTS_TOLD)
    assert counts_told(kind, MIN_BALLOTS_TOLD - 1) is not rules_of(kind).is_secret


def test_approval_is_given_and_taken_back() -> None:
    assert pressed(BallotKind.APPROVAL, (10, 1), (20, 1), (10, 0)).marks == {20: 1}


def test_scores_stay_between_zero_and_five() -> None:
    assert pressed(BallotKind.SCORE, (10, 9), (20, -1), (30, 3)).marks == {10: 5, 20: 0, 30: 3}


def test_ranks_follow_the_order_of_presses_and_close_up() -> None:
    order = [(10, 1), (20, 2), (30, 3)]
    assert pressed(BallotKind.RANKED, *order).marks == {10: 1, 20: 2, 30: 3}
    assert pressed(BallotKind.RANKED, *order, (10, 0)).marks == {20: 1, 30: 2}
    assert pressed(BallotKind.RANKED, *order, (10, 0), (10, 3)).marks == {20: 1, 30: 2, 10: 3}


@given(presses)
def test_ranks_are_always_one_two_three(before: list[tuple[int, int]]) -> None:
    ranks = pressed(BallotKind.RANKED, *before).marks.values()
    assert sorted(ranks) == list(range(1, len(ranks) + 1))


def test_a_veto_is_one_and_leaves_the_marks() -> None:
    ballot = pressed(BallotKind.APPROVAL, (10, 1)).vetoing(20).vetoing(30)
    assert (ballot.veto, ballot.marks) == (30, {10: 1})
    assert ballot.vetoing(None).veto is None
