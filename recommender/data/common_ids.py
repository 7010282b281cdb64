"""Common movie ids: the ids of films in all MovieLens sets but ml-100k.

ml-100k numbers its films from 1 to 1,682. Stored likes have to mean the same films when another set
comes into service, so ml-100k is read with the common ids. The table ml_100k_ids.csv was made by
title and year from ml-1m and ml-32m; a test compares it with them.
"""

from dataclasses import replace
from functools import cache
from importlib.resources import files

import numpy as np

from recommender.arrays import Ids
from recommender.data.catalogue import Catalogue, Movie
from recommender.data.dataset import Dataset
from recommender.data.survey import Survey

TABLE = "ml_100k_ids.csv"
# Films that no other set has, and duplicates, get ids above all others.
FIRST_OWN_ID = 900_000_000
FILMS = 1682
# These films distinguish ml-100k from other sets of its layout.
_SIGNS = {1: "Toy Story", 50: "Star Wars", FILMS: "Scream of Stone"}


def numbers_films_its_own_way(catalogue: Catalogue) -> bool:
    """Whether films have the ids of ml-100k, which mean other films in all other sets."""
    named = (catalogue.get(movie_id) for movie_id in _SIGNS)
    return all(
        movie is not None and movie.title.startswith(title)
        for movie, title in zip(named, _SIGNS.values(), strict=True)
    )


def common_id(own_id: int) -> int:
    """Return the id of a film of ml-100k in all other sets, or one that no other set has."""
    return _table().get(own_id, FIRST_OWN_ID + own_id)


def with_common_ids(dataset: Dataset, survey: Survey) -> tuple[Dataset, Survey]:
    """Return ml-100k with common ids, and any other data set unchanged."""
    if not numbers_films_its_own_way(dataset.catalogue):
        return dataset, survey
    films = [_renumbered(movie) for movie in dataset.catalogue]
    own, common = dataset.catalogue.movie_ids, np.array([each.movie_id for each in films], np.int64)
    order = np.argsort(own)

    def translated(ids: Ids) -> Ids:
        return common[order[np.searchsorted(own[order], ids)]]

    rated = translated(survey.movie_ids)
    ascending = np.argsort(rated)
    return (
        replace(dataset, movie_ids=translated(dataset.movie_ids), catalogue=Catalogue(films)),
        replace(survey, movie_ids=rated[ascending], counts=survey.counts[ascending]),
    )


def _renumbered(movie: Movie) -> Movie:
    return replace(movie, movie_id=common_id(movie.movie_id))


@cache
def _table() -> dict[int, int]:
    lines = files(__package__).joinpath(TABLE).read_text("ascii").splitlines()[1:]
    pairs = (line.split(",") for line in lines)
    return {int(own): int(common) for own, common in pairs}
