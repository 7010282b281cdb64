"""Features of films that reasons name: genres, language, drama and decade.

The features of two films multiply to one number. Each kind of feature weighs so much more than the
next that sharing one outweighs sharing all later ones, whatever the likes add to the score.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from recommender.arrays import Bools, Floats, Rows
from recommender.data.catalogue import Movie, genre_key
from recommender.data.common import SAYS_LITTLE, decade_of
from recommender.model.series import SeriesOf

# The weights of a shared series, kind (any genre but drama, which every second film has), ...
SERIES, KIND, _LANGUAGE, _DRAMA, _DECADE, _NOTHING = 1e46, 1e40, 1e28, 1e18, 1e8, 1e-9


class ReasonFeatures(NamedTuple):
    """The features of all films.

    `features` (distinct rows x features) holds the square root of a feature's weight or 0; the
    first `kinds` columns are genres. `row_of` is the row of each film, and `without_genres` tells
    which films have no known genre.
    """

    features: Floats
    row_of: Rows
    kinds: int
    without_genres: Bools
    series: SeriesOf

    def of(self, films: Rows) -> Floats:
        """Return the features of some films: films x features."""
        return self.features.take(self.row_of.take(films), axis=0)

    def shared(self, ones: Floats, others: Floats) -> Floats:
        """Return the sum of the weights of the features that two films share: ones x others."""
        shared: Floats = ones.dot(others.T)
        return shared

    def share_kind(self, ones: Floats, seconds: Floats, others: Floats) -> Floats:
        """Return 1 where one film, its second and another share a kind, else 0: ones x others.

        `seconds` has the features of one second film for each of the first ones.
        """
        common = ones * seconds
        common[:, self.kinds :] = 0
        found: Floats = common.dot(others.T)
        return np.minimum(found, 1, out=found)


def reason_features_of(movies: Sequence[Movie], series: SeriesOf) -> ReasonFeatures:
    """Read the films' genres, languages and years."""
    # Thousands of films share a few hundred combinations of genres in a decade.
    combinations: dict[tuple[tuple[str, ...], str | None, int | None], int] = {}
    rows = [
        combinations.setdefault((movie.genres, movie.language, decade_of(movie)), len(combinations))
        for movie in movies
    ]
    genres_of = [set(map(genre_key, genres)) for genres, _, _ in combinations]
    language_of_row = [language for _, language, _ in combinations]
    decade_of_row = [decade for _, _, decade in combinations]
    kinds = sorted(set().union(*genres_of) - SAYS_LITTLE)
    languages = sorted({language for language in language_of_row if language is not None})
    decades = sorted({decade for decade in decade_of_row if decade is not None})
    features = [
        *([kind in genres for genres in genres_of] for kind in kinds),
        *([language == its for its in language_of_row] for language in languages),
        [not genres.isdisjoint(SAYS_LITTLE) for genres in genres_of],
        *([decade == its for its in decade_of_row] for decade in decades),
        [True] * len(combinations),
    ]
    weights = [KIND] * len(kinds) + [_LANGUAGE] * len(languages) + [_DRAMA]
    weights += [_DECADE] * len(decades) + [_NOTHING]
    films = np.array(rows, np.int64)
    without_genres = np.array([not genres for genres in genres_of], bool).take(films)
    of_rows = np.array(features, np.float64).T * np.sqrt(weights)
    return ReasonFeatures(np.ascontiguousarray(of_rows), films, len(kinds), without_genres, series)
