"""Ties: settled by the group score, then by those owed most, then by the order of the list."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.outcome import DecidedBy

Preference = Callable[[Ballot, int], int]


@dataclass(frozen=True, slots=True)
class Tiebreak:
    """What settles a tie: the fair group score of each film, then what each person is owed."""

    group_scores: Mapping[int, float] = field(default_factory=dict)
    owed: Mapping[int, float] = field(default_factory=dict)


class TieBreaker:
    """Puts tied films in order; the first rule that tells them apart is named."""

    def __init__(
        self,
        preference: Preference,
        ballots: Collection[Ballot],
        candidates: Sequence[int],
        tiebreak: Tiebreak,
    ) -> None:
        self._scores = tiebreak.group_scores
        self._place = {movie_id: -place for place, movie_id in enumerate(candidates)}
        # Those owed most count first, and equals together, so ids decide nothing.
        groups: dict[float, list[Ballot]] = {}
        for ballot in ballots:
            groups.setdefault(tiebreak.owed.get(ballot.user_id, 0.0), []).append(ballot)
        self._served = {
            movie_id: tuple(
                sum(preference(ballot, movie_id) for ballot in groups[owed])
                for owed in sorted(groups, reverse=True)
            )
            for movie_id in candidates
        }

    def key(self, movie_id: int) -> tuple[float, tuple[int, ...], int]:
        """Return the keys that settle a tie, greatest first."""
        return self._scores.get(movie_id, 0.0), self._served[movie_id], self._place[movie_id]

    def best(self, tied: Collection[int]) -> tuple[int, DecidedBy]:
        """Return the best of the tied films and the rule that decided."""
        first, *others = sorted(tied, key=self.key, reverse=True)
        if not others:
            return first, DecidedBy.VOTES
        mine, theirs = self.key(first), self.key(others[0])
        if mine[0] != theirs[0]:
            return first, DecidedBy.GROUP_SCORE
        return first, DecidedBy.LEAST_SERVED if mine[1] != theirs[1] else DecidedBy.LIST_ORDER

    def worst(self, tied: Collection[int]) -> int:
        """Return the film to drop if one of the tied ones has to go."""
        return min(tied, key=self.key)
