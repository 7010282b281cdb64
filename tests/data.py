"""Where tests find MovieLens, and what they use when it is not there."""

import os
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parent.parent
_RATING_FILES = ("ratings.csv", "ratings.dat", "u.data", "movies.csv")


def movielens_folder() -> Path:
    """Name the folder that holds the MovieLens sets, whether it exists or not."""
    named = os.environ.get("MATINEE_TEST_DATA")
    return Path(named) if named else _ROOT.parent / "shared" / "data"


def find_movielens(name: str) -> Path | None:
    """Return the folder of one set, or None when it is not on this machine."""
    folder = movielens_folder() / name
    return folder if any((folder / file).is_file() for file in _RATING_FILES) else None


def movielens(name: str) -> Path:
    """Return the folder of one set; skip the test, saying how to get it, when it is not here."""
    folder = find_movielens(name)
    if folder is None:
        pytest.skip(
            f"needs MovieLens {name} in {movielens_folder()}: `matinee data get {name} --to DIR` "
            "and MATINEE_TEST_DATA=DIR run this test"
        )
    return folder
