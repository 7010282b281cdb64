"""Several titles in one text are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.title_list import split_titles

WITH_COMMAS = {"lock, stock and two smoking barrels", "good, the bad and the ugly, the"}


def split(text: str) -> list[str]:
    return split_titles(text, lambda title: title in WITH_COMMAS)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("alien", ["alien"]),
        ("alien, heat", ["alien", "heat"]),
        ("alien; heat\njaws,,", ["alien", "heat", "jaws"]),
        ("lock, stock and two smoking barrels", ["lock, stock and two smoking barrels"]),
        (
            "heat, lock, stock and two smoking barrels, good, the bad and the ugly, the, jaws",
            [
                "heat",
                "lock, stock and two smoking barrels",
                "good, the bad and the ugly, the",
                "jaws",
            ],
        ),
        ("  ", []),
        ("😀", ["😀"]),
        ("alien; --", ["alien"]),
        ("face/off", ["face/off"]),
    ],
)
def test_examples(text: str, titles: list[str]) -> None:
    assert split(text) == titles


@given(st.text())
def test_no_word_gets_lost(text: str) -> None:
    words = {word for word in text.replace(",", " ").replace(";", " ").split() if word.isalnum()}
    assert words <= {word for title in split(text) for word in title.replace(",", " ").split()}
