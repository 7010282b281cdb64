"""The rules that define a kind of ballot."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.outcome import FilmStanding, Outcome
from bot.domain.nights.ballots.ties import TieBreaker


@dataclass(frozen=True, slots=True)
class BallotRules(ABC):
    """The rules of one kind of ballot: pure functions on whole-number marks.

    `on_paper` is True for Matinee's own ballots and False for Discord's poll; `has_veto` says
    whether each person may veto one film, `is_secret` whether nobody sees who chose what, and
    `ballot_points` is the most that one ballot can give a film.
    """

    on_paper: bool
    has_veto: bool
    is_secret: bool
    ballot_points: int

    @abstractmethod
    def marked(self, ballot: Ballot, movie_id: int, mark: int) -> Ballot:
        """Return the ballot after a press on a film; pressing twice is the same as once."""

    @abstractmethod
    def preference(self, ballot: Ballot, movie_id: int) -> int:
        """Return how much a ballot prefers a film: greater is better, only for comparing."""

    @abstractmethod
    def satisfaction(self, ballot: Ballot, winner: int, candidates: Collection[int]) -> float:
        """Return how far a winner satisfies a ballot, from 0 to 1 (it is the first choice)."""

    @abstractmethod
    def count(
        self, ballots: Collection[Ballot], candidates: Sequence[int], ties: TieBreaker
    ) -> Outcome:
        """Return the result for the candidates that nobody vetoed, at least one."""


def with_marks(ballot: Ballot, marks: Mapping[int, int]) -> Ballot:
    """Return the ballot with these marks in place of its own."""
    return replace(ballot, marks=marks)


def without(ballot: Ballot, movie_id: int) -> dict[int, int]:
    """Return the marks of all other films."""
    return {other: mark for other, mark in ballot.marks.items() if other != movie_id}


def sums(ballots: Collection[Ballot], candidates: Sequence[int]) -> dict[int, int]:
    """Return the sum of each film's marks."""
    return {m: sum(ballot.marks.get(m, 0) for ballot in ballots) for m in candidates}


def most_points(points: Mapping[int, int], ties: TieBreaker, ballots: int) -> Outcome:
    """Return the result if the most points win."""
    top = max(points.values())
    winner, decided_by = ties.best([m for m in points if points[m] == top])
    order = sorted(points, key=lambda m: (m == winner, points[m], ties.key(m)), reverse=True)
    standings = tuple(FilmStanding(movie_id, points[movie_id]) for movie_id in order)
    return Outcome(winner, standings, decided_by, ballots)
