"""What films share that people have words for: kinds of films, a language, drama, a decade."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from recommender.arrays import Bools, Floats, Rows
from recommender.data.catalogue import Movie, genre_key
from recommender.data.common import SAYS_LITTLE, decade_of
from recommender.model.series import SeriesOf

# What two films share counts so much more than what says less that no part of a score outweighs it.
SERIES, KIND, _LANGUAGE, _DRAMA, _DECADE, _NOTHING = 1e46, 1e40, 1e28, 1e18, 1e8, 1e-9


class ReasonFeatures(NamedTuple):
    """The films' traits: which of the kinds (genres that say something) each is, and the rest.

    `traits` holds once what films have, the `kinds` first: the root of what sharing a trait counts,
    or 0. `traits_of` tells which row is a film's, and `without_genres` those of which no genre is
    known.
    """

    traits: Floats
    traits_of: Rows
    kinds: int
    without_genres: Bools
    series: SeriesOf

    def of(self, films: Rows) -> Floats:
        """Return the traits of films: films x traits."""
        return self.traits.take(self.traits_of.take(films), axis=0)

    def shared(self, ones: Floats, others: Floats) -> Floats:
        """Return a number for all that films share with others by their traits: ones x others."""
        shared: Floats = ones.dot(others.T)
        return shared

    def share_kind(self, ones: Floats, seconds: Floats, others: Floats) -> Floats:
        """Return 1 where others have a kind that ones share with their seconds: ones x others."""
        common = ones * seconds
        common[:, self.kinds :] = 0
        found: Floats = common.dot(others.T)
        return np.minimum(found, 1, out=found)


def reason_features_of(movies: Sequence[Movie], series: SeriesOf) -> ReasonFeatures:
    """Read the films' genres, languages and years."""
    # Thousands of films share a few hundred combinations of genres in a decade.
    combinations: dict[tuple[tuple[str, ...], str | None, int | None], int] = {}
    row_of = [
        combinations.setdefault((movie.genres, movie.language, decade_of(movie)), len(combinations))
        for movie in movies
    ]
    genres_of = [set(map(genre_key, genres)) for genres, _, _ in combinations]
    language_of_row = [language for _, language, _ in combinations]
    decade_of_row = [decade for _, _, decade in combinations]
    kinds = sorted(set().union(*genres_of) - SAYS_LITTLE)
    languages = sorted({language for language in language_of_row if language is not None})
    decades = sorted({decade for decade in decade_of_row if decade is not None})
    traits = [
        *([kind in genres for genres in genres_of] for kind in kinds),
        *([language == its for its in language_of_row] for language in languages),
        [not genres.isdisjoint(SAYS_LITTLE) for genres in genres_of],
        *([decade == its for its in decade_of_row] for decade in decades),
        [True] * len(combinations),
    ]
    weights = [KIND] * len(kinds) + [_LANGUAGE] * len(languages) + [_DRAMA]
    weights += [_DECADE] * len(decades) + [_NOTHING]
    films = np.array(row_of, np.int64)
    without_genres = np.array([not genres for genres in genres_of], bool).take(films)
    of_rows = np.array(traits, np.float64).T * np.sqrt(weights)
    return ReasonFeatures(np.ascontiguousarray(of_rows), films, len(kinds), without_genres, series)
