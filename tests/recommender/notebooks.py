"""The notebooks' printed lists beside ours: `python -m tests.recommender.notebooks` prints both.

The notebooks are the two from which the project started; they drew their factors without a fixed
seed and trained other people in (the second one rated its favourites 4 or 5 at random), so that
lists overlap without being equal.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from recommender import Dataset, Model, Profile, TrainingConfig, load_dataset, train
from recommender.model.training.interactions import build_interactions
from tests.data import movielens

# The Matrix, Back to the Future, Men in Black, The Terminator, Jurassic Park; all rated 5.
FIRST_FAVOURITES = Profile({2571: 5, 1270: 5, 1580: 5, 1240: 5, 480: 5})
# The Empire Strikes Back, Pulp Fiction, 2001: A Space Odyssey, Titanic, The Lion King.
SECOND_FAVOURITES = Profile({1196: 5, 296: 4, 924: 4, 1721: 4, 364: 5})
BACK_TO_THE_FUTURE, EMPIRE, RAIDERS = 1270, 1196, 1198


@dataclass(frozen=True)
class Comparison:
    """One list of the notebooks and ours, movie ids best first."""

    title: str
    printed: tuple[int, ...]
    ours: tuple[int, ...]

    @property
    def shared(self) -> int:
        """How many movies are in both lists."""
        return len(set(self.printed) & set(self.ours))


def compare(dataset: Dataset) -> tuple[tuple[int, int, int], list[Comparison]]:
    """Return users, movies and entries of the first notebook's matrix, and all lists."""
    config = TrainingConfig.notebook()
    matrix = build_interactions(dataset, [FIRST_FAVOURITES], config).matrix
    first = train(dataset, [FIRST_FAVOURITES], config)
    second = train(dataset, [SECOND_FAVOURITES], config)
    explained = second.explain(SECOND_FAVOURITES, RAIDERS).contributions
    recommended = first.rank(FIRST_FAVOURITES, 10)
    lists = [
        Comparison(
            "Similar to Back to the Future",
            (2918, 1307, 2716, 2011, 2797, 1097, 2407, 3361, 1079),
            _similar(first, BACK_TO_THE_FUTURE, 9),
        ),
        Comparison(
            "For The Matrix, Back to the Future, Men in Black, The Terminator and Jurassic Park",
            (589, 2916, 260, 1196, 110, 1573, 32, 457, 1210, 1527),
            tuple(movie_id for movie_id, _ in recommended),
        ),
        Comparison(
            "Similar to The Empire Strikes Back",
            (260, 1210, 1198, 1240, 1270),
            _similar(second, EMPIRE, 5),
        ),
        Comparison(
            "What speaks for Raiders of the Lost Ark, strongest first",
            (1196, 1721, 296, 364, 924),
            tuple(explained),
        ),
    ]
    return (matrix.shape[0], matrix.shape[1], matrix.nnz), lists


def _similar(model: Model, movie_id: int, n: int) -> tuple[int, ...]:
    """Return the films of the highest cosine, which is all that the notebooks asked for."""
    directions = model.item_factors / np.linalg.norm(model.item_factors, axis=1, keepdims=True)
    cosines = directions @ directions[model.row(movie_id)]
    best = model.movie_ids[np.argsort(-cosines, kind="stable")].tolist()
    return tuple(each for each in best if each != movie_id)[:n]


def as_markdown(dataset: Dataset) -> str:
    """Lay the lists out side by side."""
    (users, movies, entries), lists = compare(dataset)
    text = [
        "# The notebooks' lists and ours",
        "",
        "Matinee grew out of two notebooks on MovieLens 1M. `TrainingConfig.notebook()` trains as",
        "they do (implicit's ALS, 100 factors, regularization 0.01, 15 iterations, ratings of 3",
        f"and more). With the first notebook's five favourites its matrix has {users:,} users,",
        f"{movies:,} movies and {entries:,} entries, as theirs. They fixed no seed and used other",
        "versions of the library, so lists overlap without being equal. Movies in both lists are",
        "bold. Printed by `python -m tests.recommender.notebooks`; a test holds the overlap.",
    ]
    for each in lists:
        text += [
            "",
            f"## {each.title}",
            "",
            f"{each.shared} of {len(each.printed)} are shared.",
            "",
        ]
        text += ["| | printed in the notebook | `TrainingConfig.notebook()` |", "|---|---|---|"]
        rows = zip_longest(
            _labels(dataset, each.printed, each.ours), _labels(dataset, each.ours, each.printed)
        )
        text += [
            f"| {place} | {one or ''} | {two or ''} |" for place, (one, two) in enumerate(rows, 1)
        ]
    return "\n".join(text) + "\n"


def _labels(dataset: Dataset, movie_ids: Sequence[int], others: Sequence[int]) -> list[str]:
    labels = [dataset.catalogue[movie_id].label for movie_id in movie_ids]
    return [
        f"**{label}**" if movie_id in others else label
        for movie_id, label in zip(movie_ids, labels, strict=True)
    ]


if __name__ == "__main__":
    sys.stdout.write(as_markdown(load_dataset(movielens("ml-1m"))))
