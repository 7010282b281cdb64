"""Several titles in one text are told apart."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.title_list import most_titles, split_titles

KNOWN = {
    "lock, stock and two smoking barrels",
    "good, the bad and the ugly, the",
    "alien",
    "기생충",
    "괴물",
    "jaws",
    "beauty and the beast",
    "romeo and juliet",
    "and then there were none",
}
JOINING = {"and", "also", "then", "plus", "both", "too", "또", "또한", "그리고"}


def split(text: str) -> list[str]:
    return split_titles(text, KNOWN.__contains__)


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
        ("heat, alien and jaws", ["heat", "alien", "jaws"]),
        ("heat, alien, and jaws", ["heat", "alien", "jaws"]),
        ("heat, beauty and the beast", ["heat", "beauty and the beast"]),
        ("heat, romeo and juliet and jaws", ["heat", "romeo and juliet", "jaws"]),
        ("heat, and then there were none", ["heat", "and then there were none"]),
        ("alien and jaws", ["alien", "jaws"]),
        ("alien & jaws", ["alien", "jaws"]),
        ("heat, alien, and then jaws", ["heat", "alien", "jaws"]),
        ("heat, alien, jaws too", ["heat", "alien", "jaws"]),
        ("heat; alien and jaws, aliens", ["heat", "alien", "jaws", "aliens"]),
        ("alien plus jaws", ["alien", "jaws"]),
        ("alien and jaws and romeo and juliet", ["alien", "jaws", "romeo and juliet"]),
        ("alien、heat，jaws", ["alien", "heat", "jaws"]),
        ("alien، jaws", ["alien", "jaws"]),
        ("기생충이랑 괴물", ["기생충", "괴물"]),
        ("alien, 괴물하고 기생충", ["alien", "괴물", "기생충"]),
        ("괴물 그리고 alien", ["괴물", "alien"]),
        ("기생충이랑 괴물도", ["기생충", "괴물"]),
        ("기생충 그리고 또 괴물", ["기생충", "괴물"]),
        ("기생충 하고 괴물 그리고 alien", ["기생충", "괴물", "alien"]),
        ("미녀와 야수", ["미녀와 야수"]),
        ("alien and the jaw", ["alien and the jaw"]),
        ("romeo and juliet", ["romeo and juliet"]),
    ],
)
def test_examples(text: str, titles: list[str]) -> None:
    assert split(text) == titles


@given(st.text())
def test_no_word_gets_lost(text: str) -> None:
    words = {word for word in text.replace(",", " ").replace(";", " ").split() if word.isalnum()}
    kept = {word for title in split(text) for word in title.replace(",", " ").split()}
    assert {word for word in words if word.casefold() not in JOINING} <= kept


@given(st.text(st.sampled_from("ab,;\n ")))
def test_never_more_titles_than_pieces(text: str) -> None:
    assert len(split(text)) <= most_titles(text) + 1


@pytest.mark.parametrize("end", ["랑", "랑, jaws", "and x"])
def test_many_blanks_take_no_time(end: str) -> None:
    text = f"alien{' ' * 10_000}{end}"
    before = time.process_time()
    assert split(text)[0].startswith("alien")
    assert most_titles(text) > 0
    assert time.process_time() - before < 1
