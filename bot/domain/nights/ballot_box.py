"""What one press on a ballot does to it."""

from dataclasses import replace

from bot.domain.nights.counting import BEST_SCORE, Ballot, BallotKind


def marked(kind: BallotKind, ballot: Ballot, movie_id: int, mark: int) -> Ballot:
    """Return the ballot after a press on a film; pressing twice is the same as once.

    `mark` is 1 or 0 for approval, 0 to 5 for a score, and for ranked choice 0 to take the film out
    of the order or anything else to put it last.
    """
    if kind is BallotKind.SCORE:
        return _with(ballot, {**ballot.marks, movie_id: min(max(mark, 0), BEST_SCORE)})
    others = {other: its for other, its in ballot.marks.items() if other != movie_id}
    if kind is not BallotKind.RANKED:
        return _with(ballot, others | ({movie_id: 1} if mark else {}))
    if mark and movie_id in ballot.marks:
        return ballot
    order = sorted(others, key=lambda other: others[other]) + ([movie_id] if mark else [])
    return _with(ballot, {other: rank for rank, other in enumerate(order, start=1)})


def vetoed(ballot: Ballot, movie_id: int | None) -> Ballot:
    """Return the ballot with this as its one veto; None takes it back."""
    return replace(ballot, veto=movie_id)


def _with(ballot: Ballot, marks: dict[int, int]) -> Ballot:
    return replace(ballot, marks=marks)
