"""Reading ml-1m, beside pandas' python engine, which the notebooks use, and the memory it takes."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from recommender import load_dataset
from recommender.data.rating_pieces import rating_table
from recommender.data.ratings import read_ratings
from tests.benchmarks.figure import Figure, at_most, ratio_at_least
from tests.data import movielens

# What a process took that read ml-1m with Matinee's own parser, before pandas replaced it.
MOST_MEGABYTES = 122
# getrusage would count what the process that started it took.
READER = r"""
import pathlib, re, sys
from recommender import load_dataset
load_dataset(sys.argv[1])
print(int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path("/proc/self/status").read_text())[1]) / 1024)
"""
FILES = {
    "ratings.dat": ["user_id", "movie_id", "rating", "timestamp"],
    "movies.dat": ["movie_id", "title", "genres"],
}


def measure() -> Iterable[Figure]:
    """Take the best of some turns of each, taken alternately, as other programs come and go."""
    folder = movielens("ml-1m")
    for title, ours, theirs in (
        (
            "the ratings of ml-1m",
            lambda: read_ratings(folder / "ratings.dat", rating_table("::")),
            lambda: _with_pandas(folder / "ratings.dat"),
        ),
        (
            "ml-1m, ratings and films, checked",
            lambda: load_dataset(folder),
            lambda: _with_pandas(folder / "ratings.dat", folder / "movies.dat"),
        ),
    ):
        turns = [(min(_seconds(ours) for _ in range(10)), _seconds(theirs)) for _ in range(3)]
        mine, other = map(min, zip(*turns, strict=True))
        yield Figure(
            f"reading {title}",
            mine,
            "s",
            ratio_at_least(25),
            other / mine,
            "faster than pandas with engine='python'",
        )
    memory = _megabytes(folder)
    yield Figure("a process that reads ml-1m: memory", memory, "MB", at_most(MOST_MEGABYTES))


def _megabytes(folder: Path) -> float:
    reader = [sys.executable, "-c", READER, str(folder)]
    return float(subprocess.run(reader, check=True, capture_output=True).stdout)


def _with_pandas(*paths: Path) -> None:
    for path in paths:
        pd.read_csv(path, sep="::", engine="python", names=FILES[path.name], encoding="latin-1")


def _seconds(work: Callable[[], object]) -> float:
    # Both work on one core; what else the machine does is not to count.
    start = time.process_time()
    work()
    return time.process_time() - start
