"""Intervals: reproducible, as wide as theory says, and honest about repeated people."""

import numpy as np
import pytest

from recommender.evaluation import Interval, mean_interval, paired_interval


def test_the_interval_is_as_wide_as_the_normal_approximation_says() -> None:
    values = np.random.default_rng(1).normal(0.3, 1, size=4000)
    interval = mean_interval(values, seed=2)
    error = values.std() / np.sqrt(len(values))
    assert interval.mean == pytest.approx(values.mean())
    assert interval.low == pytest.approx(values.mean() - 1.96 * error, abs=0.15 * error)
    assert interval.high == pytest.approx(values.mean() + 1.96 * error, abs=0.15 * error)


def test_the_same_seed_gives_the_same_interval() -> None:
    values = np.random.default_rng(1).random(50)
    assert mean_interval(values, seed=3) == mean_interval(values, seed=3)
    assert mean_interval(values, seed=3) != mean_interval(values, seed=4)


def test_a_sure_advantage_lies_above_zero_and_noise_does_not() -> None:
    rng = np.random.default_rng(5)
    assert paired_interval(rng.normal(0.1, 0.1, size=300)).low > 0
    noise = rng.normal(0, 1, size=301)
    assert paired_interval(noise - noise.mean()).low <= 0


def test_asking_the_same_people_again_makes_no_interval_narrower() -> None:
    values = np.random.default_rng(6).random(80)
    once = mean_interval(values, seed=7)
    repeated = mean_interval(np.tile(values, 4), seed=7, people=np.tile(np.arange(80), 4))
    assert repeated.mean == pytest.approx(once.mean)
    assert repeated.low == pytest.approx(once.low)
    assert repeated.high == pytest.approx(once.high)


@pytest.mark.parametrize("values", [[], [0.1, float("nan")], [float("inf")]])
def test_values_that_have_no_mean_are_refused(values: list[float]) -> None:
    with pytest.raises(ValueError, match="an interval needs"):
        mean_interval(values)


def test_one_person_gives_an_interval_without_width() -> None:
    assert mean_interval([0.4]) == Interval(0.4, 0.4, 0.4)


def test_people_and_values_must_match() -> None:
    with pytest.raises(ValueError, match="one length"):
        mean_interval([0.1, 0.2], people=[1])
