"""What the result of a secret ballot may tell."""

from bot.domain.nights.ballots.kinds import BallotKind, rules_of

# With fewer, the counts and one's own ballot are enough to work out what the others chose.
MIN_BALLOTS_TOLD = 5


def counts_told(kind: BallotKind, ballots: int) -> bool:
    """Whether more than the winner of a vote may be shown."""
    return not rules_of(kind).is_secret or ballots >= MIN_BALLOTS_TOLD
