"""Films get factors from who likes them, without a training run."""

import numpy as np
import pytest

from recommender import Dataset, Model, Movie, Profile, train
from recommender.model.new_films import NewFilm, with_new_films
from tests.recommender.checkerboard import CONFIG, checkerboard, even
from tests.steering import (
    MOST_FROM_ONE_GROUP,
    Attack,
    Attacked,
    Placed,
    new_everywhere,
    one_server,
    ten_servers,
)

COMET = 1_000_000_000


@pytest.fixture(scope="module")
def model() -> Model:
    """A model of two tastes that has not met the comet."""
    data = checkerboard()
    films = data.catalogue.with_movies([Movie.from_listing(COMET, "Comet (2026)")])
    return train(Dataset(data.user_ids, data.movie_ids, data.ratings, films), config=CONFIG)


def test_a_film_is_for_those_whose_likes_are_those_of_its_likers(model: Model) -> None:
    likers = [Profile([*even(each), COMET]) for each in range(3)]
    grown = with_new_films(model, [NewFilm(COMET, likers, np.ones(3))])
    alike = Profile(even(5))
    others = Profile([each + 1 for each in even(5)])
    assert grown.predict(alike, COMET) > grown.predict(others, COMET)
    assert grown.explain(alike, COMET).rank is not None
    assert {movie_id % 2 for movie_id, _ in grown.similar(COMET, 3)} == {even(0)[0] % 2}
    # All else stays, and rows still come in falling length.
    lengths = np.linalg.norm(grown.item_factors, axis=1)
    assert (np.diff(lengths) <= 1e-6).all()
    assert set(grown.movie_ids) == {*model.movie_ids, COMET}
    (other,) = even(7)
    assert grown.predict(alike, other) == pytest.approx(model.predict(alike, other), rel=0.2)


def test_films_of_whose_people_nothing_is_known_stay_without_factors(model: Model) -> None:
    nothing = [
        NewFilm(COMET, [], np.ones(0)),
        NewFilm(COMET, [Profile([COMET])], np.ones(1)),
        NewFilm(1, [Profile([2])], np.ones(1)),
    ]
    for film in nothing:
        assert with_new_films(model, [film]) is model


@pytest.mark.slow
@pytest.mark.parametrize("attack", Attack)
@pytest.mark.parametrize("placed", [one_server, new_everywhere, ten_servers])
def test_accounts_put_an_added_film_into_nobodys_list(
    latest_small: Dataset, attack: Attack, placed: Placed
) -> None:
    attacked = Attacked(latest_small)
    found = attacked.at_once(train(attacked.base), attack, 500, placed)
    assert found.among_twenty <= MOST_FROM_ONE_GROUP
    assert found.place_for_strangers is None
