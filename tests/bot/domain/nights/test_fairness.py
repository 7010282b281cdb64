"""Who is owed, and how much that counts."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nights import fairness
from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.kinds import BallotKind, rules_of
from bot.domain.nights.fairness import Favoured, PastVote

ANA, BEN, CHLOE = 1, 2, 3
ALIEN, HEAT, FARGO = FILMS = (10, 20, 30)


def test_satisfaction_is_whether_the_own_wish_won() -> None:
    approved = Ballot(ANA, {ALIEN: 1})
    assert rules_of(BallotKind.APPROVAL).satisfaction(approved, ALIEN, FILMS) == 1
    assert rules_of(BallotKind.APPROVAL).satisfaction(approved, HEAT, FILMS) == 0
    scored = Ballot(ANA, {ALIEN: 4, HEAT: 2})
    assert rules_of(BallotKind.SCORE).satisfaction(scored, HEAT, FILMS) == 0.5
    ranked = Ballot(ANA, {ALIEN: 1, HEAT: 2})
    assert rules_of(BallotKind.RANKED).satisfaction(ranked, ALIEN, FILMS) == 1
    assert rules_of(BallotKind.RANKED).satisfaction(ranked, HEAT, FILMS) == 0.5
    assert rules_of(BallotKind.RANKED).satisfaction(ranked, FARGO, FILMS) == 0


def test_who_votes_for_nothing_tells_nothing() -> None:
    ballots = [Ballot(ANA, {ALIEN: 1}), Ballot(BEN)]
    assert fairness.served(BallotKind.APPROVAL, ballots, ALIEN, FILMS) == {ANA: 1.0}


def test_who_got_less_than_the_others_is_owed_and_it_fades() -> None:
    one = fairness.owed([{ANA: 1.0, BEN: 0.0}])
    assert one[BEN] == 0.5
    assert one[ANA] == -0.5
    later = fairness.owed([{ANA: 1.0, BEN: 0.0}, {ANA: 1.0, BEN: 1.0}])
    assert 0 < later[BEN] < one[BEN]
    votes = [PastVote(1, {ANA: 1.0, BEN: 0.0})]
    assert fairness.favoured(votes, [ANA, BEN, CHLOE]) == Favoured(BEN, 2.0)
    assert fairness.favoured(votes, [ANA, CHLOE]) is None


def test_nobody_is_named_who_was_in_a_vote_too_small_to_tell_of() -> None:
    small = PastVote(1, {ANA: 1.0, BEN: 0.0}, counts_told=False)
    large = PastVote(2, {ANA: 1.0, CHLOE: 0.0})
    assert fairness.favoured([small], [ANA, BEN]) is None
    assert fairness.favoured([small, large], [ANA, CHLOE]) == Favoured(CHLOE, 2.0)
    # Ben is owed as much; to name Chloe instead would not be true.
    assert fairness.favoured([small, large], [BEN, CHLOE]) is None


def test_somebody_who_stayed_away_is_owed_what_they_were_owed() -> None:
    history = [{ANA: 1.0, BEN: 0.0}, {ANA: 1.0, CHLOE: 0.0}]
    assert fairness.owed(history)[BEN] == 0.5


@given(
    st.lists(st.dictionaries(st.integers(1, 6), st.floats(0, 1), max_size=6), max_size=40),
)
def test_weights_are_bounded_and_more_owed_never_counts_less(
    nights: list[dict[int, float]],
) -> None:
    owed = fairness.owed(nights)
    weights = fairness.weights(owed, range(1, 9))
    assert all(fairness.MIN_WEIGHT <= weight <= fairness.MAX_WEIGHT for weight in weights.values())
    assert weights[8] == 1
    by_owed = sorted(owed, key=lambda user_id: owed[user_id])
    assert [weights[u] for u in by_owed] == sorted(weights[u] for u in by_owed)
