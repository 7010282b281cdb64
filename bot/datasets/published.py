"""The MovieLens sets that GroupLens publishes and Matinee can fetch."""

from dataclasses import dataclass

from bot.datasets.errors import UnknownSetError

SITE = "https://files.grouplens.org/datasets/movielens"
MEGABYTE = 1_000_000
TERMS = (
    "MovieLens is made by GroupLens at the University of Minnesota. It may be used for research, "
    "not for anything that earns money, and their name must not suggest that they endorse you. "
    "Most sets must not be handed on. Details: https://grouplens.org/datasets/movielens/"
)


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """One data set: its zip's sha256, and how large the zip and each file in it may be."""

    name: str
    description: str
    sha256: str
    largest_zip: int
    largest_file: int
    files: tuple[str, ...]


_CSV = ("ratings.csv", "movies.csv", "README.txt")
SETS = (
    PublishedSet(
        "ml-latest-small",
        "100,836 ratings of 9,742 films up to 2018; 1 MB, the one to begin with",
        "696d65a3dfceac7c45750ad32df2c259311949efec81f0f144fdfb91ebc9e436",
        5 * MEGABYTE,
        20 * MEGABYTE,
        _CSV,
    ),
    PublishedSet(
        "ml-1m",
        "1,000,209 ratings of 3,883 films up to 2000; 6 MB",
        "a6898adb50b9ca05aa231689da44c217cb524e7ebd39d264c56e2832f2c54e20",
        20 * MEGABYTE,
        60 * MEGABYTE,
        ("ratings.dat", "movies.dat", "README"),
    ),
    PublishedSet(
        "ml-100k",
        "100,000 ratings of 1,682 films up to 1998; 5 MB",
        "50d2a982c66986937beb9ffb3aa76efe955bf3d5c6b761f4e3a7cd717c6a3229",
        20 * MEGABYTE,
        20 * MEGABYTE,
        ("u.data", "u.item", "README"),
    ),
    PublishedSet(
        "ml-25m",
        "25 million ratings of 62,423 films up to 2019; 262 MB",
        "8b21cfb7eb1706b4ec0aac894368d90acf26ebdfb6aced3ebd4ad5bd1eb9c6aa",
        500 * MEGABYTE,
        2_000 * MEGABYTE,
        _CSV,
    ),
    PublishedSet(
        "ml-32m",
        "32 million ratings of 87,585 films up to 2023; 239 MB, the largest and newest",
        "e4a68655d7386b8f95f2f2424b2ff975dfdd15ffd59e0d864a14dca43e99d6ee",
        500 * MEGABYTE,
        2_000 * MEGABYTE,
        _CSV,
    ),
)
NAMES = tuple(each.name for each in SETS)


def published_set(name: str) -> PublishedSet:
    """Return the set of this name; raise UnknownSetError if there is none."""
    for each in SETS:
        if each.name == name.casefold():
            return each
    raise UnknownSetError(name, NAMES)
