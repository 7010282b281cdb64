"""Ballots as they were cast, and how many people voted."""

from dataclasses import dataclass

from bot.domain.nights.counting import Ballot


@dataclass(frozen=True, slots=True)
class CastBallot:
    """A ballot, and whether its owner said to be done with it."""

    ballot: Ballot
    done: bool = False


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of those who are in have begun a ballot, and how many are done."""

    coming: int
    begun: int
    done: int

    @property
    def complete(self) -> bool:
        """Whether everybody who is in is done."""
        return 0 < self.coming <= self.done
