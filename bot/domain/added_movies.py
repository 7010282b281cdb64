"""Films that MovieLens lacks, added by admins."""

from dataclasses import dataclass

from recommender import Movie


@dataclass(frozen=True, slots=True)
class AddedMovie:
    """One added film; a removed one keeps its id, and its name where it was mentioned before."""

    movie: Movie
    removed: bool = False
