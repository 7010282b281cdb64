"""Genres are shown in the reader's language."""

import pytest

from bot.messages.films import alike, film_line
from bot.messages.genres import GENRES
from bot.messages.translation import speaking
from recommender import Movie
from recommender.data.movielens import GENRES_100K


def test_each_genre_of_movielens_has_a_name() -> None:
    assert {*GENRES_100K, "Children"} - {"unknown"} == set(GENRES)


@pytest.mark.parametrize(
    ("language", "line", "shared"),
    [
        ("en", "**Heat (1995)** (Crime · IMAX)", "both Crime"),
        ("ko", "**Heat (1995)** (범죄 · IMAX)", "둘 다 범죄"),
    ],
)
def test_genres_are_in_the_readers_language(language: str, line: str, shared: str) -> None:
    heat = Movie(1, "Heat (1995)", "Heat", 1995, ("Crime", "IMAX"))
    seven = Movie(2, "Seven (1995)", "Seven", 1995, ("Crime",))
    with speaking(language):
        assert film_line(heat) == line
        assert alike(heat, seven) == shared
