"""Reading ml-1m, beside pandas' python engine, which the notebooks use."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from recommender import load_dataset
from tests.benchmarks.figure import Figure, ratio_at_least
from tests.data import movielens

NAMES = ["user_id", "movie_id", "rating", "timestamp"]


def measure() -> Iterable[Figure]:
    """Take the best of some turns of each."""
    folder = movielens("ml-1m")
    ours = min(_seconds(lambda: load_dataset(folder)) for _ in range(5))
    theirs = min(_seconds(lambda: _with_pandas(folder / "ratings.dat")) for _ in range(2))
    yield Figure(
        "reading ml-1m, ratings and catalogue",
        ours,
        "s",
        ratio_at_least(20),
        theirs / ours,
        "faster than pandas, engine='python', ratings alone",
    )


def _with_pandas(path: Path) -> None:
    pd.read_csv(path, sep="::", engine="python", names=NAMES, encoding="latin-1")


def _seconds(work: Callable[[], object]) -> float:
    # Both work on one core; what else the machine does is not to count.
    start = time.process_time()
    work()
    return time.process_time() - start
