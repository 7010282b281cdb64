"""What a list of films should be like, and the names that the dial's positions have."""

from dataclasses import dataclass

from bot.domain.filters.alternatives import parts_of
from bot.domain.filters.pools import FilmPool
from recommender import Kind, MovieFilter

MAX_FILMS = 25
DIAL = {"familiar": 0.0, "curious": 0.25, "balanced": 0.5, "bold": 0.75, "adventurous": 1.0}

# From and to; None where that end is open.
Span = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What a list should be like; None and empty where nothing was said.

    `minutes` says how long the films should be, `max_age` from which age at most they are fit,
    `pool` which films there are to choose from; `lesser_known` films are none of the best known.
    """

    count: int | None = None
    genres: tuple[str, ...] = ()
    years: Span | None = None
    adventure: float | None = None
    kinds: tuple[Kind, ...] = ()
    without_genres: tuple[str, ...] = ()
    without: tuple[Kind, ...] = ()
    minutes: Span | None = None
    max_age: int | None = None
    pool: FilmPool | None = None
    lesser_known: bool = False

    @property
    def movie_filter(self) -> MovieFilter | None:
        """Which films are wanted; None for all."""
        first, last = self.years or (None, None)
        wanted = MovieFilter(
            self.genres, first, last, self.without_genres, self.kinds, self.without
        )
        return None if wanted == MovieFilter() else wanted

    @property
    def asked_genres(self) -> tuple[str, ...]:
        """The genres that were asked for, also those that a kind such as "romcom" is made of."""
        parts = [part for kind in self.kinds for part in parts_of(kind)]
        return (*self.genres, *(genre for part in parts for genre in part.genres))

    @property
    def by_words(self) -> bool:
        """Whether tags or titles have to tell which films fit: there may be others."""
        return any(part.tags for kind in self.kinds for part in parts_of(kind))


ANY_FILM = ListFilter()


def dial_word(adventure: float) -> str:
    """Return the name of the dial's nearest position."""
    return min(DIAL, key=lambda word: abs(DIAL[word] - adventure))
