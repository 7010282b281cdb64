"""One film by chance, so that what fits better comes more often and everything can come."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

# How much more often the first of a list comes than its last: enough to be felt, and no film is
# as good as left out.
FIRST_AGAINST_LAST = 3.0
SEEDS = 1_000_000


def chances(lists: Iterable[Sequence[int]]) -> dict[int, float]:
    """Return how likely each film is, of lists with the best first; each list counts the same."""
    found: dict[int, float] = defaultdict(float)
    for films in lists:
        last = max(len(films) - 1, 1)
        weights = [
            FIRST_AGAINST_LAST - (FIRST_AGAINST_LAST - 1) * place / last
            for place in range(len(films))
        ]
        for movie_id, weight in zip(films, weights, strict=True):
            found[movie_id] += weight / sum(weights)
    return dict(found)


def draw(likely: Mapping[int, float], seed: int, step: int) -> int:
    """Return the film that comes at a step; each comes once before the first comes again.

    A seed always gives the same order, also after a restart, and films that have gone since leave
    that of the others as it was.
    """
    order = sorted(likely, key=lambda each: _waiting(seed, each, likely[each]))
    return order[step % len(order)]


def _waiting(seed: int, movie_id: int, chance: float) -> float:
    """Return a random time; of independent ones, each ends first as often as its `chance` says."""
    return random.Random(f"{seed}.{movie_id}").expovariate(chance)


@dataclass(frozen=True, slots=True)
class Pick:
    """What a film is picked by: the wishes as they were typed, and the step of a seed."""

    wishes: str
    seed: int
    step: int = 0

    @classmethod
    def begin(cls, typed: str) -> Self:
        """Return the first of a new order; colons mean nothing in wishes."""
        return cls(" ".join(typed.replace(":", " ").split()), random.randrange(SEEDS))
