"""Themes of focused tastes: the genres, tags and decades of a data set."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from recommender.arrays import Ids
from recommender.data.catalogue import Catalogue, Movie, genre_key
from recommender.data.dataset import Dataset
from recommender.evaluation.trials import LIKED_FROM

# Genres that most people like say little about a taste.
BROAD_GENRES = frozenset({"drama", "comedy", "action", "thriller", "adventure"})
# So do decades and tags with more than this share of all likes.
MAX_SHARE_OF_LIKES = 0.25
# Only this many of the commonest tags: others have too few films to like ten of them.
MAX_TAGS = 50


@dataclass(frozen=True)
class Theme:
    """The films of one genre, tag or decade, which is its `kind`."""

    kind: str
    name: str
    movie_ids: Ids


def themes(dataset: Dataset, minimum_rating: float = LIKED_FROM) -> list[Theme]:
    """All themes of the catalogue, without those that are too broad for a taste."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    tags = set(islice(dataset.catalogue.tags, MAX_TAGS))
    for movie in dataset.catalogue:
        for theme in _themes_of(movie, tags):
            found[theme].append(movie.movie_id)
    movie_ids, likes = likes_of_films(dataset, minimum_rating)
    liked = dict(zip(movie_ids.tolist(), likes.tolist(), strict=True))
    most = MAX_SHARE_OF_LIKES * sum(liked.values())
    return [
        Theme(kind, name, np.array(ids))
        for (kind, name), ids in sorted(found.items())
        if kind == "genre" or sum(liked.get(each, 0) for each in ids) <= most
    ]


def likes_of_films(dataset: Dataset, minimum_rating: float = LIKED_FROM) -> tuple[Ids, Ids]:
    """Return the films that anybody likes, ascending, and how many people like each."""
    return np.unique(dataset.movie_ids[dataset.ratings >= minimum_rating], return_counts=True)


def _themes_of(movie: Movie, tags: Collection[str]) -> Iterator[tuple[str, str]]:
    for genre in movie.genres:
        if genre_key(genre) not in BROAD_GENRES:
            yield "genre", genre
    for tag in movie.tags:
        if tag in tags:
            yield "tag", tag
    if movie.year is not None:
        yield "decade", f"{movie.year // 10 * 10}s"


def genre_shares(catalogue: Catalogue) -> dict[int, dict[str, float]]:
    """Films x genres: one vote for each film, split evenly between its genres."""
    return {
        movie.movie_id: dict.fromkeys(movie.genres, 1 / len(movie.genres))
        for movie in catalogue
        if movie.genres
    }
