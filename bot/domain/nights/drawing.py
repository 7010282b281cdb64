"""What people have said they want to watch, and how far a shortlist is drawn from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

# What one person alone has on their watchlist is nobody else's to know.
SEVERAL = 2


class ShortlistSource(StrEnum):
    """Whether shortlists are drawn from the server's lists and the watchlists of who is in."""

    OFF = "off"
    PREFER = "prefer"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Interest:
    """How many want a film.

    `watchlists` is on how many it is of those who are in, 0 where these are not several; `votes`
    are those on the server's lists, None where it is on none of them.
    """

    watchlists: int = 0
    votes: int | None = None

    @property
    def weight(self) -> int:
        """What films are ranked by."""
        return self.watchlists + (self.votes or 0)

    def without_watchlists(self) -> "Interest | None":
        """Return what is left of it where nobody knows any more whose watchlists counted."""
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

    Of films that as many want, those with the higher score come first. With `PREFER`, what several
    people want may take all places; what fewer want leaves at least half of them to other films.
    """
    if source is ShortlistSource.OFF:
        return []
    suiting = filter(suits, interest)
    ranked = sorted(suiting, key=lambda each: (-interest[each].weight, -score(each), each))
    if source is ShortlistSource.PREFER:
        shared = sum(interest[each].weight >= SEVERAL for each in ranked)
        places = min(places, max(shared, places // 2))
    return ranked[:places]
