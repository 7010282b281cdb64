"""Makes accounts that like one film hardly anybody knows, to put it into everybody's lists.

Each attempt trains on ml-latest-small and 500 such accounts, in one server or spread over fifty,
and looks at the lists of people who have nothing to do with it. The film may reach no more of them
than docs/recommender.md says.
"""

from itertools import product
from pathlib import Path

from recommender import load_dataset
from tests.campaigns.report import Scale, Tally
from tests.data import movielens
from tests.steering import ACCOUNTS, PLACES, Attack, Attacked


def run(tally: Tally, scale: Scale, _folder: Path) -> None:
    """Attack from one server and from fifty; at full size in each way, on several splits."""
    dataset = load_dataset(movielens("ml-latest-small"))
    for seed in scale.share(range(scale.seed, scale.seed + scale.of(small=1, full=5))):
        attacked = Attacked(dataset, seed)
        ways = list(product(Attack, PLACES))
        for attack, place in ways[: scale.of(small=2, full=len(ways))]:
            placed, most = PLACES[place]
            share = attacked.steered(attack, ACCOUNTS, placed).among_twenty
            fault = f"{attack}, {place}, seed {seed}: in {share:.1%} of lists, {most:.0%} allowed"
            tally.expect(share <= most, fault)
            tally.reached[place] += 1
