"""Approval: say yes to every film that you would watch; most yeses win."""

from collections.abc import Collection, Sequence

from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.outcome import Outcome
from bot.domain.nights.ballots.rules import BallotRules, most_points, sums, with_marks, without
from bot.domain.nights.ballots.ties import TieBreaker


class ApprovalRules(BallotRules):
    """A mark is 1 for a film that is approved; 0 takes it back."""

    __slots__ = ()

    def marked(self, ballot: Ballot, movie_id: int, mark: int) -> Ballot:
        """Set or remove the approval of a film."""
        return with_marks(ballot, without(ballot, movie_id) | ({movie_id: 1} if mark else {}))

    def preference(self, ballot: Ballot, movie_id: int) -> int:
        """Prefer approved films."""
        return ballot.marks.get(movie_id, 0)

    def satisfaction(self, ballot: Ballot, winner: int, _candidates: Collection[int]) -> float:
        """Return 1 for an approved film, else 0."""
        return float(ballot.marks.get(winner, 0) > 0)

    def count(
        self, ballots: Collection[Ballot], candidates: Sequence[int], ties: TieBreaker
    ) -> Outcome:
        """Take the film with the most approvals."""
        return most_points(sums(ballots, candidates), ties, len(ballots))
