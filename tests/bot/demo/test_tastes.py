"""The demo's members have tastes of their own, whichever data set there is."""

import numpy as np
import pytest

from bot.demo.simulated_server import ADMIN, MEMBERS
from bot.demo.tastes import PREFERENCES, choose_tastes
from bot.domain.tastes import Action
from recommender import Catalogue, Dataset, Movie
from recommender.data.catalogue import genre_key


def test_nobody_shares_a_film_and_everybody_keeps_to_their_genres(invented: Dataset) -> None:
    tastes = choose_tastes(invented)
    assert set(tastes) == {*MEMBERS} - {ADMIN}, "nobody speaks for the visitor"
    films = [change.movie_id for changes in tastes.values() for change in changes]
    assert len(films) == len(set(films))
    for name in ("ana", "ben"):
        fond = {genre_key(genre) for genre in PREFERENCES[name].fond}
        for change in tastes[name]:
            genres = {genre_key(genre) for genre in invented.catalogue[change.movie_id].genres}
            if change.action is Action.LIKE:
                assert genres & fond


@pytest.mark.parametrize("films", [0, 1, 10])
def test_a_tiny_set_without_genres_is_enough(films: int) -> None:
    catalogue = Catalogue(Movie.from_listing(number, f"Film {number}") for number in range(films))
    nobody = np.empty(0, np.int64)
    unrated = Dataset(nobody, nobody, np.empty(0, np.float32), catalogue)
    tastes = choose_tastes(unrated)
    assert sum(len(changes) for changes in tastes.values()) == films
