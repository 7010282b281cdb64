"""What the result of a secret vote may show."""

from bot.domain.nights.ballots.kinds import BallotKind, rules_of

# With fewer ballots, a voter could infer the others' from the counts and the own one.
MIN_BALLOTS_TOLD = 5


def counts_told(kind: BallotKind, ballots: int) -> bool:
    """Whether more than the winner of a vote may be shown."""
    return not rules_of(kind).is_secret or ballots >= MIN_BALLOTS_TOLD
