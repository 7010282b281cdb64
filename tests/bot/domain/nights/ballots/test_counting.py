"""Counting: worked examples, and what must hold for any ballots."""

import random
from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.counting import count
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.ballots.outcome import DecidedBy, FilmStanding, Outcome
from bot.domain.nights.ballots.ties import Tiebreak

ALIEN, HEAT, FARGO, ROCKY = FILMS = (1, 2, 3, 4)
KINDS = tuple(BallotKind)


def ballots(*marks: Mapping[int, int], vetoes: Mapping[int, int] | None = None) -> list[Ballot]:
    return [Ballot(u, mark, (vetoes or {}).get(u)) for u, mark in enumerate(marks, start=1)]


def ranking(*movie_ids: int) -> dict[int, int]:
    return {movie_id: rank for rank, movie_id in enumerate(movie_ids, start=1)}


def points(outcome: Outcome) -> dict[int, int]:
    return {standing.movie_id: standing.points for standing in outcome.standings}


def test_approval_counts_one_point_for_each_approval() -> None:
    cast = ballots({ALIEN: 1, HEAT: 1}, {HEAT: 1}, {FARGO: 1, HEAT: 1})
    outcome = count(BallotKind.APPROVAL, cast, FILMS)
    assert (outcome.winner, outcome.decided_by) == (HEAT, DecidedBy.VOTES)
    assert points(outcome) == {HEAT: 3, ALIEN: 1, FARGO: 1, ROCKY: 0}


def test_a_veto_beats_every_approval_and_is_shown_last() -> None:
    cast = ballots({HEAT: 1}, {HEAT: 1}, {ALIEN: 1}, vetoes={3: HEAT})
    outcome = count(BallotKind.APPROVAL, cast, FILMS)
    assert outcome.winner == ALIEN
    assert outcome.standings[-1] == FilmStanding(HEAT, 0, vetoed=True)


def test_every_film_vetoed_leaves_no_winner() -> None:
    cast = ballots({}, {}, vetoes={1: ALIEN, 2: HEAT})
    outcome = count(BallotKind.APPROVAL, cast, (ALIEN, HEAT))
    assert (outcome.winner, outcome.decided_by) == (None, DecidedBy.NOBODY)


def test_star_takes_the_two_highest_sums_into_a_runoff() -> None:
    # Alien has the higher sum (10 against 9), but two of three prefer Heat.
    cast = ballots({ALIEN: 5, HEAT: 1}, {ALIEN: 3, HEAT: 4}, {ALIEN: 2, HEAT: 4, FARGO: 1})
    outcome = count(BallotKind.SCORE, cast, FILMS)
    assert points(outcome)[ALIEN] == 10
    assert outcome.winner == HEAT
    assert outcome.runoff == {ALIEN: 1, HEAT: 2}


def test_star_runoff_tie_goes_to_the_higher_sum() -> None:
    cast = ballots({ALIEN: 5, HEAT: 1}, {ALIEN: 3, HEAT: 4})
    outcome = count(BallotKind.SCORE, cast, FILMS)
    assert (outcome.winner, outcome.decided_by) == (ALIEN, DecidedBy.VOTES)


def test_ranked_choice_hands_on_the_votes_of_who_goes() -> None:
    # First choices: Alien 4, Heat 3, Fargo 2; Fargo goes, its votes make Heat the winner.
    cast = ballots(*[ranking(ALIEN, HEAT)] * 4, *[ranking(HEAT)] * 3, *[ranking(FARGO, HEAT)] * 2)
    outcome = count(BallotKind.RANKED, cast, (ALIEN, HEAT, FARGO))
    assert outcome.winner == HEAT
    assert outcome.rounds == ({ALIEN: 4, HEAT: 3, FARGO: 2}, {ALIEN: 4, HEAT: 5})
    assert points(outcome) == {HEAT: 5, ALIEN: 4, FARGO: 2}


def test_ranked_choice_passes_a_vetoed_first_choice_on() -> None:
    cast = ballots(ranking(HEAT, ALIEN), ranking(HEAT, ALIEN), ranking(FARGO), vetoes={3: HEAT})
    assert count(BallotKind.RANKED, cast, (ALIEN, HEAT, FARGO)).winner == ALIEN


