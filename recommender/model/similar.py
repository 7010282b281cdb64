"""How alike two films are: whether the same people like them, and what they share."""

from collections.abc import Sequence

import numpy as np

from recommender.arrays import Factors, Floats
from recommender.model.content.aspect import Aspect, trust_in
from recommender.model.learned import Learned

# The cosine of two films that n people both like counts n / (n + 3): with few, it is chance. What
# films share in genres, era and tags counts a fifth of a cosine of factors. Chosen on base users of
# ml-latest-small and ml-1m, so that films with fewer than five likes do not come before known ones.
_CHANCE = 3.0
_SHARED = 0.2


def similarities(learned: Learned, aspects: Sequence[Aspect], norms: Factors, row: int) -> Floats:
    """Return how alike each film is to the film of one row, at most 1: an array of all films.

    The cosine of the factors is shrunk where few people like both films. Their number is estimated
    from the factors, as the number of people times the mean product of their scores for both.
    `norms` are the lengths of all films' factors.
    """
    lengths = np.where(norms > 0, norms, 1)
    own = learned.item_factors[row]
    cosines = learned.item_factors @ own / (lengths * lengths[row])
    second = np.linalg.inv(learned.prior_precisions[0])
    second += np.outer(learned.prior_means[0], learned.prior_means[0])
    both = learned.item_factors @ (second @ own).astype(np.float32) * learned.users
    trusted = trust_in(learned.popularity).of_each
    believed = np.maximum(both, 0) / (np.maximum(both, 0) + _CHANCE)
    whole = 1 + _SHARED * sum(aspect.weight for aspect in aspects)
    shared = sum(aspect.near(row) for aspect in aspects)
    found: Floats = (cosines * believed + _SHARED * shared) * trusted / whole
    return found
