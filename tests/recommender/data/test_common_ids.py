"""The numbers of ml-100k's films in the other sets."""

import numpy as np
import pytest
from rapidfuzz import fuzz

from recommender import Catalogue, load_dataset
from recommender.data.common_ids import (
    FILMS,
    FIRST_OWN_ID,
    common_id,
    numbers_films_its_own_way,
    with_common_ids,
)
from recommender.data.movielens import LAYOUTS, load_sample, read_catalogue
from tests.data import find_movielens


def catalogue(name: str) -> Catalogue:
    folder = find_movielens(name)
    if folder is None:
        pytest.skip(f"needs {name}")
    layout = next(each for each in LAYOUTS if (folder / each.movie_file).is_file())
    return read_catalogue(folder, layout, tagged=False)


def test_each_film_keeps_a_number_of_its_own() -> None:
    numbers = {common_id(own) for own in range(1, FILMS + 1)}
    assert len(numbers) == FILMS
    assert sum(number < FIRST_OWN_ID for number in numbers) == 1653
    assert max(numbers) < 1_000_000_000  # where films that people add begin


def test_the_numbers_mean_the_same_films_elsewhere() -> None:
    own, newest, older = catalogue("ml-100k"), catalogue("ml-32m-titles"), catalogue("ml-1m")
    alike = 0
    for movie in own:
        number = common_id(movie.movie_id)
        other = newest.get(number) or older.get(number)
        if other is None:
            assert number >= FIRST_OWN_ID
            continue
        assert abs((movie.year or 0) - (other.year or 0)) <= 3
        names = (other.title, other.listed_title)
        alike += any(fuzz.partial_ratio(movie.title.lower(), name.lower()) > 80 for name in names)
    assert alike >= 1600  # the others have titles in another language
    assert newest[common_id(50)].title == "Star Wars: Episode IV - A New Hope"


def test_ratings_and_counts_follow_their_films() -> None:
    folder = find_movielens("ml-100k")
    if folder is None:
        pytest.skip("needs ml-100k")
    native, survey = load_sample(folder, lambda people, _: people.user_ids, 4.0)
    dataset, counted = with_common_ids(native, survey)
    assert not numbers_films_its_own_way(dataset.catalogue)
    assert dataset.catalogue[260].title == "Star Wars"
    assert counted.popularity[260] == survey.popularity[50]
    assert sum(counted.counts) == sum(survey.counts)
    assert np.all(np.diff(counted.movie_ids) > 0)
    assert (dataset.movie_ids == 260).sum() == (native.movie_ids == 50).sum()
    again, _ = with_common_ids(dataset, counted)
    assert again is dataset
    assert (
        load_dataset(folder).catalogue[50].title == "Star Wars"
    )  # the library reads what is there
