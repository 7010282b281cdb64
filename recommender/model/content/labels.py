"""Labels of films beside their genres: tags, and the genres and languages of foreign films.

A film has the tags that people gave it and those of its series. The genre of a foreign film counts
as a label of its own ("foreign drama"), and so does its language.
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
from recommender.model.content.aspect import Trust

# A film gets the tags of at least half of the other tagged films of its series, each by its trust.
_SHARE_OF_A_SERIES = 0.5
# A genre or a language of fewer foreign films is no label.
_LEAST_OF_A_KIND = 8
# Bounds of the share of films with a label: few films and likes cannot tell it better.
_RAREST, _COMMONEST = 0.01, 0.5


class Labels(NamedTuple):
    """The labels of all films, in the order of the films.

    `of_films` is films x labels with ones; its first `tags` columns are tags. In each row come
    first the tags that people gave the film, `own_tags` of them. `label_counts` counts a film's
    labels without its language, which says nothing of how thoroughly a film is tagged. `usual` is
    the larger share of films or of likes with each label, among those whose labels are known.
    `series` has the same number for films of one series.
    """

    of_films: csr_matrix
    tags: int
    own_tags: Counts
    label_counts: Counts
    usual: Floats
    series: Ids


def labels_of(movies: Sequence[Movie], popularity: Counts, trust: Trust) -> Labels | None:
    """Return the films' labels, or None where the set has no tags."""
    columns: dict[str, int] = {}
    own_tags = [
        [columns.setdefault(tag_key(tag), len(columns)) for tag in movie.tags] for movie in movies
    ]
    tags = len(columns)
    if not tags:
        return None
    numbers: dict[str, int] = {}
    series = [numbers.setdefault(series_key(movie.title), len(numbers)) for movie in movies]
    tagged = list(own_tags)
    for row, further in _from_series(movies, series, own_tags, trust).items():
        tagged[row] = [*own_tags[row], *further]
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
    tag_counts = np.array([*map(len, own_tags)], np.int64)
    label_counts = np.diff(of_films.indptr).astype(np.int64)
    label_counts[list(languages)] -= 1
    return Labels(of_films, tags, tag_counts, label_counts, usual, np.array(series, np.int64))


def _from_series(
    movies: Sequence[Movie], series: Sequence[int], own_tags: Sequence[Sequence[int]], trust: Trust
) -> dict[int, list[int]]:
    """Return the tags that films do not have themselves, but most of their series."""
    of_series: dict[int, list[int]] = defaultdict(list)
    for row, number in enumerate(series):
        of_series[number].append(row)
    found = {}
    for rows in of_series.values():
        tagged = [row for row in rows if own_tags[row]] if len(rows) > 1 else []
        for row in rows if tagged else ():
            others = [each for each in tagged if one_series(movies[row], movies[each])]
            shares: dict[int, float] = defaultdict(float)
            for each in others:
                for tag in own_tags[each]:
                    shares[tag] += trust.of_each.item(each)
            least = _SHARE_OF_A_SERIES * sum(trust.of_each.take(others).tolist())
            most = [tag for tag, share in shares.items() if share >= least]
            found[row] = [tag for tag in most if tag not in own_tags[row]]
    return found


def _foreign_kinds(movies: Sequence[Movie]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return the genres and the languages of foreign films by row, without rare ones."""
    genres = {
        row: [*map(genre_key, movies[row].genres)]
        for row, is_foreign in enumerate(foreign(movies))
        if is_foreign
    }
    languages = {row: [movie.language] for row, movie in enumerate(movies) if movie.language}
    return _of_several(genres), _of_several(languages)


def _of_several(kinds: dict[int, list[str]]) -> dict[int, list[str]]:
    """Drop the genres or languages of too few films, and films that are left with none."""
    counts = Counter(chain.from_iterable(kinds.values()))
    several = {kind for kind, films in counts.items() if films >= _LEAST_OF_A_KIND}
    return {
        row: [each for each in its if each in several]
        for row, its in kinds.items()
        if not several.isdisjoint(its)
    }


def _usual(of_films: csr_matrix, popularity: Counts, films: int) -> Floats:
    """Return the share of `films` films with each label, or that of their likes if it is larger."""
    among_films = np.bincount(of_films.indices, minlength=of_films.shape[1]) / max(films, 1)
    among_likes = of_films.T @ popularity / max(int(popularity.sum()), 1)
    usual: Floats = np.clip(np.maximum(among_films, among_likes), _RAREST, _COMMONEST)
    return usual
