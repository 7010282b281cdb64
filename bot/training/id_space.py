"""Whether two data sets number films in the same way.

All MovieLens sets do, except ml-100k; a like stored under one set's number must never be read as
a like of another film.
"""

import numpy as np

from recommender import Catalogue

MIN_SHARED_MOVIES = 0.5
MIN_SAME_YEARS = 0.9


def same_id_space(one: Catalogue, other: Catalogue) -> bool:
    """Whether ids mean the same films in both, judged by the years of those they share."""
    shared = np.intersect1d(one.movie_ids, other.movie_ids)
    if len(shared) < MIN_SHARED_MOVIES * min(len(one), len(other)):
        return False
    same = [one[movie_id].year == other[movie_id].year for movie_id in shared.tolist()]
    return float(np.mean(same)) > MIN_SAME_YEARS
