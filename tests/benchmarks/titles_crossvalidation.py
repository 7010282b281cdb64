"""How well the fitted weights do on typed titles that they were not fitted to.

`python -m tests.benchmarks.titles_crossvalidation`: the texts that the weights decide are cut into
folds; weights and limits fitted to the others, and to texts made from titles, are tried on each.
"""

import statistics
from collections.abc import Iterable, Sequence

import numpy as np

from recommender.titles.weights import shipped_weights
from tests.benchmarks.figure import Figure, at_least, at_most
from tests.benchmarks.titles_fit import MADE_SET, Example, fit, judged, loaded

FOLDS = 8


def measure() -> Iterable[Figure]:
    """Cross-validate over all sets together."""
    sets = loaded()
    made = sets.pop(MADE_SET)
    chosen = [example for found in sets.values() for example in found]
    yield from _folds(chosen, made, list(shipped_weights().terms))
    shipped = judged(shipped_weights(), chosen)
    share = 100 * statistics.fmean(one.right for one in shipped)
    yield Figure("weights in use, on all, all right", share, "%", at_least(90))


def _folds(
    chosen: Sequence[Example], made: Sequence[Example], terms: Sequence[str]
) -> Iterable[Figure]:
    folds = np.random.default_rng(0).permutation(len(chosen)) % FOLDS
    shares: list[float] = []
    wrong = accepted = 0
    for fold in range(FOLDS):
        others = [e for e, own in zip(chosen, folds, strict=True) if own != fold]
        weights = fit([*others, *made], terms)
        inside = [e for e, own in zip(chosen, folds, strict=True) if own == fold]
        answers = judged(weights, inside)
        shares.append(100 * statistics.fmean(one.right for one in answers))
        wrong += sum(one.wrong for one in answers)
        accepted += sum(one.accepted for one in answers)
    name = f"texts no name answers as they stand ({len(chosen)}), held out"
    yield Figure(f"{name}, all right", statistics.fmean(shares), "%", at_least(88))
    yield Figure("folds differ by (standard deviation)", statistics.stdev(shares), "points")
    yield Figure(f"{name}, silently wrong", wrong, "titles", at_most(3))
    yield Figure(f"{name}, accepted though no film", accepted, "titles", at_most(8))


if __name__ == "__main__":
    for figure in measure():
        print(f"{figure.name}: {figure.value:.4g} {figure.unit}")
