"""What a person's likes have in common, and how much that adds to each film."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.model.aspects import Aspect
from recommender.model.fold_in import FoldedIn

Floats = npt.NDArray[np.float64]
Factors = npt.NDArray[np.float32]


class Pull(NamedTuple):
    """What one aspect of the likes adds to films' scores, before trust: see `Common`."""

    of_vectors: Factors
    vector_of: npt.NDArray[np.int64] | None
    parts: Callable[[int], Floats]

    def added(self, start: int, stop: int) -> Factors:
        """Return what is added to the films of some rows."""
        if self.vector_of is None:
            return self.of_vectors[start:stop]
        return self.of_vectors.take(self.vector_of[start:stop])


def pulls_of(
    aspects: Sequence[Aspect], folded: FoldedIn, weight: float, spread: float
) -> tuple[Pull, ...]:
    """Weigh what likes have in common in each aspect by how much they agree in it.

    The weight counts standard deviations; `spread` is that of the person's scores by factors.
    """
    if weight <= 0 or not len(folded.rows):
        return ()
    shares = (folded.weights / folded.weights.sum()).astype(np.float32)
    pulls = (_pull(aspect, folded, shares, weight * spread) for aspect in aspects)
    return tuple(pull for pull in pulls if pull is not None)


def _pull(aspect: Aspect, folded: FoldedIn, shares: Factors, weight: float) -> Pull | None:
    common = aspect.common(folded.rows, shares)
    if common.agreement <= 0 or common.deviation < 1e-9:
        return None
    scale = weight * aspect.weight * common.agreement / common.deviation
    return Pull(
        common.of_vectors * np.float32(scale),
        common.vector_of,
        lambda row: common.parts(row) * scale,
    )
