"""How rare the likes of a movie are, and which movies are well known."""

import numpy as np

from recommender.arrays import Counts, Floats

# Added to each share of people, so that the likes of hardly known movies do not weigh too much.
_RAREST = 0.02
# This many of the films with the most likes count as well known.
_WELL_KNOWN = 500


def rarity_weights(popularity: Counts | Floats, users: float, power: float) -> Floats:
    """Return for each movie (the share of `users` who like it + .02)**-power.

    `popularity` counts who likes each movie.
    """
    weights: Floats = (popularity / max(users, 1) + _RAREST) ** -power
    return weights


def likes_of_well_known(popularity: Counts) -> int:
    """Return how many likes a film needs to be among the 500 best known."""
    place = len(popularity) - min(_WELL_KNOWN, len(popularity))
    return int(np.partition(popularity, place)[place])
