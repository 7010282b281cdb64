"""What a change of tastes did, and how that is written down for an undo."""

import json
from collections.abc import Sequence
from datetime import datetime

from bot.domain.taste_changes import TasteState
from bot.domain.tastes import Opinion, Taste
from bot.domain.watchlists import WatchlistChange, WatchlistFilm, WatchlistSource

# Opinion, rating, seen, moment, and True where a file from elsewhere said it: a list in JSON.
PackedTaste = (
    tuple[str | None, float | None, bool, str] | tuple[str | None, float | None, bool, str, bool]
)


def says_the_same(one: Taste | None, other: Taste | None) -> bool:
    """Whether two tastes are alike but for their moments."""
    if one is None or other is None:
        return one is other
    return (one.opinion, one.rating, one.seen) == (other.opinion, other.rating, other.seen)


def written_state(before: TasteState, after: TasteState) -> str:
    """Return both states as JSON, for the record of a change."""
    entries = {str(m): [_packed(before[m]), _packed(after[m])] for m in after}
    return json.dumps(entries, separators=(",", ":"))


def joined_states(written: Sequence[str]) -> str:
    """Return what `written_state` wrote in several goes as if it were one."""
    return "{" + ",".join(each[1:-1] for each in written if each != "{}") + "}"


def read_state(entries: str) -> tuple[dict[int, Taste | None], dict[int, Taste | None]]:
    """Return the states before and after that `written_state` wrote."""
    raw = {int(m): pair for m, pair in json.loads(entries).items()}
    return (
        {m: _unpacked(m, pair[0]) for m, pair in raw.items()},
        {m: _unpacked(m, pair[1]) for m, pair in raw.items()},
    )


def written_watchlist(change: WatchlistChange) -> str | None:
    """Return what a step did to the watchlist as JSON; None where it did nothing."""
    if change == WatchlistChange():
        return None
    removed = [(film.movie_id, film.added_at.isoformat(), film.source) for film in change.removed]
    return json.dumps({"added": change.added, "removed": removed}, separators=(",", ":"))


def read_watchlist(text: str | None) -> WatchlistChange:
    """Return what `written_watchlist` wrote."""
    if text is None:
        return WatchlistChange()
    raw = json.loads(text)
    removed = (
        WatchlistFilm(movie_id, datetime.fromisoformat(at), WatchlistSource(source))
        for movie_id, at, source in raw["removed"]
    )
    return WatchlistChange(tuple(raw["added"]), tuple(removed))


def _packed(taste: Taste | None) -> PackedTaste | None:
    if taste is None:
        return None
    opinion = taste.opinion.value if taste.opinion else None
    said = (opinion, taste.rating, taste.seen, taste.updated_at.isoformat())
    return (*said, True) if taste.imported else said


def _unpacked(movie_id: int, packed: PackedTaste | None) -> Taste | None:
    if packed is None:
        return None
    opinion, rating, seen, updated_at, *imported = packed
    return Taste(
        movie_id,
        Opinion(opinion) if opinion else None,
        rating,
        seen,
        datetime.fromisoformat(updated_at),
        bool(imported),
    )
