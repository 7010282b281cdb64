"""How alike two films are: who likes both, as far as enough people do, and what they share."""

from collections.abc import Sequence

import numpy as np

from recommender.arrays import Factors, Floats
from recommender.model.content.aspect import Aspect, trust_in
from recommender.model.learned import Learned

# Likes in common n count n / (n + 3); with fewer than that a cosine is chance. What films share in
# genres, era and tags counts a fifth of it, however few like both. Chosen on base users of
# ml-latest-small and ml-1m, so that films with fewer than five likes no longer come before known
# ones.
_CHANCE = 3.0
_SHARED = 0.2


def similarities(learned: Learned, aspects: Sequence[Aspect], norms: Factors, row: int) -> Floats:
    """Return how alike each film is to that of one row: 1 at most.

    The cosine of the factors is shrunk by how many people like both films. That number is
    estimated from the factors: the people times the mean product of their scores for both.
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
