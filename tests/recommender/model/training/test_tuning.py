from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from recommender import Catalogue, Dataset, Model, Movie, TrainingConfig
from recommender.model.serving import ServingParameters
from recommender.model.training import tuning
from recommender.model.training.tuning import FOCUS_WEIGHT, Qualities, TuningTrial, tune

PEOPLE, LIKES, TASTES, FILMS_OF_A_TASTE = 200, 30, 8, 60
# Too few factors to tell the tastes apart.
CONFIG = TrainingConfig(factors=2, regularization=1.0, iterations=4)


def _lovers_of_one_genre_each(*, listed: bool, timestamps: bool = False) -> Dataset:
    """Everybody likes films of one genre alone; the catalogue lists them or says nothing."""
    random = np.random.default_rng(4)
    films = TASTES * FILMS_OF_A_TASTE
    genre = random.permutation(films) % TASTES
    liked = [
        random.choice(np.flatnonzero(genre == person % TASTES), LIKES, replace=False)
        for person in range(PEOPLE)
    ]
    catalogue = Catalogue(
        Movie(film, f"Film {film}", f"Film {film}", None, (f"G{genre[film]}",) if listed else ())
        for film in range(films)
    )
    rows = PEOPLE * LIKES
    return Dataset(
        np.repeat(np.arange(PEOPLE), LIKES),
        np.concatenate(liked),
        np.full(rows, 5.0),
        catalogue,
        np.arange(rows) * 86_400 if timestamps else None,
    )


def _tuned(dataset: Dataset) -> ServingParameters:
    with threadpool_limits(limits=1, user_api="blas"):
        return tune(dataset, CONFIG, lambda _step, _steps: None).parameters


@pytest.mark.parametrize("timestamps", [False, True])
def test_genres_count_where_they_tell_what_the_factors_cannot(*, timestamps: bool) -> None:
    parameters = _tuned(_lovers_of_one_genre_each(listed=True, timestamps=timestamps))

    assert parameters.focus_weight > 0


def test_what_counts_as_a_like_counts_for_focus_too() -> None:
    liked = _lovers_of_one_genre_each(listed=True)
    config = replace(CONFIG, minimum_rating=3.0)
    with threadpool_limits(limits=1, user_api="blas"):
        lukewarm = replace(liked, ratings=np.full(len(liked), 3.0))
        found = [tune(each, config, lambda *_: None).parameters for each in (liked, lukewarm)]

    assert found[0].focus_weight == found[1].focus_weight > FOCUS_WEIGHT


@pytest.mark.parametrize("timestamps", [False, True])
def test_what_no_movie_has_changes_nothing(*, timestamps: bool) -> None:
    parameters = _tuned(_lovers_of_one_genre_each(listed=False, timestamps=timestamps))

    assert parameters.focus_weight == FOCUS_WEIGHT
    assert (parameters.recent_share > 0) <= timestamps


def test_the_same_data_are_tuned_alike_and_progress_is_told() -> None:
    dataset = _lovers_of_one_genre_each(listed=True)
    steps: list[tuple[int, int]] = []

    with threadpool_limits(limits=1, user_api="blas"):
        first = tune(dataset, CONFIG, lambda step, of: steps.append((step, of)))

    assert first.parameters == _tuned(dataset)
    assert [step for step, _ in steps] == list(range(1, len(steps) + 1))
    assert all(step < of for step, of in steps)


def test_a_gain_that_may_be_chance_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.array([0.3, -0.28] * 25)
    gains = {"prior_weight": chance, "unliked_power": chance / 10 + 0.01}

    def judged(model: Model, _trials: Sequence[TuningTrial]) -> Qualities:
        found = np.full(len(chance), 0.5)
        usual = ServingParameters(focus_weight=FOCUS_WEIGHT)
        for name, gain in gains.items():
            if getattr(model.parameters, name) != getattr(usual, name):
                found += gain
        return found

    monkeypatch.setattr(tuning, "qualities", judged)

    parameters = _tuned(_lovers_of_one_genre_each(listed=True))

    # Both gain .01 on average; a tenth of the spread makes it a sure one.
    assert parameters.prior_weight == ServingParameters().prior_weight
    assert parameters.unliked_power != ServingParameters().unliked_power


def test_of_too_few_people_with_many_likes_nothing_is_learned() -> None:
    dataset = _lovers_of_one_genre_each(listed=True)
    few = dataset.users(range(60))

    assert _tuned(few) == ServingParameters(alpha=CONFIG.alpha, focus_weight=FOCUS_WEIGHT)


@pytest.mark.parametrize(("cost", "expected"), [(0.25, 0.1), (0.08, 0.3), (0.01, 1.0), (9.0, 0.0)])
def test_the_dial_goes_as_far_as_quality_hardly_suffers(
    monkeypatch: pytest.MonkeyPatch, cost: float, expected: float
) -> None:
    chance = np.array([0.2, -0.2] * 25)

    def judged(model: Model, _trials: Sequence[TuningTrial]) -> Qualities:
        adventure = model.parameters.adventure
        return 0.5 + chance * adventure - cost * adventure**2

    monkeypatch.setattr(tuning, "qualities", judged)

    # One standard error of what a dial costs is .2 / sqrt(50) = .028 times it: as much as one at
    # .028 / cost costs.
    assert _tuned(_lovers_of_one_genre_each(listed=True)).adventure == expected


@pytest.mark.parametrize("gain", [0.1, -0.1])
def test_what_the_same_people_like_counts_where_people_gain_by_it(
    monkeypatch: pytest.MonkeyPatch, gain: float
) -> None:
    def judged(model: Model, _trials: Sequence[TuningTrial]) -> Qualities:
        return np.full(50, 0.5 + gain * model.parameters.neighbour_weight)

    monkeypatch.setattr(tuning, "qualities", judged)

    weight = _tuned(_lovers_of_one_genre_each(listed=True)).neighbour_weight
    assert (weight > 0) is (gain > 0)


def test_over_time_focus_costs_nobody_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    def judged(model: Model, _trials: Sequence[TuningTrial]) -> Qualities:
        return np.full(50, 0.5 - 0.01 * model.parameters.focus_weight)

    monkeypatch.setattr(tuning, "qualities", judged)

    # Who is told by likes of one genre finds so much more with it that all together gain.
    assert _tuned(_lovers_of_one_genre_each(listed=True)).focus_weight > 0
    assert _tuned(_lovers_of_one_genre_each(listed=True, timestamps=True)).focus_weight == 0
