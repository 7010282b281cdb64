"""What a typed title turned out to be."""

from dataclasses import dataclass
from enum import StrEnum

from recommender.data.catalogue import Movie


class MatchStatus(StrEnum):
    """Whether a typed title is one film, a question, or nothing in the catalogue."""

    MATCH = "match"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MatchResult:
    """The answer to a typed title.

    `movies` come best first. For a match the first one is meant; for an ambiguous title a person
    must choose; for none they are at most near misses, for "did you mean" and nothing else. They
    may have been found `by_other_title`: one that the catalogue lacks.
    """

    status: MatchStatus
    movies: tuple[Movie, ...] = ()
    by_other_title: bool = False

    @property
    def ids(self) -> tuple[int, ...]:
        """The movie ids, best first."""
        return tuple(movie.movie_id for movie in self.movies)

    @property
    def movie(self) -> Movie | None:
        """The film that is meant, if it is clear."""
        return self.movies[0] if self.status is MatchStatus.MATCH else None
