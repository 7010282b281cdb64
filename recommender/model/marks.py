"""What marks films beside their genres: tags, their series' tags too, and foreign films' kinds.

These are the genres and the languages of foreign films, as far as several have them.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from recommender.arrays import Counts, Floats, Ids
from recommender.data.catalogue import Movie, genre_key
from recommender.data.common import one_series
from recommender.data.foreign import foreign
from recommender.data.series import series_key
from recommender.data.tags import tag_key
from recommender.model.aspect import Trust

# A film has the tags that half of the other tagged films of its series have, as far as trusted.
_SHARE_OF_A_SERIES = 0.5
# Foreign films of a genre or a language are a kind of their own from so many on.
_LEAST_OF_A_KIND = 8
# No mark is taken for rarer or commoner than this: few films and likes tell no better.
_RAREST, _COMMONEST = 0.01, 0.5


class Marks(NamedTuple):
    """Which film has which mark (films x marks, ones): the first `tags` columns are tags.

    Of each film come first the tags that people gave it, so many of them as `given` says, and
    `described` is how many marks it has but for its language, which must not make its tags say
    less. `usual` is how often films and likes have each mark, among those of which it is known, and
    `series` numbers the series of films.
    """

    of_films: csr_matrix
    tags: int
    given: Counts
    described: Counts
    usual: Floats
    series: Ids


def marks_of(movies: Sequence[Movie], popularity: Counts, trust: Trust) -> Marks | None:
    """Return the films' marks, or None where the set has no tags."""
    columns: dict[str, int] = {}
    given = [
        [columns.setdefault(tag_key(tag), len(columns)) for tag in movie.tags] for movie in movies
    ]
    tags = len(columns)
    if not tags:
        return None
    numbers: dict[str, int] = {}
    series = [numbers.setdefault(series_key(movie.title), len(numbers)) for movie in movies]
    tagged = list(given)
    for row, further in _from_series(movies, series, given, trust).items():
        tagged[row] = [*given[row], *further]
    genres, languages = _foreign_kinds(movies)
    of_each = list(tagged)
    for row, kinds in chain(genres.items(), languages.items()):
        own = (columns.setdefault(f"foreign {kind}", len(columns)) for kind in kinds)
        of_each[row] = [*of_each[row], *own]
    places = np.fromiter(chain.from_iterable(of_each), np.int32)
    starts = np.cumsum([0, *map(len, of_each)])
    shape = (len(movies), len(columns))
    of_films = csr_matrix((np.ones(len(places)), places, starts), shape=shape)
    # Nobody may have thought of a tag yet, but every listed title would give the original one.
    known = np.array([bool(its) for its in tagged])
    usual = np.where(
        np.arange(len(columns)) < tags,
        _usual(of_films, popularity * known, int(known.sum())),
        _usual(of_films, popularity, len(movies)),
    )
    counts = np.array([*map(len, given)], np.int64)
    described = np.diff(of_films.indptr).astype(np.int64)
    described[list(languages)] -= 1
    return Marks(of_films, tags, counts, described, usual, np.array(series, np.int64))


def _from_series(
    movies: Sequence[Movie], series: Sequence[int], given: Sequence[Sequence[int]], trust: Trust
) -> dict[int, list[int]]:
    """Return the tags that films do not have themselves, but most of their series."""
    of_series: dict[int, list[int]] = defaultdict(list)
    for row, number in enumerate(series):
        of_series[number].append(row)
    found = {}
    for rows in of_series.values():
        tagged = [row for row in rows if given[row]] if len(rows) > 1 else []
        for row in rows if tagged else ():
            others = [each for each in tagged if one_series(movies[row], movies[each])]
            shares: dict[int, float] = defaultdict(float)
            for each in others:
                for tag in given[each]:
                    shares[tag] += trust.of_each.item(each)
            least = _SHARE_OF_A_SERIES * sum(trust.of_each.take(others).tolist())
            most = [tag for tag, share in shares.items() if share >= least]
            found[row] = [tag for tag in most if tag not in given[row]]
    return found


def _foreign_kinds(movies: Sequence[Movie]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return foreign films' genres and languages by their rows, as far as several have these."""
    genres = {
        row: [*map(genre_key, movies[row].genres)]
        for row, is_foreign in enumerate(foreign(movies))
        if is_foreign
    }
    languages = {row: [movie.language] for row, movie in enumerate(movies) if movie.language}
    return _of_several(genres), _of_several(languages)


def _of_several(kinds: dict[int, list[str]]) -> dict[int, list[str]]:
    counts = Counter(chain.from_iterable(kinds.values()))
    several = {kind for kind, films in counts.items() if films >= _LEAST_OF_A_KIND}
    return {
        row: [each for each in its if each in several]
        for row, its in kinds.items()
        if not several.isdisjoint(its)
    }


def _usual(of_films: csr_matrix, popularity: Counts, films: int) -> Floats:
    """Return what share of so many films and of their likes have each mark, the larger of both."""
    among_films = np.bincount(of_films.indices, minlength=of_films.shape[1]) / max(films, 1)
    among_likes = of_films.T @ popularity / max(int(popularity.sum()), 1)
    usual: Floats = np.clip(np.maximum(among_films, among_likes), _RAREST, _COMMONEST)
    return usual
