"""The list of all kinds of ballots."""

from enum import StrEnum
from typing import assert_never

from bot.domain.nights.ballots.approval import ApprovalRules
from bot.domain.nights.ballots.ranked import RankedRules
from bot.domain.nights.ballots.rules import BallotRules
from bot.domain.nights.ballots.score import MAX_SCORE, ScoreRules


class BallotKind(StrEnum):
    """How people vote; the values are what people type and what is stored."""

    APPROVAL = "approval"
    SCORE = "score"
    RANKED = "ranked"
    POLL = "poll"  # Discord's own poll, counted as approval


DEFAULT_BALLOT = BallotKind.APPROVAL

_APPROVAL = ApprovalRules(on_paper=True, has_veto=True, is_secret=True, ballot_points=1)
_SCORE = ScoreRules(on_paper=True, has_veto=True, is_secret=True, ballot_points=MAX_SCORE)
_RANKED = RankedRules(on_paper=True, has_veto=True, is_secret=True, ballot_points=1)
_POLL = ApprovalRules(on_paper=False, has_veto=False, is_secret=False, ballot_points=1)


def rules_of(kind: BallotKind) -> BallotRules:
    """Return the rules of a kind."""
    match kind:
        case BallotKind.APPROVAL:
            return _APPROVAL
        case BallotKind.SCORE:
            return _SCORE
        case BallotKind.RANKED:
            return _RANKED
        case BallotKind.POLL:
            return _POLL
        case _:
            assert_never(kind)
