"""The MovieLens sets that GroupLens publishes and Matinee can fetch."""

from dataclasses import dataclass

from bot.datasets.errors import UnknownSetError

SITE = "https://files.grouplens.org/datasets/movielens"
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """One data set: its zip's sha256, and how large the zip and each file in it may be.

    `disk_bytes` is the room that fetching takes: the zip and what is unpacked beside it;
    `memory_mb` what a run has to be allowed at least to learn from a sample of its people.

    `bot.messages.datasets` describes each.
    """

    name: str
    sha256: str
    max_zip_bytes: int
    max_file_bytes: int
    files: tuple[str, ...]
    disk_bytes: int
    memory_mb: int = 150


_CSV = ("ratings.csv", "movies.csv", "README.txt", "links.csv", "tags.csv")
# What a bot begins with, within seconds; and what it moves on to, the largest and newest set.
QUICKEST = "ml-latest-small"
LARGEST = "ml-32m"
# What stands in for the quickest set where GroupLens cannot be reached.
STAND_IN = "ml-100k"
SETS = (
    PublishedSet(
        "ml-latest-small",
        "696d65a3dfceac7c45750ad32df2c259311949efec81f0f144fdfb91ebc9e436",
        5 * MEGABYTE,
        20 * MEGABYTE,
        _CSV,
        5 * MEGABYTE,
    ),
    PublishedSet(
        "ml-1m",
        "a6898adb50b9ca05aa231689da44c217cb524e7ebd39d264c56e2832f2c54e20",
        20 * MEGABYTE,
        60 * MEGABYTE,
        ("ratings.dat", "movies.dat", "README"),
        32 * MEGABYTE,
    ),
    PublishedSet(
        "ml-100k",
        "50d2a982c66986937beb9ffb3aa76efe955bf3d5c6b761f4e3a7cd717c6a3229",
        20 * MEGABYTE,
        20 * MEGABYTE,
        ("u.data", "u.item", "README"),
        10 * MEGABYTE,
    ),
    PublishedSet(
        "ml-25m",
        "8b21cfb7eb1706b4ec0aac894368d90acf26ebdfb6aced3ebd4ad5bd1eb9c6aa",
        500 * MEGABYTE,
        2_000 * MEGABYTE,
        _CSV,
        1_000 * MEGABYTE,
        650,
    ),
    PublishedSet(
        "ml-32m",
        "e4a68655d7386b8f95f2f2424b2ff975dfdd15ffd59e0d864a14dca43e99d6ee",
        500 * MEGABYTE,
        2_000 * MEGABYTE,
        _CSV,
        1_200 * MEGABYTE,
        750,
    ),
)
NAMES = tuple(each.name for each in SETS)


def published_set(name: str) -> PublishedSet:
    """Return the set of this name; raise UnknownSetError if there is none."""
    for each in SETS:
        if each.name == name.casefold():
            return each
    raise UnknownSetError(name, NAMES)
