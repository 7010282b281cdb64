"""Instant runoff: the film with the fewest first places drops out until one has more than half."""

from collections.abc import Collection, Mapping, Sequence

from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.outcome import FilmStanding, Outcome
from bot.domain.nights.ballots.rules import BallotRules, most_points, with_marks, without
from bot.domain.nights.ballots.ties import TieBreaker


class RankedRules(BallotRules):
    """A mark is a rank from 1 (best); films without one are below all others."""

    __slots__ = ()

    def marked(self, ballot: Ballot, movie_id: int, mark: int) -> Ballot:
        """Put a film last in the order; 0 takes it out, and the ranks close up."""
        if mark and movie_id in ballot.marks:
            return ballot
        others = without(ballot, movie_id)
        order = sorted(others, key=lambda other: others[other]) + ([movie_id] if mark else [])
        return with_marks(ballot, {other: rank for rank, other in enumerate(order, start=1)})

    def preference(self, ballot: Ballot, movie_id: int) -> int:
        """Prefer the better rank."""
        mark = ballot.marks.get(movie_id, 0)
        return -mark if mark else -len(ballot.marks) - 1

    def satisfaction(self, ballot: Ballot, winner: int, candidates: Collection[int]) -> float:
        """Return 1 for the first choice, and less for each further one."""
        mark = ballot.marks.get(winner, 0)
        last = max(len(candidates) - 1, 1)
        return max(0.0, 1 - (mark - 1) / last) if mark else 0.0

    def count(
        self, ballots: Collection[Ballot], candidates: Sequence[int], ties: TieBreaker
    ) -> Outcome:
        """Count in rounds; each vote for a dropped film passes to the ballot's next choice."""
        left = list(candidates)
        gone: list[FilmStanding] = []
        rounds: list[Mapping[int, int]] = []
        while True:
            votes = _first_choices(ballots, left)
            rounds.append(votes)
            if len(left) <= 2 or 2 * max(votes.values()) > sum(votes.values()):
                break
            fewest = min(votes.values())
            out = ties.worst([movie_id for movie_id in left if votes[movie_id] == fewest])
            left.remove(out)
            gone.insert(0, FilmStanding(out, fewest))
        last = most_points(rounds[-1], ties, len(ballots))
        return Outcome(
            last.winner,
            last.standings + tuple(gone),
            last.decided_by,
            len(ballots),
            rounds=tuple(rounds),
        )


def _first_choices(ballots: Collection[Ballot], left: Sequence[int]) -> dict[int, int]:
    votes = dict.fromkeys(left, 0)
    for ballot in ballots:
        ranked = [movie_id for movie_id in left if movie_id in ballot.marks]
        if ranked:
            votes[min(ranked, key=lambda m: (ballot.marks[m], m))] += 1
    return votes
