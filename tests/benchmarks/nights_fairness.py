"""Twenty movie nights of mixed groups of MovieLens people, with and without memory of who is owed.

`--validation` as an argument of the module uses the people that settings are chosen with.
"""

import sys
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from recommender import load_dataset, train
from recommender.evaluation.bootstrap import Interval, mean_interval, paired_interval
from recommender.evaluation.groups import draw_groups
from recommender.evaluation.held_out import Part
from recommender.evaluation.protocols import strong_generalisation
from recommender.evaluation.trials import Trial
from tests.benchmarks.figure import Figure, at_least
from tests.data import movielens
from tests.simulated_nights import NIGHTS, Person, wishes_granted

LIKES = 10
SIZE = 4
GROUPS = 150


def measure(part: Part = Part.TEST, groups: int = GROUPS) -> Iterable[Figure]:
    """Measure on ML-1M: random groups of four who told ten likes each."""
    split, *_ = strong_generalisation(load_dataset(movielens("ml-1m")), [LIKES], part=part)
    trial = split.trials[str(LIKES)]
    model = train(split.base)
    rows = draw_groups(trial, SIZE, alike=False, seed=0, count=groups)
    people = [[_person(trial, row) for row in group] for group in rows]
    without = np.stack([wishes_granted(model, group, memory=False) for group in people])
    with_memory = np.stack([wishes_granted(model, group, memory=True) for group in people])
    yield from _figures("mean of the members", without.mean(axis=1), with_memory.mean(axis=1))
    yield from _figures(
        "worst-off member", without.min(axis=1), with_memory.min(axis=1), better=True
    )


def _figures(
    who: str,
    without: NDArray[np.float64],
    with_memory: NDArray[np.float64],
    *,
    better: bool = False,
) -> Iterator[Figure]:
    about = f"of {NIGHTS} nights with a film that they like, {who}"
    for name, values in (("without memory", without), ("with memory", with_memory)):
        interval = mean_interval(values)
        yield Figure(f"share {about}, {name} {_bounds(interval)}", interval.mean, "")
    change = paired_interval(with_memory - without)
    yield Figure(
        f"change by memory, {who} {_bounds(change)}",
        change.mean,
        "",
        at_least(0) if better else None,
    )


def _bounds(interval: Interval) -> str:
    return f"[{interval.low:.3f}, {interval.high:.3f}]"


def _person(trial: Trial, row: int) -> Person:
    told = frozenset(trial.known[row].tolist())
    return Person(told, told | frozenset(trial.targets[row].tolist()))


if __name__ == "__main__":
    chosen = Part.VALIDATION if "--validation" in sys.argv else Part.TEST
    for figure in measure(chosen):
        sys.stdout.write(f"{figure.value:+.4f}  {figure.name}\n")
