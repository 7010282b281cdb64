"""STAR (score, then automatic runoff): of the two highest sums, the film that more prefer wins."""

from collections.abc import Collection, Sequence

from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.outcome import DecidedBy, FilmStanding, Outcome
from bot.domain.nights.ballots.rules import BallotRules, most_points, sums, with_marks
from bot.domain.nights.ballots.ties import TieBreaker

MAX_SCORE = 5


class ScoreRules(BallotRules):
    """A mark is a score from 0 to 5; a film without one counts as 0."""

    __slots__ = ()

    def marked(self, ballot: Ballot, movie_id: int, mark: int) -> Ballot:
        """Give a film a score."""
        return with_marks(ballot, {**ballot.marks, movie_id: min(max(mark, 0), MAX_SCORE)})

    def preference(self, ballot: Ballot, movie_id: int) -> int:
        """Prefer the higher score."""
        return ballot.marks.get(movie_id, 0)

    def satisfaction(self, ballot: Ballot, winner: int, _candidates: Collection[int]) -> float:
        """Compare the winner's score with the best that the ballot gave."""
        return ballot.marks.get(winner, 0) / max(1, *ballot.marks.values(), 0)

    def count(
        self, ballots: Collection[Ballot], candidates: Sequence[int], ties: TieBreaker
    ) -> Outcome:
        """Decide between the two highest sums by the number of ballots that prefer each."""
        points = sums(ballots, candidates)
        ranked = sorted(candidates, key=lambda m: (points[m], ties.key(m)), reverse=True)
        if len(ranked) == 1:
            return most_points(points, ties, len(ballots))
        first, second = ranked[:2]
        runoff = {
            one: sum(ballot.marks.get(one, 0) > ballot.marks.get(two, 0) for ballot in ballots)
            for one, two in ((first, second), (second, first))
        }
        winner, decided_by = first, DecidedBy.VOTES
        if runoff[first] != runoff[second]:
            winner = max(runoff, key=lambda movie_id: runoff[movie_id])
        elif points[first] == points[second]:
            winner, decided_by = ties.best((first, second))
        order = [winner, *(movie_id for movie_id in ranked if movie_id != winner)]
        standings = tuple(FilmStanding(movie_id, points[movie_id]) for movie_id in order)
        return Outcome(winner, standings, decided_by, len(ballots), runoff=runoff)
