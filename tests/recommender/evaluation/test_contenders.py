"""The models that are compared: what they know, and that the baselines are what they claim."""

import numpy as np
import pytest

from recommender import Dataset, Profile, TrainingConfig, train
from recommender.evaluation.contenders import chosen_contenders, contenders
from recommender.evaluation.errors import EvaluationError
from recommender.evaluation.rankers import EaseRanker, PopularityRanker, likes_of, recent_likes


def test_popularity_shows_the_most_liked_that_are_new_to_each(invented: Dataset) -> None:
    liked = invented.movie_ids[invented.ratings >= 4]
    movie_ids, counts = np.unique(liked, return_counts=True)
    best_first = movie_ids[np.argsort(-counts, kind="stable")]
    known = [best_first[:0], best_first[[0, 2]]]
    lists = PopularityRanker(likes_of(invented)).lists(known, 3)
    assert lists[0].tolist() == best_first[:3].tolist()
    assert lists[1].tolist() == best_first[[1, 3, 4]].tolist()


def test_recent_popularity_counts_the_last_three_years(invented: Dataset) -> None:
    assert invented.timestamps is not None
    recent = recent_likes(invented)
    assert recent.timestamps is not None
    assert (recent.ratings >= 4).all()
    newest = invented.timestamps.max()
    three_years = 3 * 365.25 * 86_400
    assert recent.timestamps.min() > newest - three_years
    wanted = (invented.ratings >= 4) & (invented.timestamps > newest - three_years)
    assert len(recent) == wanted.sum()


def test_ease_never_shows_what_is_known(invented: Dataset) -> None:
    known = [likes_of(invented).movie_ids[:5]]
    shown = EaseRanker(likes_of(invented)).lists(known, 20)[0]
    assert len(np.unique(shown)) == 20
    assert not np.isin(shown, known[0]).any()


@pytest.mark.parametrize("name", ["als", "notebook"])
def test_the_plain_models_rank_by_factors_alone(invented: Dataset, name: str) -> None:
    config = TrainingConfig.notebook() if name == "notebook" else TrainingConfig()
    model = train(invented, config=config)
    known = likes_of(invented).movie_ids[:5]
    scores = model.item_factors @ model.represent(Profile(known.tolist())).folded.vector
    best_first = model.movie_ids[np.argsort(-scores, kind="stable")]

    listed = contenders()[name].prepare(invented).lists([known], 20)[0]

    assert listed.tolist() == best_first[~np.isin(best_first, known)][:20].tolist()


def test_an_unknown_model_is_answered_with_the_names_there_are(invented: Dataset) -> None:
    with pytest.raises(EvaluationError, match="no model is called 'magic'; there are: matinee"):
        chosen_contenders(invented, ["popularity", "magic"])


def test_without_timestamps_nobody_claims_to_know_what_is_recent(invented: Dataset) -> None:
    timeless = Dataset(invented.user_ids, invented.movie_ids, invented.ratings, invented.catalogue)
    names = [each.name for each in chosen_contenders(timeless)]
    assert "popularity" in names
    assert "recent-popularity" not in names
    with pytest.raises(EvaluationError, match="needs timestamps"):
        contenders()["recent-popularity"].prepare(timeless)
