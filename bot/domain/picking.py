"""A random film: better ones come more often, and every film can come."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

# How much more often the first film of a list comes than the last: noticeable, but no film is as
# good as excluded.
FIRST_AGAINST_LAST = 3.0
SEEDS = 1_000_000


def chances(lists: Iterable[Sequence[int]]) -> dict[int, float]:
    """Return each film's probability, for lists with the best first, which all count the same."""
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
    """Return the film of a step; each film comes once before the first comes again.

    A seed always gives the same order, and removing films does not change the order of the others.
    """
    order = sorted(likely, key=lambda each: _waiting(seed, each, likely[each]))
    return order[step % len(order)]


def _waiting(seed: int, movie_id: int, chance: float) -> float:
    """Return a random time; among several, each is the shortest with the probability `chance`."""
    return random.Random(f"{seed}.{movie_id}").expovariate(chance)


@dataclass(frozen=True, slots=True)
class Pick:
    """How a film is picked: the typed wishes, a seed, and the step in its order."""

    wishes: str
    seed: int
    step: int = 0

    @classmethod
    def begin(cls, typed: str) -> Self:
        """Return the first of a new order; colons mean nothing in wishes."""
        return cls(" ".join(typed.replace(":", " ").split()), random.randrange(SEEDS))
