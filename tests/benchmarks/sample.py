"""What learning from a sample of people costs, and what it is worth that they are the newest."""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from recommender import Dataset, Profile, TrainingConfig, load_dataset, train
from recommender.evaluation import mean_interval, paired_interval
from recommender.evaluation.metrics import ndcg_of
from recommender.model.ranking import ranked_lists
from tests.benchmarks.figure import Figure
from tests.data import movielens

# Of ml-1m's 6,040 people 1,000 are asked about, whoever is learned from.
ASKED = 1000
SHARES = {"a tenth": 0.1, "a quarter": 0.25, "a half": 0.5, "all": 1.0}
# Of ml-latest-small's 610 people those 100 who joined last are asked about, as somebody new would.
NEWCOMERS = 100
SHOWN = (1, 5, 20)
LIST = 20

Ids = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def measure() -> Iterable[Figure]:
    """Train on samples of ml-1m, whose times say nothing, and on parts of ml-latest-small."""
    yield from _sizes(load_dataset(movielens("ml-1m")))
    yield from _recency(load_dataset(movielens("ml-latest-small")))


def _sizes(dataset: Dataset) -> Iterable[Figure]:
    people = np.random.default_rng(5).permutation(np.unique(dataset.user_ids))
    asked, others = people[:ASKED], people[ASKED:]
    found = {
        f"{name} of {len(others):,} people": _qualities(
            dataset, others[: int(share * len(others))], asked, in_order=False
        )
        for name, share in SHARES.items()
    }
    yield from _compared("ml-1m", found)


def _recency(dataset: Dataset) -> Iterable[Figure]:
    if dataset.timestamps is None:
        raise ValueError("recency needs times")
    people, rows = np.unique(dataset.user_ids, return_inverse=True)
    joined = np.full(len(people), np.iinfo(np.int64).max)
    np.minimum.at(joined, rows, dataset.timestamps)
    last = np.zeros(len(people), np.int64)
    np.maximum.at(last, rows, dataset.timestamps)
    newcomers = np.argsort(-joined, kind="stable")[:NEWCOMERS]
    others = np.setdiff1d(np.arange(len(people)), newcomers)
    newest_first = others[np.argsort(-last[others], kind="stable")]
    half = len(others) // 2
    parts = {
        "the half that was active first": newest_first[half:],
        "a half at random": np.random.default_rng(5).permutation(others)[:half],
        "the half that was active last": newest_first[:half],
        "all": others,
    }
    found = {
        name: _qualities(dataset, people[part], people[newcomers], in_order=True)
        for name, part in parts.items()
    }
    yield from _compared("ml-latest-small", found)


def _compared(name: str, found: Mapping[str, Floats]) -> Iterable[Figure]:
    *_, everybody = found.values()
    for part, qualities in found.items():
        yield Figure(f"{name}, {part}: NDCG@{LIST}", mean_interval(qualities).mean, "")
        difference = paired_interval(qualities - everybody)
        yield Figure(f"{name}, {part} - all: at least", difference.low, "")
        yield Figure(f"{name}, {part} - all: at most", difference.high, "")


def _qualities(dataset: Dataset, learned_from: Ids, asked: Ids, *, in_order: bool) -> Floats:
    """Return how well each person asked about is served, over all numbers of likes told."""
    model = train(dataset.users(learned_from.tolist()), (), TrainingConfig())
    random = np.random.default_rng(6)
    profiles, targets, owners = [], [], []
    for person, likes in enumerate(_likes(dataset, asked)):
        told = likes if in_order else random.permutation(likes)
        for shown in SHOWN:
            if len(likes) > shown:
                profiles.append(Profile(told[:shown].tolist()))
                targets.append(told[shown:])
                owners.append(person)
    found = ndcg_of(ranked_lists(model, profiles, LIST), targets)
    means: Floats = np.bincount(owners, found) / np.bincount(owners)
    return means


def _likes(dataset: Dataset, people: Ids) -> Iterable[Ids]:
    """Yield the likes of each person who has enough, in the order of time where there is one."""
    liked = dataset.users(people.tolist())
    liked = liked.select(liked.ratings >= 4)
    if liked.timestamps is not None:
        order = np.argsort(liked.timestamps, kind="stable")
    else:
        order = np.arange(len(liked))
    users, movies = liked.user_ids[order], liked.movie_ids[order]
    each = (movies[users == person] for person in np.sort(people))
    yield from (likes for likes in each if len(likes) > 2 * SHOWN[0])
