"""What a retrain is worth beside the model that it starts from, on real ratings."""

import numpy as np

from bot.models.gate import reasons_to_refuse
from bot.training.examination import Examination
from bot.training.request import Community
from recommender import Dataset, train

# A few likes of a new community cannot make anybody's list so much worse.
_MOST_LOST = 0.004


def test_likes_of_a_few_people_make_no_list_worse(latest_small: Dataset) -> None:
    community = _likes_of_a_few(latest_small)
    examination = Examination(latest_small, community)
    in_service = train(examination.training_set)

    retrained = train(
        examination.training_set, community.profiles(), in_service.config, warm_start=in_service
    )
    measures = examination.measure(retrained, in_service, None)

    assert reasons_to_refuse(measures) == ()
    assert measures.movielens is not None
    assert measures.movielens.difference is not None
    assert measures.movielens.difference.mean > -_MOST_LOST


def _likes_of_a_few(dataset: Dataset) -> Community:
    random = np.random.default_rng(5)
    liked = np.unique(dataset.movie_ids[dataset.ratings >= 5])
    movie_ids = np.concatenate([random.choice(liked, 8, replace=False) for _ in range(4)])
    user_ids = np.repeat(np.arange(4), 8)
    return Community(
        user_ids,
        movie_ids,
        np.ones(len(movie_ids), np.float32),
        np.ones(len(movie_ids), np.int64),
        np.zeros(len(movie_ids), bool),
    )
