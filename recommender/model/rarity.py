"""What follows from how many people like a movie."""

import numpy as np
import numpy.typing as npt

# The like of a movie that hardly anybody likes says no more than if this share of all liked it.
_RAREST = 0.02
# This many of the films with the most likes count as well known.
_WELL_KNOWN = 500


def rarity_weights(
    popularity: npt.NDArray[np.int64] | npt.NDArray[np.float64], users: float, power: float
) -> npt.NDArray[np.float64]:
    """Weigh movies that `popularity` of `users` people like by (share of people)**-power."""
    weights: npt.NDArray[np.float64] = (popularity / max(users, 1) + _RAREST) ** -power
    return weights


def likes_of_well_known(popularity: npt.NDArray[np.int64]) -> int:
    """Return how many people like the last of the films that count as well known."""
    place = len(popularity) - min(_WELL_KNOWN, len(popularity))
    return int(np.partition(popularity, place)[place])
