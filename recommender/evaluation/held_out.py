"""Held-out people: for validation, to choose settings with, and for the test."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from recommender.arrays import Ids
from recommender.data.dataset import Dataset
from recommender.evaluation.errors import EvaluationError

MAX_HELD_OUT = 1000
SHARES = 5  # a small set is cut into so many parts: one for validation, all others are tested


class Part(StrEnum):
    """A part of the held-out people; settings must never be chosen by the test people."""

    TEST = "test"
    VALIDATION = "validation"


@dataclass(frozen=True)
class HeldOut:
    """Disjoint groups of people: one for validation, one or more (folds) for the test."""

    validation: Ids
    folds: tuple[Ids, ...]

    def splits(self, part: Part) -> list[tuple[Ids, Ids]]:
        """Return pairs of the people to test and the people to keep out of training.

        Validation trains without the test people, too, unless everybody is in some test fold; then
        it trains on them, but never tests them.
        """
        if part == Part.TEST:
            return [(fold, fold) for fold in self.folds]
        hidden = self.folds if len(self.folds) == 1 else ()
        return [(self.validation, np.concatenate([self.validation, *hidden]))]


def hold_out(dataset: Dataset, users: int | None, seed: int) -> HeldOut:
    """Draw the people to hold out.

    The test has one fold of `users` people, by default 1000. If that default is more than a fifth
    of all people, each fifth is a fold in turn, without the validation people.
    """
    everybody = np.random.default_rng(seed).permutation(np.unique(dataset.user_ids))
    share = len(everybody) // SHARES
    if share == 0:
        raise EvaluationError(
            f"a data set of {_people(len(everybody))} cannot be split into people to learn from "
            f"and people to ask; it takes at least {SHARES}"
        )
    if users is None and share < MAX_HELD_OUT:
        parts = [everybody[start * share : (start + 1) * share] for start in range(SHARES)]
        return HeldOut(parts[-1], tuple(parts[:-1]))
    tested = MAX_HELD_OUT if users is None else users
    spared = min(share, tested)
    if not 0 < tested < len(everybody) - spared:
        raise EvaluationError(
            f"cannot hold out {tested} of {_people(len(everybody))}: between 1 and "
            f"{len(everybody) - share - 1} can be tested"
        )
    return HeldOut(everybody[tested : tested + spared], (everybody[:tested],))


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
