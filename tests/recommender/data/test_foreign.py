"""Which listed titles tell that a film is foreign."""

import pytest

from recommender import Movie
from recommender.data.foreign import foreign_titles

# What three titles have is an English word.
ENGLISH = [f"{word} {name}" for word in ("Dawn", "Last", "National") for name in ("I", "Go", "Up")]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("My Neighbor Totoro (Tonari no Totoro) (1988)", ["Tonari no Totoro"]),
        (
            "Bicycle Thieves (a.k.a. The Bicycle Thief) (Ladri di biciclette) (1948)",
            ["Ladri di biciclette"],
        ),
        ("Lady Vengeance (Last National Dawn) (Chinjeolhan geumjassi)", ["Chinjeolhan geumjassi"]),
        ("Boot, Das (Boat, The) (1981)", []),
        ("Evil Dead II (Dead by Dawn) (1987)", []),
        ("Twelve Monkeys (a.k.a. 12 Monkeys) (1995)", []),
        ("Vacation (Last National Lampoon) (1983)", []),
        ("8 1/2 (8½) (1963)", []),
        ("Alien (1979)", []),
        ("Alien", []),
    ],
)
def test_original_titles_of_other_words_than_english_ones_tell(
    listed: str, expected: list[str]
) -> None:
    titles = [listed, *(f"{each} (1990)" for each in [*ENGLISH, "Boat A", "Boat B", "Boat C"])]
    movies = [Movie.from_listing(row, title) for row, title in enumerate(titles)]

    assert foreign_titles(movies) == [expected, *([[]] * (len(movies) - 1))]


def test_nothing_is_foreign_without_films() -> None:
    assert foreign_titles([]) == []
