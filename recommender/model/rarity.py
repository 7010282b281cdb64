"""What follows from how many people like a movie."""

import numpy as np

from recommender.arrays import Counts, Floats

# The like of a movie that hardly anybody likes says no more than if this share of all liked it.
_RAREST = 0.02
# This many of the films with the most likes count as well known.
_WELL_KNOWN = 500


def rarity_weights(popularity: Counts | Floats, users: float, power: float) -> Floats:
    """Weigh movies that `popularity` of `users` people like by (share of people)**-power."""
    weights: Floats = (popularity / max(users, 1) + _RAREST) ** -power
    return weights


def likes_of_well_known(popularity: Counts) -> int:
    """Return how many people like the last of the films that count as well known."""
    place = len(popularity) - min(_WELL_KNOWN, len(popularity))
    return int(np.partition(popularity, place)[place])
