"""The memory of past nights helps whoever is worst off, on a small world of invented films."""

import numpy as np

from recommender import Dataset, Model
from tests.invented import GENRES
from tests.simulated_nights import Person, wishes_granted


def one_who_likes_other_films(dataset: Dataset) -> list[Person]:
    """Three people of one taste, and one of another: the hardest group for averaging."""
    tastes = [GENRES[0]] * 3 + [GENRES[4]]
    liked = [
        frozenset(movie.movie_id for movie in dataset.catalogue if genre in movie.genres)
        for genre in tastes
    ]
    return [Person(frozenset(sorted(films)[at : at + 5]), films) for at, films in enumerate(liked)]


def test_who_would_never_get_a_wish_takes_turns_with_the_others(
    model: Model, invented: Dataset
) -> None:
    people = one_who_likes_other_films(invented)
    without = wishes_granted(model, people, memory=False)
    with_memory = wishes_granted(model, people, memory=True)
    assert np.argmin(without) == 3
    assert with_memory.min() > without.min() + 0.2
    assert np.ptp(with_memory) < np.ptp(without) / 2
