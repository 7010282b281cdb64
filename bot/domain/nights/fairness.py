"""Who got their wish when, and who counts a little more next time.

After Malecek and Peska (UMAP 2021): a member's shortfall is carried over from night to night and
becomes a weight in the next shortlist. It decays, and the weights are bounded on both sides, so
nobody ever rules the list.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.domain.nights.counting import Ballot, BallotKind

# Chosen on validation groups of MovieLens 1M (docs/nights.md has the table).
DECAY = 0.8
STRENGTH = 2.0
LEAST_WEIGHT, GREATEST_WEIGHT = 1 / 3, 3.0
# Below this nobody is worth a line: it is half a film liked less than the others did.
WORTH_SAYING = 0.25


def satisfaction(
    kind: BallotKind, ballot: Ballot, winner: int, candidates: Collection[int]
) -> float:
    """Return how far a ballot got its wish, 0 (not at all) to 1 (the first choice won)."""
    mark = ballot.marks.get(winner, 0)
    if kind is BallotKind.SCORE:
        return mark / max(1, *ballot.marks.values(), 0) if ballot.marks else 0.0
    if kind is BallotKind.RANKED:
        last = max(len(candidates) - 1, 1)
        return max(0.0, 1 - (mark - 1) / last) if mark else 0.0
    return float(mark > 0)


def served(
    kind: BallotKind,
    ballots: Iterable[Ballot],
    winner: int,
    candidates: Collection[int],
) -> dict[int, float]:
    """Return how far each person who voted got their wish."""
    return {
        ballot.user_id: satisfaction(kind, ballot, winner, candidates)
        for ballot in ballots
        if ballot.marks
    }


def owed(nights: Sequence[Mapping[int, float]]) -> dict[int, float]:
    """Return what each person is owed after these nights, oldest first.

    `nights` maps the people of each night to how far they got their wish, 0 to 1. What somebody
    is owed grows by how much less than the others they got, and fades with each night they come.
    """
    balance: dict[int, float] = {}
    for night in nights:
        if not night:
            continue
        mean = sum(night.values()) / len(night)
        for user_id, got in night.items():
            balance[user_id] = DECAY * balance.get(user_id, 0.0) + mean - got
    return balance


def weights(owed_to: Mapping[int, float], user_ids: Collection[int]) -> dict[int, float]:
    """Return each person's weight in the next shortlist, 1/3 to 3; strangers have 1."""
    return {user_id: weight(owed_to.get(user_id, 0.0)) for user_id in user_ids}


def weight(balance: float) -> float:
    """Return the weight of somebody who is owed `balance`."""
    return min(GREATEST_WEIGHT, max(LEAST_WEIGHT, 1 + STRENGTH * balance))


def most_owed(owed_to: Mapping[int, float], user_ids: Collection[int]) -> int | None:
    """Return who of these people is owed most; None where nobody is owed anything to speak of."""
    somebody = max(user_ids, key=lambda u: (owed_to.get(u, 0.0), -u), default=None)
    if somebody is None or owed_to.get(somebody, 0.0) < WORTH_SAYING:
        return None
    return somebody
