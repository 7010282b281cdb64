"""Lists for many people by score alone: for measuring a model, not for showing."""

from collections.abc import Sequence

import numpy as np

from recommender.arrays import Ids
from recommender.evaluation.metrics import NO_MOVIE, Lists
from recommender.model.model import Model
from recommender.model.profile import Profile


def ranked_lists(
    model: Model,
    profiles: Sequence[Profile],
    n: int,
    among: Ids | None = None,
) -> Lists:
    """Return the ids of the n movies that score highest for each person, without those they know.

    The array has the shape (people, n); NO_MOVIE fills lists that end earlier. `among` limits the
    lists to movies with these ids.
    """
    # `rank` reads few of 87,585 films, in a third of the time of scoring all.
    allowed = None if among is None else frozenset(among.tolist())
    where = None if allowed is None else lambda movie: movie.movie_id in allowed
    lists = np.full((len(profiles), n), NO_MOVIE)
    for row, profile in enumerate(profiles):
        found = [movie_id for movie_id, _ in model.rank(profile, n, where=where, adventure=None)]
        lists[row, : len(found)] = found
    return lists
