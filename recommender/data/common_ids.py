"""The numbers that all MovieLens sets but ml-100k have for a film.

ml-100k numbers its films from 1 to 1,682. Likes that are stored while it serves have to mean the
same films when another set serves, so a model of it is made with the common numbers. The table
beside was worked out by title and year against ml-1m and ml-32m; a test compares it with them.
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
# Films that no other set has, and second entries of one film, are numbered beyond all others.
FIRST_OWN_ID = 900_000_000
FILMS = 1682
# These tell the set from others of the same layout.
_SIGNS = {1: "Toy Story", 50: "Star Wars", FILMS: "Scream of Stone"}


def numbers_films_its_own_way(catalogue: Catalogue) -> bool:
    """Whether films have the numbers of ml-100k, which mean other films elsewhere."""
    named = (catalogue.get(movie_id) for movie_id in _SIGNS)
    return all(
        movie is not None and movie.title.startswith(title)
        for movie, title in zip(named, _SIGNS.values(), strict=True)
    )


def common_id(own_id: int) -> int:
    """Return the number that a film of ml-100k has in the other sets, or one that none has."""
    return _table().get(own_id, FIRST_OWN_ID + own_id)


def with_common_ids(dataset: Dataset, survey: Survey) -> tuple[Dataset, Survey]:
    """Return ml-100k with the common numbers; other data as they are."""
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
