"""The few films that may be a person's best are found without reading all factors."""

from dataclasses import replace

import numpy as np
import pytest

from recommender import Dataset, Model, Profile, TrainingConfig, train
from recommender.model import best_first
from recommender.model.shortlist import Search


@pytest.fixture(scope="module")
def focused(invented: Dataset) -> Model:
    """Return a model in which genres and what the same people like count."""
    model = train(invented, config=TrainingConfig(factors=8, regularization=1.0, tuning=False))
    parameters = replace(model.parameters, focus_weight=2.0, neighbour_weight=2.0)
    return replace(model, parameters=parameters)


def _lovers_of_one_genre(model: Model) -> list[Profile]:
    taught = [movie for movie in model.catalogue if movie.movie_id in model]
    genres = sorted({genre for movie in taught for genre in movie.genres})
    having = [[each.movie_id for each in taught if genre in each.genres] for genre in genres]
    return [Profile(movie_ids[-5:]) for movie_ids in having if len(movie_ids) > 9]


def test_the_length_of_factors_bounds_what_they_add(focused: Model) -> None:
    scorer, rows = focused._scorer, len(focused.movie_ids)
    people = [focused.represent(profile) for profile in _lovers_of_one_genre(focused)]

    assert any(person.neighbours is not None for person in people)
    for person in people:
        most = scorer.most_by_factors(person, 0, rows)
        assert (most >= scorer.by_factors(person, slice(0, rows))).all()


@pytest.mark.parametrize("depth", [20, 60, 188])
@pytest.mark.parametrize("known", [0, 60])
@pytest.mark.parametrize("n", [5, 20])
def test_lists_share_out_genres_however_few_films_are_looked_at_first(
    focused: Model, monkeypatch: pytest.MonkeyPatch, depth: int, known: int, n: int
) -> None:
    monkeypatch.setattr(Search, "_depth", depth)
    monkeypatch.setattr(Search, "_head", 10)
    monkeypatch.setattr(best_first, "_LEAST_FURTHER", 4)
    votes = focused._scorer.genre_era.votes_of
    apart = {True: 0.0, False: 0.0}
    for likes in _lovers_of_one_genre(focused):
        seen = [movie_id for movie_id, _ in focused.rank(likes, known, adventure=None)]
        profile = Profile(likes.likes, seen=seen)
        told = votes(focused.represent(profile).folded.rows).mean(axis=0)
        for spread in apart:
            picks = focused.recommend(profile, n, spread=spread)
            listed = np.array([focused.row(pick.movie_id) for pick in picks])
            apart[spread] += float(np.abs(votes(listed).mean(axis=0) - told).sum())

    assert apart[True] < apart[False]
