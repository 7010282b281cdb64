"""One person's ballot, and how many people voted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person's marks and veto; the kind of ballot defines what a mark means."""

    user_id: int
    marks: Mapping[int, int] = field(default_factory=dict)
    veto: int | None = None

    def vetoing(self, movie_id: int | None) -> "Ballot":
        """Return the ballot with this film as its only veto; None removes the veto."""
        return replace(self, veto=movie_id)


@dataclass(frozen=True, slots=True)
class CastBallot:
    """A ballot, and whether its owner said that they are done."""

    ballot: Ballot
    done: bool = False

    @property
    def begun(self) -> bool:
        """Whether its owner has voted or said that they are done."""
        return bool(self.ballot.marks) or self.done


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
