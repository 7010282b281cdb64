"""How much the like of a movie says, judged by how many people like it."""

import numpy as np
import numpy.typing as npt

# The like of a movie that hardly anybody likes says no more than if this share of all liked it.
_RAREST = 0.02


def rarity_weights(
    popularity: npt.NDArray[np.int64] | npt.NDArray[np.float64], users: float, power: float
) -> npt.NDArray[np.float64]:
    """Weigh movies that `popularity` of `users` people like by (share of people)**-power."""
    weights: npt.NDArray[np.float64] = (popularity / max(users, 1) + _RAREST) ** -power
    return weights
