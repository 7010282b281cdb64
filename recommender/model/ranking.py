"""Lists for many people at once, by score alone: what measures a model, not what people see."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recommender.evaluation.metrics import NO_MOVIE, Lists
from recommender.model.model import Model
from recommender.model.profile import Profile

# So many people's scores for all films are in memory at a time.
BATCH = 100


def ranked_lists(
    model: Model,
    profiles: Sequence[Profile],
    n: int,
    among: npt.NDArray[np.int64] | None = None,
) -> Lists:
    """Return the n movies that score highest for each person, without those they like.

    The array has the shape (people, n); NO_MOVIE fills lists that end earlier. `among` names the
    only movies that count; by default all do.
    """
    starts = range(0, len(profiles), BATCH)
    out = None if among is None else ~np.isin(model.movie_ids, among)
    batches = [_ranked(model, profiles[start : start + BATCH], n, out) for start in starts]
    return np.concatenate([np.empty((0, n), np.int64), *batches])


def _ranked(
    model: Model, profiles: Sequence[Profile], n: int, out: npt.NDArray[np.bool_] | None
) -> Lists:
    scores = model.score_many(profiles)
    if out is not None:
        scores[:, out] = -np.inf
    for row, profile in enumerate(profiles):
        scores[row, [model.row(each) for each in profile.likes if each in model]] = -np.inf
    length = min(n, scores.shape[1])
    top = np.argpartition(scores, -length, axis=1)[:, -length:]
    best = np.argsort(-np.take_along_axis(scores, top, axis=1), axis=1, kind="stable")
    rows: npt.NDArray[np.int64] = np.take_along_axis(top, best, axis=1)
    lists = np.full((len(profiles), n), NO_MOVIE)
    lists[:, :length] = model.movie_ids[rows]
    lists[:, :length][np.isneginf(np.take_along_axis(scores, rows, axis=1))] = NO_MOVIE
    return lists
