"""Korean particles fit the last sound of what stands before them, and values stay as they are."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.particles import FORMS, filled

ALL = " ".join(f"{{x}}{form}" for form in FORMS)
CLOSERS = st.sampled_from(
    ["**", "*", "`", "”", '"', "’", "]", ")", "!", "…", " 🎬", " <:film:12>", " (1995)", " <a:b:1>"]
)
SYLLABLES = st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣"))
WORDS = st.text(SYLLABLES, min_size=1, max_size=5)
PIECES = st.lists(st.sampled_from([*FORMS, *"a1()<>:@가각갈*`{} "])).map("".join)


@pytest.mark.parametrize(
    ("word", "objects", "way"),
    [
        ("괴물", "을", "로"),
        ("기생충", "을", "으로"),
        ("올드보이", "를", "로"),
        ("Heat (1995)", "를", "로"),
        ("Fight Club (1999)", "을", "으로"),
        ("Gone Girl (2014)", "을", "로"),
        ("The Matrix", "를", "로"),
        ("Pulp Fiction", "을", "으로"),
        ("Psycho", "를", "로"),
        ("Titanic", "을", "으로"),
        ("Shrek", "을", "으로"),
        ("Jurassic Park", "를", "로"),
        ("Rain Man", "을", "으로"),
        ("Star Wars", "를", "로"),
        ("A Beautiful Life", "를", "로"),
        ("Time", "을", "으로"),
        ("Me", "를", "로"),
        ("Léon", "을", "으로"),
        ("Amélie", "를", "로"),
        ("UFO", "를", "로"),
        ("XML", "을", "로"),
        ("M", "을", "으로"),
        ("1917", "을", "로"),
        ("300", "을", "으로"),
        ("4.5", "를", "로"),
        ("2046", "을", "으로"),
        ("ＡＩ", "를", "로"),
        ("３", "을", "으로"),
        ("98%", "를", "로"),
        ("**Heat (1995)**", "를", "로"),
        ("[괴물](https://example.org/1)", "을", "로"),
        ("Airplane!", "을", "으로"),
    ],
)
def test_the_form_fits_the_last_sound(word: str, objects: str, way: str) -> None:
    assert filled("{x}을(를) {x}(으)로", {"x": word}) == f"{word}{objects} {word}{way}"


@pytest.mark.parametrize(
    "word", ["<@12>", "<t:1700000000:F>", "</help:1>", "千と千尋", "Сталкер", "½"]
)
def test_both_forms_stay_where_nobody_can_know(word: str) -> None:
    assert filled(ALL, {"x": word}) == ALL.replace("{x}", word)


@given(WORDS, st.lists(CLOSERS, max_size=4).map("".join))
def test_what_is_not_read_aloud_changes_nothing(word: str, closers: str) -> None:
    for form in FORMS:
        alone = filled(f"{{x}}{form}", {"x": word}).removeprefix(word)
        assert alone in FORMS[form]
        assert filled(f"{{x}}{form}", {"x": word + closers}) == f"{word}{closers}{alone}"
        assert filled(f"{{x}}**{form}", {"x": word}) == f"{word}**{alone}"


@given(PIECES | st.text())
def test_values_stay_as_they_are(value: str) -> None:
    assert filled("{x}", {"x": value}) == value
    for form, forms in FORMS.items():
        done = filled(f"<{{x}}>{form}.", {"x": value})
        assert done in {f"<{value}>{chosen}." for chosen in (form, *forms)}


@given(st.text(string.ascii_letters, min_size=1, max_size=12))
def test_latin_letters_always_give_one_form(word: str) -> None:
    assert not re.search(r"[()]", filled(ALL, {"x": word}))


def test_parentheses_alone_are_read() -> None:
    assert filled("{x}(으)로", {"x": "(500)"}) == "(500)으로"
