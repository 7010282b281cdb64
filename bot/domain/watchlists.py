"""Watchlists: the films that people want to see."""

from collections import Counter
from collections.abc import Collection, Iterable
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
    """What one step changed in a watchlist, so that it can be undone."""

    added: tuple[int, ...] = field(default=())
    removed: tuple[WatchlistFilm, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class CommonFilm:
    """A film on the watchlists of several people, without saying whose."""

    movie_id: int
    watchlists: int


def common_films(
    watchlists: Iterable[Collection[int]], hidden: Collection[int] = ()
) -> list[CommonFilm]:
    """Return the films that are on more than one watchlist, those on most of them first."""
    counts = Counter(movie_id for watchlist in watchlists for movie_id in set(watchlist))
    common = [CommonFilm(*each) for each in counts.items() if each[1] > 1 and each[0] not in hidden]
    return sorted(common, key=lambda film: (-film.watchlists, film.movie_id))
