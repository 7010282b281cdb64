"""What the demo's other members like before anybody has typed: tastes that differ.

Nobody's taste is put into the mouth of `you`, who is whoever tries the demo.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.demo.simulated_server import SimulatedServer
from bot.domain.tastes import TasteChange
from recommender import Dataset, Movie, MovieFilter

LIKES, SEEN, DISLIKES = 8, 3, 2


@dataclass(frozen=True, slots=True)
class GenrePreference:
    """The genres somebody is fond of, each in turn, and the one they cannot stand."""

    fond: tuple[str, ...]
    averse: str


PREFERENCES = {
    "ana": GenrePreference(("Sci-Fi", "Thriller"), "Romance"),
    "ben": GenrePreference(("Comedy", "Romance"), "Horror"),
    "chloe": GenrePreference(("Crime", "Drama"), "Sci-Fi"),
}


def choose_tastes(dataset: Dataset) -> dict[str, list[TasteChange]]:
    """Choose for each member well-known films of their genres, no film for two of them."""
    counts = dataset.popularity()
    famous = sorted(dataset.catalogue, key=lambda movie: -counts.get(movie.movie_id, 0))
    taken: set[int] = set()
    return {name: _changes(preference, famous, taken) for name, preference in PREFERENCES.items()}


def _changes(
    preference: GenrePreference, famous: list[Movie], taken: set[int]
) -> list[TasteChange]:
    fond: list[int] = []
    for turn in range(LIKES + SEEN):
        first = turn % len(preference.fond)
        for genres in [*((each,) for each in _from(preference.fond, first)), ()]:
            wanted = MovieFilter(genres, without_genres=(preference.averse,))
            if found := _take(filter(wanted, famous), taken, 1):
                fond += found
                break
    hated = _take(
        filter(MovieFilter((preference.averse,), None, None, preference.fond), famous),
        taken,
        DISLIKES,
    )
    return [
        *(TasteChange.like(movie_id) for movie_id in fond[:LIKES]),
        *(TasteChange.mark_seen(movie_id) for movie_id in fond[LIKES:]),
        *(TasteChange.dislike(movie_id) for movie_id in hated),
    ]


def _from(genres: tuple[str, ...], first: int) -> tuple[str, ...]:
    """Return the genres in their order, beginning with the one whose turn it is."""
    return genres[first:] + genres[:first]


def _take(movies: Iterable[Movie], taken: set[int], count: int) -> list[int]:
    free = [movie.movie_id for movie in movies if movie.movie_id not in taken][:count]
    taken.update(free)
    return free


async def store_tastes(server: SimulatedServer, dataset: Dataset) -> None:
    """Store what each member likes, dislikes and has seen."""
    for name, changes in choose_tastes(dataset).items():
        member_id = server.members[name].id
        await server.services.store.tastes.record(member_id, server.guild.id, changes)
