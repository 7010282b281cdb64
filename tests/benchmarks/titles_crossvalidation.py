"""How far the thresholds of title matching depend on the titles they were chosen on.

`python -m tests.benchmarks.titles_crossvalidation`: the development sets are cut into folds; for
each, the thresholds that do best on the other folds are tried on it.
"""

import itertools
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import pytest

from recommender import TitleMatcher, load_dataset
from recommender.titles.verdict import Judge, Thresholds
from tests.benchmarks.figure import Figure, at_least, at_most
from tests.data import movielens
from tests.recommender.titles.judging import Judged, judge, typed_titles

FOLDS = 5
MATCH = (0.68, 0.72, 0.76, 0.8, 0.84, 0.88)
ASK = (0.48, 0.52, 0.56, 0.6, 0.64)
MARGIN = (0.02, 0.05, 0.08, 0.12)
SETS = ("dev.tsv", "dev2.tsv")


@dataclass(frozen=True)
class Trial:
    """Thresholds, and what became of every typed title with them."""

    thresholds: Thresholds
    judged: list[Judged]

    def worth(self, places: Sequence[int]) -> float:
        """Right answers, less what is worse than no answer: a wrong film told as the right one."""
        chosen = [self.judged[place] for place in places]
        return sum(one.right - 5 * one.wrong - 3 * one.accepted for one in chosen)


def measure() -> Iterable[Figure]:
    """Cross-validate match, ask and margin over both sets together."""
    rows = [row for name in SETS for row in typed_titles(name)]
    if not rows:
        pytest.skip("needs the development sets of typed titles beside MovieLens")
    dataset = load_dataset(movielens("ml-latest-small"))
    matcher = TitleMatcher(dataset.catalogue, dataset.popularity())
    weighing = matcher._weighing
    # Films near a text do not depend on the thresholds: they are looked for once.
    weighing.candidates = cache(lambda readings, look=weighing.candidates: look(readings))  # type: ignore[method-assign]
    weigh, judges = weighing.weigh, weighing._judge

    def trial(thresholds: Thresholds) -> Trial:
        weighing._judge = Judge(judges._assessor, judges._popularity, thresholds)
        weighing.weigh = lambda readings: weigh(tuple(readings))  # type: ignore[method-assign]
        return Trial(thresholds, [judge(matcher, row) for row in rows])

    limits = itertools.product(MATCH, ASK, MARGIN)
    trials = [trial(Thresholds(match=m, ask=a, margin=d)) for m, a, d in limits]
    yield from _folds(trials, len(rows))
    yield from _all("shipped thresholds", trial(Thresholds()))


def _folds(trials: Sequence[Trial], count: int) -> Iterable[Figure]:
    held_out: list[float] = []
    wrong = accepted = 0
    for fold in range(FOLDS):
        inside = [place for place in range(count) if place % FOLDS == fold]
        outside = [place for place in range(count) if place % FOLDS != fold]
        best = max(trials, key=lambda trial: trial.worth(outside))
        judged = [best.judged[place] for place in inside]
        share = 100 * statistics.fmean(one.right for one in judged)
        held_out.append(share)
        wrong += sum(one.wrong for one in judged)
        accepted += sum(one.accepted for one in judged)
        chosen = f"match {best.thresholds.match}, ask {best.thresholds.ask}, "
        chosen += f"margin {best.thresholds.margin}"
        yield Figure(f"fold {fold + 1}, all right; chosen on the others: {chosen}", share, "%")
    yield Figure("held out, all right, mean", statistics.fmean(held_out), "%", at_least(90))
    yield Figure("folds differ by (standard deviation)", statistics.stdev(held_out), "points")
    yield Figure("held out, silently wrong", wrong, "titles", at_most(1))
    yield Figure("held out, accepted though no film", accepted, "titles", at_most(1))


def _all(name: str, trial: Trial) -> Iterable[Figure]:
    right = 100 * statistics.fmean(one.right for one in trial.judged)
    yield Figure(f"{name} on all, all right", right, "%", at_least(90))
    yield Figure(f"{name} on all, silently wrong", sum(one.wrong for one in trial.judged), "titles")


if __name__ == "__main__":
    for figure in measure():
        print(f"{figure.name}: {figure.value:.4g} {figure.unit}")
