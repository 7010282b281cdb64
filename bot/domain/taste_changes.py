"""What a change of tastes did, and what an undo put back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.tastes import Taste
from bot.domain.watchlists import WatchlistChange

TasteState = Mapping[int, Taste | None]


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """What was stored: each movie's taste before and after, None where there was or is none."""

    change_id: int
    before: TasteState
    after: TasteState
    watchlist: WatchlistChange = field(default=WatchlistChange())

    @property
    def changed(self) -> tuple[int, ...]:
        """The movies whose taste is another one now."""
        return tuple(m for m, taste in self.after.items() if taste != self.before[m])


@dataclass(frozen=True, slots=True)
class UndoneChange:
    """What an undo did: movies put back, and movies left because they were changed since.

    `unlisted` are movies that are off the watchlist again; `forgotten` is how many films of a file
    are no longer waited for.
    """

    restored: TasteState
    kept: tuple[int, ...]
    unlisted: tuple[int, ...] = ()
    forgotten: int = 0


def newly_seen(before: TasteState, after: TasteState) -> tuple[int, ...]:
    """The movies that the person had not seen before a change, and has after it."""
    return tuple(
        movie_id
        for movie_id, taste in after.items()
        if taste is not None and taste.seen and not _was_seen(before[movie_id])
    )


def _was_seen(taste: Taste | None) -> bool:
    return taste is not None and taste.seen
