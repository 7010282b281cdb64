"""The last places of a list: films that fewer people know, though they fit nearly as well."""

from collections.abc import Callable, Sequence

from recommender.catalogue import Movie
from recommender.series import same_series, series_key

# One place in ten. A hit so far down counts little, and variety grows most by these few.
ONE_IN = 10
# Of somebody with fewer likes too little is known to lead them off the beaten track.
FEWEST_LIKES = 3
# How much being known by few speaks for a film; the floor keeps unknown ones from winning by it.
_MODESTY = 0.15
_FLOOR = 0.02

Scored = tuple[int, float]


def with_discoveries(
    best: Sequence[Scored],
    candidates: Sequence[Scored],
    share_who_like: Callable[[int], float],
    movie_at: Callable[[int], Movie],
) -> list[Scored]:
    """Give the last tenth of the places to the best of `candidates` for their popularity.

    `best` is the list so far and `candidates` the ranking it was taken from, both (row, score);
    `share_who_like` says which share of all people likes a row. None of the new ones belongs to a
    series that is in the list, and the order by score is kept.
    """
    places = len(best) // ONE_IN
    kept = list(best[: len(best) - places])
    taken = {row for row, _ in kept}
    unseen = [pair for pair in candidates if pair[0] not in taken and pair[1] > 0]
    unseen.sort(key=lambda pair: -pair[1] / (share_who_like(pair[0]) + _FLOOR) ** _MODESTY)
    found: list[Scored] = []
    keys = [series_key(movie_at(row).title) for row, _ in kept] if places else []
    for row, score in unseen:
        if len(found) == places:
            break
        key = series_key(movie_at(row).title)
        if not any(same_series(key, other) for other in keys):
            found.append((row, score))
            keys.append(key)
    if len(found) < places:
        return list(best)
    return kept + sorted(found, key=lambda pair: -pair[1])
