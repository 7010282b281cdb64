"""Confidence intervals of means over people, by the percentile bootstrap."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from recommender.arrays import Floats

RESAMPLES = 2000
RESAMPLES_AT_A_TIME = 100


@dataclass(frozen=True)
class Interval:
    """A mean and the bounds of its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:+.3f} [{self.low:+.3f}, {self.high:+.3f}]"


def mean_interval(
    values: ArrayLike,
    seed: int = 0,
    *,
    people: ArrayLike | None = None,
    resamples: int = RESAMPLES,
) -> Interval:
    """The mean of `values` (one per trial) with its 95 % percentile interval (Efron 1979).

    `people` names the person of each value, if some have several: then people are drawn with
    replacement, not values. Raises ValueError unless there is a value and all are finite.
    """
    sums, counts = _per_person(_checked(values), people)
    rng = np.random.default_rng(seed)

    def draw(size: int) -> Floats:
        chances = np.full(len(sums), 1 / len(sums))
        times_drawn = rng.multinomial(len(sums), chances, size=size).astype(np.float64)
        return np.asarray((times_drawn @ sums) / (times_drawn @ counts), dtype=np.float64)

    low, high = np.percentile(_in_parts(draw, resamples), [2.5, 97.5])
    return Interval(float(sums.sum() / counts.sum()), float(low), float(high))


def paired_interval(
    differences: ArrayLike, seed: int = 0, *, people: ArrayLike | None = None
) -> Interval:
    """The mean of one model's advantage over another, person by person, with its interval.

    `differences` holds metric(model) - metric(other) for the same people in the same trials.
    """
    return mean_interval(differences, seed, people=people)


def _checked(values: ArrayLike) -> Floats:
    array = np.asarray(values, dtype=np.float64).ravel()
    if array.size == 0:
        raise ValueError("an interval needs at least one value")
    if not np.isfinite(array).all():
        raise ValueError("an interval needs finite values")
    return array


def _per_person(values: Floats, people: ArrayLike | None) -> tuple[Floats, Floats]:
    if people is None:
        return values, np.ones_like(values)
    _, person = np.unique(np.asarray(people).ravel(), return_inverse=True)
    if len(person) != len(values):
        raise ValueError("people and values must have one length")
    sums = np.bincount(person, weights=values).astype(np.float64)
    return sums, np.bincount(person).astype(np.float64)


def _in_parts(draw: Callable[[int], Floats], resamples: int) -> Floats:
    """Resample a block at a time: one matrix of all draws would need gigabytes."""
    sizes = [
        min(RESAMPLES_AT_A_TIME, resamples - done)
        for done in range(0, resamples, RESAMPLES_AT_A_TIME)
    ]
    return np.concatenate([draw(size) for size in sizes])
