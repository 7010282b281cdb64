"""What films share that people have words for: kinds of films, being a drama, a decade."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.data.catalogue import Movie, genre_key
from recommender.data.common import SAYS_LITTLE, decade_of
from recommender.model.series import SeriesOf

Rows = npt.NDArray[np.int64]
Bits = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# What two films share counts so much more than what says less that no part of a score outweighs it:
# a bit of `Words.rest` is a number, too, and that of dramas is far above those of decades.
SERIES, KIND, _NOTHING = 1e34, 1e28, 1e-9
_DRAMA = 1 << 60
# Decades have a bit each; those 300 years apart share one.
_DECADES = 30
# Bits of a whole number: further genres, the rarest, have none.
_MOST_KINDS = 63


class Shared(NamedTuple):
    """What films share with others: the kinds, and a number for all of it; films x others."""

    kinds: Bits
    weights: Floats


class Words(NamedTuple):
    """The films' kinds (their genres that say something) and the rest, as `bits`: 2 x films.

    `without_genres` tells films of which no genre is known.
    """

    bits: Bits
    without_genres: npt.NDArray[np.bool_]
    series: SeriesOf

    def shared(self, films: Rows, others: Rows) -> Shared:
        """Compare films with others."""
        own, theirs = self.bits.take(films, axis=1), self.bits.take(others, axis=1)
        kinds, rest = own[:, :, None] & theirs[:, None, :]
        weights = np.bitwise_count(kinds) * KIND
        weights += rest
        weights += _NOTHING
        return Shared(kinds, weights)


def words_of(movies: Sequence[Movie], series: SeriesOf) -> Words:
    """Read the films' genres and years."""
    counts = Counter(genre_key(genre) for movie in movies for genre in movie.genres)
    telling = [key for key, _ in counts.most_common() if key not in SAYS_LITTLE]
    bit_of = {key: 1 << at for at, key in enumerate(telling[:_MOST_KINDS])}
    # Thousands of films share a few hundred combinations of genres.
    keys_of = {movie.genres: set(map(genre_key, movie.genres)) for movie in movies}
    kinds_of = {each: sum(bit_of.get(key, 0) for key in keys) for each, keys in keys_of.items()}
    kinds = [kinds_of[movie.genres] for movie in movies]
    rest = [
        _decade_bit(movie) | _DRAMA * bool(keys_of[movie.genres] & SAYS_LITTLE) for movie in movies
    ]
    bits = np.array([kinds, rest], np.int64).reshape(2, len(movies))
    return Words(bits, (bits[0] == 0) & (bits[1] < _DRAMA), series)


def _decade_bit(movie: Movie) -> int:
    decade = decade_of(movie)
    return 0 if decade is None else 1 << decade // 10 % _DECADES
