"""Weights of likes: more for movies that few people like, less from people who like very many.

Compare inverse document frequency and length normalisation in text retrieval.
"""

import numpy as np
from scipy.sparse import csr_matrix

from recommender.arrays import Weights
from recommender.model.rarity import rarity_weights


def weigh_likes(
    matrix: csr_matrix,
    rarity_power: float,
    activity_power: float,
    influence: Weights | None = None,
    users: float | None = None,
) -> csr_matrix:
    """Return a users x movies matrix of likes with weighed entries.

    Rarity weighs by `rarity_weights`, scaled to keep the mean weight. A like of somebody with more
    likes than the geometric mean n of all people weighs (likes / n)**-activity_power. `influence`
    has a factor for each entry, and `users` is the sum of the people's influence; by default all
    count in full.
    """
    weights = matrix.data if influence is None else matrix.data * influence
    if rarity_power:
        popularity = np.bincount(matrix.indices, weights=influence, minlength=matrix.shape[1])
        people = matrix.shape[0] if users is None else users
        by_movie = rarity_weights(popularity, people, rarity_power)
        by_movie *= popularity.sum() / (popularity @ by_movie)
        weights = weights * by_movie.astype(np.float32)[matrix.indices]
    if activity_power:
        likes = np.diff(matrix.indptr)
        usual = np.exp(np.log(np.maximum(likes, 1)).mean())
        by_user = np.maximum(likes / usual, 1) ** -activity_power
        weights = weights * np.repeat(by_user.astype(np.float32), likes)
    return csr_matrix((weights, matrix.indices, matrix.indptr), shape=matrix.shape)
