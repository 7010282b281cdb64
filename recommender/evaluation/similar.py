"""Are the films of `Model.similar` like the film that they are for?"""

import numpy as np
from scipy.sparse import csr_matrix

from recommender.arrays import Rows
from recommender.data.dataset import Dataset
from recommender.data.ids import positions
from recommender.evaluation.rankers import likes_of
from recommender.evaluation.report import Json
from recommender.evaluation.themes import genre_shares
from recommender.model.model import Model

PLACES = 10
# Every fifth of the films at these ranks by number of likes: films that some people know.
RANKS = slice(500, 1500, 5)
FEW_LIKES = 5


def measure_similar(model: Model, dataset: Dataset) -> Json:
    """Return the median lift of the lists, how far genres agree, and how often few like a film.

    Lift is the number of people who like both films over the number if likes were independent.
    Genres agree by the share that two films have in common. Without films there are no figures.
    """
    likes = _likes(model, dataset)
    counts = np.asarray(likes.sum(axis=0)).ravel()
    asked = np.argsort(-model.popularity, kind="stable")[RANKS].tolist()
    genres = genre_shares(model.catalogue)
    lifts: list[float] = []
    agreements: list[float] = []
    few: list[bool] = []
    for row in asked:
        movie_id = int(model.movie_ids[row])
        shown = [each for each, _ in model.similar(movie_id, PLACES)]
        rows = [model.row(each) for each in shown]
        both = likes[:, row].T @ likes[:, rows]
        expected = counts[row] * counts[rows] / likes.shape[0]
        lifts += (both.toarray()[0] / np.maximum(expected, 1e-9)).tolist()
        agreements += [_agreement(genres, movie_id, each) for each in shown]
        few += (counts[rows] < FEW_LIKES).tolist()
    if not asked:
        return {"films": 0}
    return {
        "films": len(asked),
        "lift": float(np.median(lifts)),
        "genres": float(np.mean(agreements)),
        "few": float(np.mean(few)),
    }


def _likes(model: Model, dataset: Dataset) -> csr_matrix:
    liked = likes_of(dataset)
    _, people = np.unique(liked.user_ids, return_inverse=True)
    columns: Rows = positions(liked.movie_ids, model.movie_ids)
    known = columns >= 0
    ones = np.ones(int(known.sum()), np.float32)
    shape = (int(people.max(initial=0)) + 1, len(model.movie_ids))
    return csr_matrix((ones, (people[known], columns[known])), shape=shape).tocsc()


def _agreement(genres: dict[int, dict[str, float]], one: int, other: int) -> float:
    mine, theirs = genres.get(one, {}), genres.get(other, {})
    return sum(min(share, theirs.get(genre, 0.0)) for genre, share in mine.items())
