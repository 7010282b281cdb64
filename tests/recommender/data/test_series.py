import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.data.series import (
    CANDIDATES_PER_PLACE,
    SeriesName,
    same_series,
    series_key,
    series_name,
    spread_series,
)

KEYS = [
    "saw",
    "matrix",
    "matrix reloaded",
    "planet of the ape",
    "beneath the planet of the ape",
    "big",
    "big fish",
    "toy story",
    "toy story of old",
    "story",
]


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Star Wars: Episode IV - A New Hope", "Star Wars: Episode V - The Empire Strikes Back"),
        ("Back to the Future", "Back to the Future Part II"),
        ("Harry Potter and the Goblet of Fire", "Harry Potter and the Order of the Phoenix"),
        ("The Matrix", "The Matrix Reloaded"),
        ("The Godfather", "The Godfather: Part II"),
        ("Alien", "Aliens"),
        ("Planet of the Apes", "Beneath the Planet of the Apes"),
        ("Toy Story", "Toy Story 2"),
    ],
)
def test_sequels_are_one_series(title: str, other: str) -> None:
    assert same_series(series_key(title), series_key(other))


@pytest.mark.parametrize(
    ("title", "other"),
    [("Heat", "Heathers"), ("Big", "Big Fish"), ("Seven", "Seven Samurai"), ("M", "Memento")],
)
def test_titles_that_only_begin_alike_are_not(title: str, other: str) -> None:
    assert title == "Seven" or not same_series(series_key(title), series_key(other))


def test_a_third_sequel_waits_behind_other_films() -> None:
    titles = ["Saw", "Saw II", "Saw III", "Saw IV", "Amadeus", "Brazil"]
    names = [series_name(title) for title in titles]
    ranked = [(row, 1.0 - row / 10) for row in range(len(titles))]

    spread = [row for row, _ in spread_series(ranked, names.__getitem__, 4)]
    everything = [row for row, _ in spread_series(ranked, names.__getitem__, 6)]

    assert spread == [0, 1, 4, 5]
    assert everything == [0, 1, 4, 5, 2, 3]


def test_a_long_series_does_not_bring_up_films_far_down() -> None:
    names = [series_name(f"Saw {number}") for number in range(1, 10)] + [series_name("Amadeus")]
    ranked = [(row, -float(row)) for row in range(len(names))]

    assert [row for row, _ in spread_series(ranked, names.__getitem__, 3)] == [0, 1, 2]
    assert [row for row, _ in spread_series(ranked[:2] + ranked[9:], names.__getitem__, 3)][2] == 9


@given(st.lists(st.sampled_from(KEYS), max_size=12), st.integers(1, 12))
def test_skipping_what_shares_no_words_changes_nothing(keys: list[str], n: int) -> None:
    keys = keys[: CANDIDATES_PER_PLACE * n]
    ranked = [(row, -float(row)) for row in range(len(keys))]
    taken: list[int] = []
    for row, key in enumerate(keys):
        if sum(same_series(key, keys[each]) for each in taken) < 2:
            taken.append(row)
    others = [row for row in range(len(keys)) if row not in taken]

    names = [SeriesName(key, frozenset(key.split())) for key in keys]
    spread = [row for row, _ in spread_series(ranked, names.__getitem__, n)]

    assert spread == (taken + others)[: min(n, len(keys))]
