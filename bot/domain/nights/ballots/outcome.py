"""The result of a vote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class DecidedBy(StrEnum):
    """What settled the winner."""

    VOTES = "votes"
    GROUP_SCORE = "group score"
    LEAST_SERVED = "least served"
    LIST_ORDER = "list order"
    NOBODY = "nobody"  # every film was vetoed: there is no winner


@dataclass(frozen=True, slots=True)
class FilmStanding:
    """One film's place: `points` are approvals, the sum of scores, or votes in its last round."""

    movie_id: int
    points: int
    vetoed: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a vote: standings best first, vetoed films last.

    `ballots` are those with a mark. `runoff` maps the two finalists of STAR to the ballots that
    prefer each; `rounds` are the votes in each round of ranked choice.
    """

    winner: int | None
    standings: tuple[FilmStanding, ...]
    decided_by: DecidedBy
    ballots: int
    runoff: Mapping[int, int] = field(default_factory=dict)
    rounds: tuple[Mapping[int, int], ...] = ()
