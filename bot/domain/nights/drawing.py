"""Films that people want to watch, and how a shortlist draws on them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

# Below this number it would show what a single person has on their watchlist.
SEVERAL = 2


class ShortlistSource(StrEnum):
    """Whether shortlists draw on the server's lists and the watchlists of the people who are in."""

    OFF = "off"
    PREFER = "prefer"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Interest:
    """How many people want a film.

    `watchlists` counts those of the people who are in, or is 0 if that is only one; `votes` counts
    those on the server's lists, or is None if the film is on none.
    """

    watchlists: int = 0
    votes: int | None = None

    @property
    def weight(self) -> int:
        """The number by which films are ranked."""
        return self.watchlists + (self.votes or 0)

    def without_watchlists(self) -> "Interest | None":
        """Return the interest without watchlists, for when it is unknown whose they were."""
        return None if self.votes is None else replace(self, watchlists=0)


def draw(
    interest: Mapping[int, Interest],
    source: ShortlistSource,
    places: int,
    *,
    suits: Callable[[int], bool],
    score: Callable[[int], float],
) -> list[int]:
    """Choose films that people want and that suit the group, the most wanted first.

    Of equally wanted films, those with the higher score come first. With `PREFER`, films that
    several people want may take all places; others take at most half of them.
    """
    if source is ShortlistSource.OFF:
        return []
    suiting = filter(suits, interest)
    ranked = sorted(suiting, key=lambda each: (-interest[each].weight, -score(each), each))
    if source is ShortlistSource.PREFER:
        shared = sum(interest[each].weight >= SEVERAL for each in ranked)
        places = min(places, max(shared, places // 2))
    return ranked[:places]
