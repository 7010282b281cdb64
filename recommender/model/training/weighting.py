"""What a like weighs: more for a movie that few people like, less of somebody who likes very many.

Like the inverse document frequency of text retrieval and the damping of long documents.
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
    """Return a users x movies matrix of likes whose entries weigh accordingly; see the powers.

    `influence` says how far each entry counts, and `users` how many people that makes; by default
    all in full. Rarity leaves the mean weight as it is. Of people with more likes than is usual
    (the geometric mean n of all) a like weighs (likes / n)**-activity_power.
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
