"""What a pull adds to films' scores."""

import numpy as np

from recommender.arrays import Factors
from recommender.model.content.aspect import Pull


def added(pull: Pull, start: int, stop: int) -> Factors:
    """Return what is added to the films of some rows."""
    scores = np.zeros(stop - start, np.float32)
    pull.add_to(scores, start)
    return scores
