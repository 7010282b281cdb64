"""What accounts made for it reach in everybody's lists, and what honest communities still do.

The number of accounts may be given as an argument of the module; 500 by default.
"""

import sys
from collections.abc import Iterable, Iterator

from recommender import load_dataset
from tests.benchmarks.figure import Aim, Figure, at_least, at_most
from tests.data import movielens
from tests.steering import ACCOUNTS, PLACES, Attack, Attacked, Steered, anywhere, honest_benefit


def measure(accounts: int = ACCOUNTS) -> Iterable[Figure]:
    """Measure on ml-latest-small."""
    dataset = load_dataset(movielens("ml-latest-small"))
    attacked = Attacked(dataset)
    for attack in Attack:
        everybody = attacked.steered(attack, accounts, anywhere)
        yield from _figures(f"{attack}, not bounded", everybody, None)
        for name, (placed, most) in PLACES.items():
            found = attacked.steered(attack, accounts, placed)
            yield from _figures(f"{attack}, {name}", found, at_most(most))
    for name, (placed, _most) in {"in full": (anywhere, 1.0), **PLACES}.items():
        benefit = honest_benefit(dataset, placed)
        yield Figure(f"honest community, {name}: gain", benefit.gain, "NDCG@20", at_least(0))


def _figures(name: str, found: Steered, aim: Aim | None) -> Iterator[Figure]:
    yield Figure(f"{name}: lists of 20 with it", found.among_twenty, "of all", aim)
    yield Figure(f"{name}: lists of 10 with it", found.among_ten, "of all", aim)
    yield Figure(f"{name}: place in popular", found.popular_place, "")
    yield Figure(f"{name}: lists of the others", found.ndcg, "NDCG@20")


if __name__ == "__main__":
    for figure in measure(int(sys.argv[1]) if len(sys.argv) > 1 else ACCOUNTS):
        print(figure)
