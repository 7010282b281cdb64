"""Which listed titles tell that a film is foreign."""

import pytest

from recommender import Movie
from recommender.data.foreign import foreign

# What three titles have is an English word.
ENGLISH = [f"{word} {name}" for word in ("Dawn", "Last", "National") for name in ("I", "Go", "Up")]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("My Neighbor Totoro (Tonari no Totoro) (1988)", True),
        ("Bicycle Thieves (a.k.a. The Bicycle Thief) (Ladri di biciclette) (1948)", True),
        ("Boot, Das (Boat, The) (1981)", False),
        ("Evil Dead II (Dead by Dawn) (1987)", False),
        ("Twelve Monkeys (a.k.a. 12 Monkeys) (1995)", False),
        ("Vacation (Last National Lampoon) (1983)", False),
        ("8 1/2 (8½) (1963)", False),
        ("Alien (1979)", False),
        ("Alien", False),
    ],
)
def test_an_original_title_of_other_words_than_english_ones_tells(
    listed: str, expected: bool
) -> None:
    titles = [listed, *(f"{each} (1990)" for each in [*ENGLISH, "Boat A", "Boat B", "Boat C"])]
    movies = [Movie.from_listing(row, title) for row, title in enumerate(titles)]

    assert foreign(movies) == [expected, *([False] * (len(movies) - 1))]


def test_nothing_is_foreign_without_films() -> None:
    assert foreign([]) == []
