"""How ballots are counted: approval, STAR and ranked choice, vetoes and ties.

All of it is pure and exact: marks are whole numbers, and the order of the ballots is irrelevant.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

BEST_SCORE = 5


class BallotKind(StrEnum):
    """How people vote."""

    APPROVAL = "approval"
    SCORE = "score"
    RANKED = "ranked"
    POLL = "poll"  # Discord's own poll, counted as approval


class DecidedBy(StrEnum):
    """What settled the winner."""

    VOTES = "votes"
    GROUP_SCORE = "group score"
    LEAST_SERVED = "least served"
    LIST_ORDER = "list order"
    NOBODY = "nobody"  # every film was vetoed: there is no winner


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person's marks: 1 for approved, a score 0..5, or a rank from 1 (best).

    Films without a mark count as not approved, score 0, or ranked below all others.
    """

    user_id: int
    marks: Mapping[int, int] = field(default_factory=dict)
    veto: int | None = None


@dataclass(frozen=True, slots=True)
class Tiebreak:
    """What settles a tie: the fair group score of each film, then who is owed how much."""

    group_scores: Mapping[int, float] = field(default_factory=dict)
    owed: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """One film's result: `points` are approvals, the sum of scores, or votes in its last round."""

    movie_id: int
    points: int
    vetoed: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a vote: standings best first, vetoed films last.

    `runoff` maps the two finalists of STAR to the ballots that prefer each; `rounds` are the
    votes in each round of ranked choice.
    """

    winner: int | None
    standings: tuple[Standing, ...]
    decided_by: DecidedBy
    ballots: int
    runoff: Mapping[int, int] = field(default_factory=dict)
    rounds: tuple[Mapping[int, int], ...] = ()


def count(
    kind: BallotKind,
    ballots: Collection[Ballot],
    candidates: Sequence[int],
    tiebreak: Tiebreak | None = None,
) -> Outcome:
    """Count the ballots; `candidates` are the movie ids in the order of the shortlist.

    A veto takes a film out whatever its votes. A tie goes to the film with the higher group
    score, then to the one liked better by whoever was served least, then to the order of the list.
    Two ballots of one person raise ValueError.
    """
    if len({ballot.user_id for ballot in ballots}) != len(ballots):
        raise ValueError("one person, one ballot")
    vetoed = {ballot.veto for ballot in ballots} & set(candidates)
    standing = [movie_id for movie_id in candidates if movie_id not in vetoed]
    settle = _Settling(kind, ballots, standing, tiebreak or Tiebreak())
    out = tuple(Standing(m, 0, vetoed=True) for m in candidates if m in vetoed)
    if not standing:
        return Outcome(None, out, DecidedBy.NOBODY, len(ballots))
    outcome = _COUNTERS[kind](ballots, standing, settle)
    return Outcome(
        outcome.winner,
        outcome.standings + out,
        outcome.decided_by,
        len(ballots),
        outcome.runoff,
        outcome.rounds,
    )


class _Settling:
    """Puts tied films in order; the first rule that tells them apart is named."""

    def __init__(
        self,
        kind: BallotKind,
        ballots: Collection[Ballot],
        candidates: Sequence[int],
        tiebreak: Tiebreak,
    ) -> None:
        self._scores = tiebreak.group_scores
        self._place = {movie_id: -place for place, movie_id in enumerate(candidates)}
        # Those owed most are asked first; equals are asked together, so ids decide nothing.
        groups: dict[float, list[Ballot]] = {}
        for ballot in ballots:
            groups.setdefault(tiebreak.owed.get(ballot.user_id, 0.0), []).append(ballot)
        self._served = {
            movie_id: tuple(
                sum(preference(kind, ballot, movie_id) for ballot in groups[owed])
                for owed in sorted(groups, reverse=True)
            )
            for movie_id in candidates
        }

    def key(self, movie_id: int) -> tuple[float, tuple[int, ...], int]:
        """Return what a tie is settled by, greatest first."""
        return self._scores.get(movie_id, 0.0), self._served[movie_id], self._place[movie_id]

    def best(self, tied: Collection[int]) -> tuple[int, DecidedBy]:
        """Return the best of the tied films and the rule that said so."""
        first, *others = sorted(tied, key=self.key, reverse=True)
        if not others:
            return first, DecidedBy.VOTES
        mine, theirs = self.key(first), self.key(others[0])
        if mine[0] != theirs[0]:
            return first, DecidedBy.GROUP_SCORE
        return first, DecidedBy.LEAST_SERVED if mine[1] != theirs[1] else DecidedBy.LIST_ORDER

    def worst(self, tied: Collection[int]) -> int:
        """Return the film that goes first when one of the tied has to go."""
        return min(tied, key=self.key)


def preference(kind: BallotKind, ballot: Ballot, movie_id: int) -> int:
    """Return how much a ballot prefers a film: greater is better, only for comparing."""
    mark = ballot.marks.get(movie_id, 0)
    if kind is BallotKind.RANKED:
        return -mark if mark else -len(ballot.marks) - 1
    return mark


def _count_approval(
    ballots: Collection[Ballot], candidates: Sequence[int], settle: _Settling
) -> Outcome:
    return _most_points(_sums(ballots, candidates), settle, len(ballots))


def _count_score(
    ballots: Collection[Ballot], candidates: Sequence[int], settle: _Settling
) -> Outcome:
    """STAR (score, then automatic runoff): the two highest sums, then who is preferred by more."""
    sums = _sums(ballots, candidates)
    ranked = sorted(candidates, key=lambda m: (sums[m], settle.key(m)), reverse=True)
    leading = _most_points(sums, settle, len(ballots))
    if len(ranked) == 1:
        return leading
    first, second = ranked[:2]
    runoff = {
        one: sum(ballot.marks.get(one, 0) > ballot.marks.get(two, 0) for ballot in ballots)
        for one, two in ((first, second), (second, first))
    }
    if runoff[first] == runoff[second]:
        winner = first
        decided_by = DecidedBy.VOTES
        if sums[first] == sums[second]:
            winner, decided_by = settle.best((first, second))
    else:
        winner = max(runoff, key=lambda movie_id: runoff[movie_id])
        decided_by = DecidedBy.VOTES
    order = [winner, *(movie_id for movie_id in ranked if movie_id != winner)]
    standings = tuple(Standing(movie_id, sums[movie_id]) for movie_id in order)
    return Outcome(winner, standings, decided_by, len(ballots), runoff=runoff)


def _count_ranked(
    ballots: Collection[Ballot], candidates: Sequence[int], settle: _Settling
) -> Outcome:
    """Instant runoff: the film with the fewest votes goes, until one has more than half."""
    left = list(candidates)
    gone: list[Standing] = []
    rounds: list[Mapping[int, int]] = []
    while True:
        votes = dict.fromkeys(left, 0)
        for ballot in ballots:
            ranked = [movie_id for movie_id in left if movie_id in ballot.marks]
            if ranked:
                votes[min(ranked, key=lambda m: (ballot.marks[m], m))] += 1
        rounds.append(votes)
        if len(left) <= 2 or 2 * max(votes.values()) > sum(votes.values()):
            break
        fewest = min(votes.values())
        out = settle.worst([movie_id for movie_id in left if votes[movie_id] == fewest])
        left.remove(out)
        gone.insert(0, Standing(out, fewest))
    last = _most_points(rounds[-1], settle, len(ballots))
    return Outcome(
        last.winner,
        last.standings + tuple(gone),
        last.decided_by,
        len(ballots),
        rounds=tuple(rounds),
    )


def _sums(ballots: Collection[Ballot], candidates: Sequence[int]) -> dict[int, int]:
    return {m: sum(ballot.marks.get(m, 0) for ballot in ballots) for m in candidates}


def _most_points(points: Mapping[int, int], settle: _Settling, ballots: int) -> Outcome:
    top = max(points.values())
    winner, decided_by = settle.best([m for m in points if points[m] == top])
    order = sorted(points, key=lambda m: (m == winner, points[m], settle.key(m)), reverse=True)
    standings = tuple(Standing(movie_id, points[movie_id]) for movie_id in order)
    return Outcome(winner, standings, decided_by, ballots)


_COUNTERS = {
    BallotKind.APPROVAL: _count_approval,
    BallotKind.POLL: _count_approval,
    BallotKind.SCORE: _count_score,
    BallotKind.RANKED: _count_ranked,
}
