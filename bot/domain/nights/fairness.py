"""Who got their wish when, and who counts a little more next time.

After Malecek and Peska (UMAP 2021): a member's shortfall is carried over from night to night and
becomes a weight in the next shortlist. It decays, and the weights are bounded on both sides, so
nobody ever rules the list.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.kinds import BallotKind, rules_of

# Chosen on validation groups of MovieLens 1M (docs/nights.md has the table).
DECAY = 0.8
STRENGTH = 2.0
MIN_WEIGHT, MAX_WEIGHT = 1 / 3, 3.0
# Half of what the others got one night more; less is not worth a line.
MIN_WORTH_SAYING = 0.25


@dataclass(frozen=True, slots=True)
class PastVote:
    """How far the people of a past night got their wish, 0 to 1.

    `counts_told` is False where so few voted that people saw the winner alone.
    """

    night_id: int
    satisfaction: Mapping[int, float]
    counts_told: bool = True


@dataclass(frozen=True, slots=True)
class Favoured:
    """Who got their wish least of late, and their weight in the next shortlist."""

    user_id: int
    weight: float


def served(
    kind: BallotKind,
    ballots: Iterable[Ballot],
    winner: int,
    candidates: Collection[int],
) -> dict[int, float]:
    """Return how far each person who voted got their wish."""
    return {
        ballot.user_id: rules_of(kind).satisfaction(ballot, winner, candidates)
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
    return min(MAX_WEIGHT, max(MIN_WEIGHT, 1 + STRENGTH * balance))


def favoured(votes: Sequence[PastVote], user_ids: Collection[int]) -> Favoured | None:
    """Return who of these people counts most next time, where that is worth saying and may be said.

    Nobody is named who was in a vote with so few ballots that it would tell how they voted.
    """
    owed_to = owed([vote.satisfaction for vote in votes])
    somebody = max(user_ids, key=lambda u: (owed_to.get(u, 0.0), -u), default=None)
    if somebody is None or owed_to.get(somebody, 0.0) < MIN_WORTH_SAYING:
        return None
    return Favoured(somebody, weight(owed_to[somebody])) if may_be_named(votes, somebody) else None


def may_be_named(votes: Iterable[PastVote], user_id: int) -> bool:
    """Whether it tells no secret to say how much somebody counts."""
    return all(vote.counts_told for vote in votes if user_id in vote.satisfaction)
