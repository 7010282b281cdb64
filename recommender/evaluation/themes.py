"""What a focused taste may be about: genres, tags and decades, found in the data by rule."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from recommender.arrays import Ids
from recommender.data.catalogue import Catalogue, Movie, genre_key
from recommender.data.dataset import Dataset
from recommender.evaluation.trials import LIKED_FROM

# Genres that say little about a taste, as most people like films of them.
BROAD_GENRES = frozenset({"drama", "comedy", "action", "thriller", "adventure"})
# A decade or tag with more than this share of all likes is what most people like, too.
MAX_SHARE_OF_LIKES = 0.25
# The commonest tags: others are on too few films for somebody to like ten of them.
MAX_TAGS = 50


@dataclass(frozen=True)
class Theme:
    """What some films have in common; `kind` is genre, tag or decade."""

    kind: str
    name: str
    movie_ids: Ids


def themes(dataset: Dataset, minimum_rating: float = LIKED_FROM) -> list[Theme]:
    """Every theme that the catalogue knows, but those too broad to be a taste."""
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
    """Each film's genres, its one vote split evenly between them."""
    return {
        movie.movie_id: dict.fromkeys(movie.genres, 1 / len(movie.genres))
        for movie in catalogue
        if movie.genres
    }