def test_a_tie_goes_to_the_group_score_then_to_who_was_served_least_then_to_the_list() -> None:
    cast = ballots({ALIEN: 1}, {HEAT: 1})
    by_score = count(BallotKind.APPROVAL, cast, FILMS, Tiebreak({ALIEN: 0.4, HEAT: 0.6}, {1: 9.0}))
    assert (by_score.winner, by_score.decided_by) == (HEAT, DecidedBy.GROUP_SCORE)
    by_owed = count(BallotKind.APPROVAL, cast, FILMS, Tiebreak({}, {1: 0.1, 2: 0.4}))
    assert (by_owed.winner, by_owed.decided_by) == (HEAT, DecidedBy.LEAST_SERVED)
    by_list = count(BallotKind.APPROVAL, cast, FILMS)
    assert (by_list.winner, by_list.decided_by) == (ALIEN, DecidedBy.LIST_ORDER)


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_voting_leaves_it_to_the_group_score(kind: BallotKind) -> None:
    outcome = count(kind, [], FILMS, Tiebreak({FARGO: 0.9}))
    assert (outcome.winner, outcome.decided_by) == (FARGO, DecidedBy.GROUP_SCORE)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_ballot_is_no_vote_but_its_veto_holds(kind: BallotKind) -> None:
    cast = [Ballot(1), Ballot(2, {}, HEAT), Ballot(3)]
    outcome = count(kind, cast, FILMS, Tiebreak({HEAT: 0.9, FARGO: 0.8}))
    assert (outcome.ballots, outcome.winner) == (0, FARGO)


def test_two_ballots_of_one_person_are_refused() -> None:
    with pytest.raises(ValueError, match="one person"):
        count(BallotKind.APPROVAL, [Ballot(1), Ballot(1)], FILMS)


def marks(kind: BallotKind) -> st.SearchStrategy[dict[int, int]]:
    if kind is BallotKind.RANKED:
        some = st.lists(st.sampled_from(FILMS), unique=True)
        return some.map(lambda chosen: ranking(*chosen))
    top = 5 if kind is BallotKind.SCORE else 1
    return st.dictionaries(st.sampled_from(FILMS), st.integers(0, top))


@st.composite
def elections(
    draw: st.DrawFn, kinds: tuple[BallotKind, ...] = KINDS
) -> tuple[BallotKind, list[Ballot], Tiebreak]:
    kind = draw(st.sampled_from(kinds))
    cast = draw(st.lists(st.tuples(marks(kind), st.none() | st.sampled_from(FILMS)), max_size=12))
    scores = st.dictionaries(st.sampled_from(FILMS), st.sampled_from([0.0, 0.5, 1.0]))
    owed = st.dictionaries(st.integers(1, 12), st.sampled_from([0.0, 0.3, 1.0]))
    people = enumerate(cast, start=1)
    return (
        kind,
        [Ballot(user_id, mark, veto) for user_id, (mark, veto) in people],
        Tiebreak(draw(scores), draw(owed)),
    )


@given(elections(), st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_does_not_matter(
    election: tuple[BallotKind, list[Ballot], Tiebreak], shuffler: random.Random
) -> None:
    kind, cast, tiebreak = election
    shuffled = list(cast)
    shuffler.shuffle(shuffled)
    assert count(kind, shuffled, FILMS, tiebreak) == count(kind, cast, FILMS, tiebreak)


@given(elections())
def test_a_veto_always_holds(election: tuple[BallotKind, list[Ballot], Tiebreak]) -> None:
    kind, cast, tiebreak = election
    outcome = count(kind, cast, FILMS, tiebreak)
    vetoed = {ballot.veto for ballot in cast}
    assert outcome.winner not in vetoed - {None}
    assert (outcome.winner is None) == (set(FILMS) <= vetoed)
    assert {s.movie_id for s in outcome.standings if s.vetoed} == vetoed - {None}
    assert sorted(s.movie_id for s in outcome.standings) == sorted(FILMS)


@given(elections((BallotKind.APPROVAL,)), st.data())
def test_one_more_approval_never_harms_the_winner(
    election: tuple[BallotKind, list[Ballot], Tiebreak], data: st.DataObject
) -> None:
    kind, cast, tiebreak = election
    outcome = count(kind, cast, FILMS, tiebreak)
    assume(cast and outcome.winner is not None)
    assert outcome.winner is not None
    place = data.draw(st.integers(0, len(cast) - 1))
    raised = Ballot(cast[place].user_id, {**cast[place].marks, outcome.winner: 1}, cast[place].veto)
    again = count(kind, [*cast[:place], raised, *cast[place + 1 :]], FILMS, tiebreak)
    assert again.winner == outcome.winner


@given(elections((BallotKind.RANKED,)))
def test_the_first_choice_of_a_majority_wins_ranked_choice(
    election: tuple[BallotKind, list[Ballot], Tiebreak],
) -> None:
    kind, cast, tiebreak = election
    vetoed = {ballot.veto for ballot in cast}
    firsts = [movie_id for b in cast for movie_id, rank in b.marks.items() if rank == 1]
    favourite = next((m for m in FILMS if 2 * firsts.count(m) > len(cast)), None)
    assume(favourite is not None and favourite not in vetoed)
    assert count(kind, cast, FILMS, tiebreak).winner == favourite


@given(elections((BallotKind.SCORE,)))
def test_the_star_winner_is_preferred_by_at_least_as_many_as_the_other_finalist(
    election: tuple[BallotKind, list[Ballot], Tiebreak],
) -> None:
    outcome = count(*election[:2], FILMS, election[2])
    assume(len(outcome.runoff) == 2)
    assert outcome.winner is not None
    assert outcome.runoff[outcome.winner] == max(outcome.runoff.values())
