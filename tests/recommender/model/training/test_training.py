from dataclasses import replace

import numpy as np
import pytest

from recommender import (
    Catalogue,
    Dataset,
    Movie,
    Profile,
    Progress,
    RecommenderError,
    TrainingConfig,
    train,
)
from recommender.model.configuration import Weighting
from tests.recommender.checkerboard import CONFIG, FIRST_ID, MOVIES, checkerboard, even, trained


def test_the_same_data_give_the_same_model() -> None:
    assert np.array_equal(trained().item_factors, trained().item_factors)


def test_a_warm_start_takes_one_iteration_and_knows_the_new_likes() -> None:
    old = trained()
    data = checkerboard()
    newcomer = Movie.from_listing(900, "Film Z (2024)", ["Even"])
    larger = replace(data, catalogue=data.catalogue.with_movies([newcomer]))
    fans = [Profile([*even(0, 1, 2), 900]) for _ in range(20)]
    steps: list[Progress] = []

    model = train(larger, fans, CONFIG, warm_start=old, on_progress=steps.append)

    assert max(each.steps for each in steps if each.stage == "fit") == 1
    assert "tune" not in {each.stage for each in steps}
    assert model.users == old.users + 20
    assert model.parameters == old.parameters
    rank = model.explain(Profile(even(0, 1)), 900).rank
    assert rank is not None
    assert rank <= MOVIES // 2


def test_a_warm_start_of_other_settings_starts_anew() -> None:
    other = TrainingConfig(factors=4, regularization=1.0, iterations=3, tuning=False)

    model = train(checkerboard(), config=other, warm_start=trained())

    assert model.item_factors.shape == (MOVIES, 4)


def test_likes_that_outweigh_all_numbers_are_refused_by_a_warm_start() -> None:
    config = replace(CONFIG, weighting=Weighting.RATING)
    old = train(checkerboard(), config=config)
    absurd = [Profile(dict.fromkeys(even(0, 1), 1e37))]

    with pytest.raises(RecommenderError, match="no numbers"):
        train(checkerboard(), absurd, config, warm_start=old)


def test_settings_that_lead_to_no_numbers_are_refused() -> None:
    with pytest.raises(RecommenderError, match="alpha"):
        train(checkerboard(), config=replace(CONFIG, alpha=1e30))


def test_a_warm_start_places_new_films_as_a_cold_fit_does() -> None:
    data = checkerboard()
    new = even(0, 1)
    old = train(data.select(~np.isin(data.movie_ids, new)), config=CONFIG)

    warm, cold = train(data, config=CONFIG, warm_start=old), train(data, config=CONFIG)

    likes = Profile(even(2, 3))
    assert np.allclose(
        [warm.predict(likes, each) for each in new],
        [cold.predict(likes, each) for each in new],
        rtol=0.1,
    )


def test_fewer_people_than_the_old_model_knew_are_no_trouble() -> None:
    data = checkerboard()
    few = data.users(range(6))

    model = train(few, config=CONFIG, warm_start=trained())

    assert model.users == 6
    assert set(model.movie_ids.tolist()) == set(range(FIRST_ID, FIRST_ID + MOVIES))


@pytest.mark.parametrize("timestamps", [False, True])
def test_tuning_works_with_and_without_timestamps(*, timestamps: bool) -> None:
    data = checkerboard(timestamps=timestamps)
    config = replace(CONFIG, tuning=True)
    stages: list[str] = []

    model = train(data, config=config, on_progress=lambda step: stages.append(step.stage))

    assert list(dict.fromkeys(stages)) == ["tune", "build", "fit", "prior"]
    assert set(model.seconds) == {"build", "tune", "fit", "prior"}
    found = {pick.movie_id for pick in model.recommend(Profile(even(0, 1, 2)), 7)}
    assert found == set(even(*range(3, 10)))


@pytest.mark.parametrize("config", [TrainingConfig(), TrainingConfig.notebook()])
def test_a_data_set_of_one_person_gives_a_model(config: TrainingConfig) -> None:
    movies = Catalogue(Movie(each, f"Film {each}", f"Film {each}") for each in (1, 2, 3))
    data = Dataset(np.array([7, 7]), np.array([1, 2]), np.array([5.0, 4.0]), movies)

    model = train(data, config=config)

    assert [pick.movie_id for pick in model.recommend(Profile([1]))] == [2]
    assert model.recommend(Profile([1, 2])) == []


def test_recent_tastes_greet_newcomers_and_old_likes_call_old_times_back() -> None:
    random = np.random.default_rng(1)
    users = np.repeat(np.arange(120), 8)
    old = users < 80
    movies = np.concatenate([random.choice(20, 8, replace=False) for _ in range(120)])
    movies += np.where(old, 0, 100)
    stamps = np.where(old, 0, 25 * 365 * 24 * 3600) + users * 1000
    catalogue = Catalogue(Movie(each, f"F{each}x", f"F{each}x") for each in range(120))
    data = Dataset(users, movies, np.full(len(users), 5.0), catalogue, stamps)
    model = train(data, config=TrainingConfig(factors=8, regularization=1.0, tuning=False))
    timed = replace(model, parameters=replace(model.parameters, recent_share=0.8))

    def share_of_new(likes: list[int]) -> float:
        picks = timed.recommend(Profile(likes), 10)
        return float(np.mean([pick.movie_id >= 100 for pick in picks]))

    assert share_of_new([]) == 1
    assert share_of_new([1, 2, 3]) == 0
