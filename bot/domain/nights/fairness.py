"""Fairness over several nights: who got their wish, and who counts more next time.

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
# The bot mentions no smaller balance: half of that of one of two people after a night without.
MIN_WORTH_SAYING = 0.25


@dataclass(frozen=True, slots=True)
class PastVote:
    """How far the people of a past night got their wish, from 0 to 1 each.

    `counts_told` is False if so few voted that people saw only the winner.
    """

    night_id: int
    satisfaction: Mapping[int, float]
    counts_told: bool = True


@dataclass(frozen=True, slots=True)
class Favoured:
    """The person who got their wish least lately, and their weight in the next shortlist."""

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
    """Return what each person is owed after these nights, which come oldest first.

    `nights` maps the people of each night to how far they got their wish, 0 to 1. Each night that
    a person joins first fades their balance, then adds the mean of all minus what they got.
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
    """Return who of these people counts most next time, if it is notable and no secret.

    It is a secret for people of a vote with so few ballots that it would show how they voted.
    """
    owed_to = owed([vote.satisfaction for vote in votes])
    somebody = max(user_ids, key=lambda u: (owed_to.get(u, 0.0), -u), default=None)
    if somebody is None or owed_to.get(somebody, 0.0) < MIN_WORTH_SAYING:
        return None
    return Favoured(somebody, weight(owed_to[somebody])) if may_be_named(votes, somebody) else None


def may_be_named(votes: Iterable[PastVote], user_id: int) -> bool:
    """Whether a person's weight shows no secret."""
    return all(vote.counts_told for vote in votes if user_id in vote.satisfaction)
