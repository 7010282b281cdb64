"""How likely somebody likes a film: what its raters thought, and the person's taste."""

from dataclasses import replace

import numpy as np
import pytest

from recommender import Catalogue, Dataset, Model, Movie, Profile, train
from recommender.errors import UnknownMovieError
from recommender.evaluation.liking import calibration_error
from recommender.evaluation.metrics import auc
from recommender.model.liking import USUAL_WEIGHTS, fit_weights

FILMS, PEOPLE = 500, 250
UNRATED = 999


@pytest.fixture(scope="module")
def crowd() -> Dataset:
    """Half of the people like even films, half odd ones; films below 10 please hardly anybody."""
    random = np.random.default_rng(5)
    films = np.tile(np.arange(FILMS), PEOPLE)
    people = np.repeat(np.arange(PEOPLE), FILMS)
    watched = random.random(len(films)) < 0.7
    chance = np.where(films % 2 == people % 2, 0.9, 0.3) * np.where(films < 100, 0.2, 1.0)
    ratings = np.where(random.random(len(films)) < chance, 5.0, 2.0)
    catalogue = Catalogue(
        Movie(i, f"Film {i}", f"Film {i}", 1990) for i in (*range(FILMS), UNRATED)
    )
    return Dataset(people[watched], films[watched], ratings[watched], catalogue)


@pytest.fixture(scope="module")
def model(crowd: Dataset) -> Model:
    return train(crowd)


def test_taste_and_what_raters_thought_both_count(model: Model) -> None:
    likes_even = Profile([142, 144, 146, 148])
    even, odd, bad = (model.like_probability(likes_even, film) for film in (160, 161, 4))
    assert 0 < bad < odd < even < 1
    assert even > model.like_probability(Profile(), 160) > bad


@pytest.mark.slow
def test_likelihoods_are_true_of_people_whom_the_model_has_not_met(crowd: Dataset) -> None:
    strangers = crowd.user_ids >= PEOPLE - 100
    model = train(crowd.select(~strangers))
    likely, liked = [], []
    random = np.random.default_rng(1)
    for user_id in range(PEOPLE - 100, PEOPLE):
        mine = crowd.select(crowd.user_ids == user_id)
        likes = random.permutation(mine.movie_ids[mine.ratings >= 4])
        profile = Profile(likes[:5].tolist())
        for film, rating in zip(mine.movie_ids, mine.ratings, strict=True):
            if film not in likes[:5]:
                likely.append(model.like_probability(profile, int(film)))
                liked.append(rating >= 4)
    assert auc(np.array(likely), np.array(liked)) > 0.75
    assert calibration_error(np.array(likely), np.array(liked)) < 0.08


def test_films_that_nobody_rated_or_likes(model: Model) -> None:
    assert 0 < model.like_probability(Profile([42, 44]), UNRATED) < 1
    with pytest.raises(UnknownMovieError):
        model.like_probability(Profile([12]), 12345)


def test_too_few_people_leave_the_usual_weights(crowd: Dataset) -> None:
    few = train(crowd.select(crowd.user_ids < 6))
    assert few.liking_weights.tolist() == [list(each) for each in USUAL_WEIGHTS]
    assert 0 < few.like_probability(Profile([12]), 14) < 1


def test_a_better_score_never_makes_a_film_less_likely(crowd: Dataset, model: Model) -> None:
    contrary = Dataset(crowd.user_ids, crowd.movie_ids, 7 - crowd.ratings, crowd.catalogue)
    assert (fit_weights(model, contrary)[:, 1:] >= 0).all()


def test_a_warm_start_keeps_the_weights_and_counts_anew(crowd: Dataset, model: Model) -> None:
    warm = train(crowd, [Profile([60, 61])], warm_start=model)
    assert warm.liking_weights.tolist() == model.liking_weights.tolist()
    assert np.allclose(warm.like_odds, model.like_odds)


def test_auc_counts_ties_half() -> None:
    liked = np.array([True, True, False, False])
    assert auc(np.array([0.9, 0.5, 0.5, 0.1]), liked) == pytest.approx(3.5 / 4)
    with pytest.raises(ValueError, match="both kinds"):
        auc(np.ones(2), np.ones(2, bool))


def test_lists_prefer_what_most_raters_like(model: Model) -> None:
    odds = model.like_odds.copy()
    odds[model.catalogue.row(160)] += 3
    better, row = replace(model, like_odds=odds), model.row(160)
    profile = Profile([142, 144])

    assert better.scores(profile)[row] > model.scores(profile)[row]
    # Of somebody who likes nothing yet no taste is known beside which it could count.
    assert better.scores(Profile())[row] == model.scores(Profile())[row]


def test_how_well_known_a_film_is_these_days_says_nothing_of_who_likes_it(model: Model) -> None:
    popular = np.random.default_rng(2).normal(size=FILMS).astype(np.float32)
    parameters = replace(model.parameters, popularity_weight=1.0)
    known = replace(model, recent_popularity=popular, parameters=parameters)
    profile = Profile([142, 144])

    assert not np.allclose(known.scores(profile), model.scores(profile))
    for film in (4, 160, 161):
        assert known.like_probability(profile, film) == model.like_probability(profile, film)
