"""Films that people add are read as they type them."""

import pytest

from bot.domain.added_movies import Addition, UnknownGenreError

GENRES = ("Children", "Comedy", "Drama", "Film-Noir", "Sci-Fi")


@pytest.mark.parametrize(
    ("typed", "genres"),
    [
        ("Comedy", ["Comedy"]),
        ("Comedy Drama", ["Comedy", "Drama"]),
        ("film noir and sci fi, Drama", ["Film-Noir", "Sci-Fi", "Drama"]),
        ("Children's|Comedy|Comedy", ["Children", "Comedy"]),
        ("", []),
    ],
)
def test_genres_are_told_apart_however_they_are_joined(typed: str, genres: list[str]) -> None:
    assert list(Addition.read(f'"New Film (2026)" {typed}', GENRES).genres) == genres


def test_the_genre_that_does_not_exist_is_named_alone() -> None:
    with pytest.raises(UnknownGenreError) as raised:
        Addition.read("New Film (2026) Drama History Comedy", GENRES)
    assert raised.value.text == "History"
