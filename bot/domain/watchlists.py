"""What a person wants to see."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class WatchlistSource(StrEnum):
    """How a film came onto somebody's watchlist."""

    HAND = "hand"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class WatchlistFilm:
    """One film on a person's watchlist."""

    movie_id: int
    added_at: datetime
    source: WatchlistSource


@dataclass(frozen=True, slots=True)
class WatchlistChange:
    """What one step did to a watchlist, so that it can be taken back."""

    added: tuple[int, ...] = field(default=())
    removed: tuple[WatchlistFilm, ...] = field(default=())
