"""Records of a change of tastes, and of its undoing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.tastes import Taste
from bot.domain.watchlists import WatchlistChange

TasteState = Mapping[int, Taste | None]


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """A stored change: each movie's taste before and after, or None without one."""

    change_id: int
    before: TasteState
    after: TasteState
    watchlist: WatchlistChange = field(default=WatchlistChange())

    @property
    def changed(self) -> tuple[int, ...]:
        """The movies whose taste changed."""
        return tuple(m for m, taste in self.after.items() if taste != self.before[m])


@dataclass(frozen=True, slots=True)
class UndoneChange:
    """An undone change: the movies put back, and those left because they changed since.

    `unlisted` movies are off the watchlist again; `forgotten` counts films of an imported file that
    the bot no longer waits for.
    """

    restored: TasteState
    kept: tuple[int, ...]
    unlisted: tuple[int, ...] = ()
    forgotten: int = 0


def newly_seen(before: TasteState, after: TasteState) -> tuple[int, ...]:
    """The movies that the person has seen after a change, but had not before it."""
    return tuple(
        movie_id
        for movie_id, taste in after.items()
        if taste is not None and taste.seen and not _was_seen(before[movie_id])
    )


def _was_seen(taste: Taste | None) -> bool:
    return taste is not None and taste.seen
