"""A small world of invented films and people, for machines without MovieLens.

Ratings follow tastes: each person has two favourite genres and rates films of those highly, so
that a model has something to learn and a test can say what it should have learned.
"""

import csv
import re
from pathlib import Path

import numpy as np

from recommender import Catalogue, Dataset, Movie

GENRES = ("Action", "Comedy", "Drama", "Horror", "Romance", "Sci-Fi")
# Every seventh film has the first tag.
TAGGED_FILMS = {7: "heist", 11: "anime", 13: "zombies"}
_MOODS = re.findall(
    r"\w+",
    "Amber Borrowed Crooked Distant Electric Frozen Gilded Hollow Iron Jagged Kindred Lonesome "
    "Midnight Nameless Orchard Paper Quiet Restless Silver Tangled",
)
_THINGS = re.findall(
    r"\w+", "Accordion Beacon Carousel Harbour Lantern Orchestra Postman Railway Tide"
)
# What makes titles hard: an article behind, remakes, sequels, other names, other languages.
SPECIAL = (
    (1, "Lighthouse Keeper, The (1954)", "Drama"),
    (2, "Lighthouse Keeper, The (2003)", "Horror"),
    (3, "Marzipan Conspiracy (1991)", "Comedy"),
    (4, "Marzipan Conspiracy II (1994)", "Comedy"),
    (5, "Été immobile, L' (a.k.a. The Motionless Summer) (1962)", "Romance"),
    (6, "7 Umbrellas (1988)", "Sci-Fi"),
    (7, "Marmalade & Gunpowder (1999)", "Action"),
    (8, "Who Painted the Moon? (1977)", "Sci-Fi"),
)


def invented_movies() -> list[Movie]:
    """Return 188 films that nobody made; ids 1 to 8 are `SPECIAL`."""
    movies = [Movie.from_listing(number, title, [genre]) for number, title, genre in SPECIAL]
    names = [f"{mood} {thing}" for mood in _MOODS for thing in _THINGS]
    for number, name in enumerate(names, start=len(movies) + 1):
        genres = [GENRES[number % 6]] + ([GENRES[number // 6 % 6]] if number % 5 == 0 else [])
        tags = tuple(tag for every, tag in TAGGED_FILMS.items() if number % every == 0)
        year = 1950 + number % 60
        movies.append(Movie.from_listing(number, f"{name} ({year})", genres, tags=tags))
    return movies


def invented_dataset(people: int = 240, seed: int = 7) -> Dataset:
    """Return the ratings of `people`, each fond of two genres; the same seed, the same ratings."""
    random = np.random.default_rng(seed)
    movies = invented_movies()
    fame = 1.0 / np.sqrt(1.0 + np.arange(len(movies)))
    genre_of = np.array([[genre in movie.genres for genre in GENRES] for movie in movies])
    users, columns, ratings = [], [], []
    for user_id in range(1, people + 1):
        fond = random.choice(len(GENRES), 2, replace=False)
        liked = np.any(genre_of[:, fond], axis=1)
        chance = fame * np.where(liked, 4.0, 1.0)
        count = int(random.integers(20, 50))
        chosen = random.choice(len(movies), count, replace=False, p=chance / chance.sum())
        score = np.where(liked[chosen], 4.4, 2.6) + random.normal(0, 0.5, count)
        users.append(np.full(count, user_id))
        columns.append(chosen + 1)
        ratings.append(np.clip(np.round(score * 2) / 2, 0.5, 5.0))
    size = sum(len(each) for each in users)
    stamps = np.sort(random.integers(1_400_000_000, 1_700_000_000, size))
    return Dataset(
        np.concatenate(users),
        np.concatenate(columns),
        np.concatenate(ratings),
        Catalogue(movies),
        stamps,
    )


def write_dataset(dataset: Dataset, folder: Path) -> Path:
    """Write a data set as ratings.csv, movies.csv and tags.csv, as newer MovieLens sets come."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "movies.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["movieId", "title", "genres"])
        for movie in dataset.catalogue:
            rows.writerow([movie.movie_id, movie.listed_title, "|".join(movie.genres)])
    with (folder / "tags.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["userId", "movieId", "tag", "timestamp"])
        for movie in dataset.catalogue:
            rows.writerows([1, movie.movie_id, tag, 1_500_000_000] for tag in movie.tags)
    stamps = np.zeros(len(dataset)) if dataset.timestamps is None else dataset.timestamps
    with (folder / "ratings.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["userId", "movieId", "rating", "timestamp"])
        lines.writerows(
            zip(
                dataset.user_ids.tolist(),
                dataset.movie_ids.tolist(),
                dataset.ratings.tolist(),
                stamps.astype(int).tolist(),
                strict=True,
            )
        )
    return folder
