"""What films have in common, in terms that people use."""

from collections.abc import Sequence
from typing import NamedTuple

from recommender.data.catalogue import Movie, genre_key
from recommender.data.series import series_key
from recommender.data.tags import tag_key

# Every second film is a drama, so sharing that says little.
SAYS_LITTLE = frozenset({"drama"})


class Common(NamedTuple):
    """What several films have in common, as the data set writes it.

    `genres` has all shared genres but drama, which is in `drama`. `language` is that of the
    original titles, and `decade` the first year of the decade.
    """

    genres: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    drama: tuple[str, ...] = ()
    decade: int | None = None
    same_series: bool = False


def in_common(movies: Sequence[Movie]) -> Common:
    """Return what all these films have in common."""
    first, *others = movies
    keys = [set(map(genre_key, movie.genres)) for movie in movies]
    genres = [genre for genre in first.genres if all(genre_key(genre) in its for its in keys)]
    tagged = [set(map(tag_key, movie.tags)) for movie in movies]
    decades = {decade_of(movie) for movie in movies}
    languages = {movie.language for movie in movies}
    return Common(
        tuple(genre for genre in genres if genre_key(genre) not in SAYS_LITTLE),
        tuple(tag for tag in first.tags if all(tag_key(tag) in its for its in tagged)),
        languages.pop() if len(languages) == 1 else None,
        tuple(genre for genre in genres if genre_key(genre) in SAYS_LITTLE),
        decades.pop() if len(decades) == 1 else None,
        bool(others) and all(one_series(first, movie) for movie in others),
    )


def one_series(one: Movie, other: Movie) -> bool:
    """Whether two films seem to be parts of one series, by their titles and genres."""
    if one.title == other.title or series_key(one.title) != series_key(other.title):
        return False
    genres, others = ({genre_key(genre) for genre in movie.genres} for movie in (one, other))
    return not (genres and others) or not genres.isdisjoint(others)


def decade_of(movie: Movie) -> int | None:
    """Return the first year of a film's decade."""
    return None if movie.year is None else movie.year // 10 * 10
