"""What films share that people have a word for."""

from collections.abc import Sequence

from recommender import Movie

MAX_KINDS = 2
# Every second film is one, so it says nothing that two of them are.
_SAYS_NOTHING = frozenset({"Drama"})


def shared_kinds(movies: Sequence[Movie]) -> list[str]:
    """Return genres that all films have, else a tag, as the data set writes them."""
    genres = _shared([movie.genres for movie in movies])
    if telling := [genre for genre in genres if genre not in _SAYS_NOTHING]:
        return telling[:MAX_KINDS]
    return _shared([movie.tags for movie in movies])[:1]


def _shared(kinds: Sequence[tuple[str, ...]]) -> list[str]:
    first, *others = kinds
    return [kind for kind in first if all(kind in other for other in others)]
