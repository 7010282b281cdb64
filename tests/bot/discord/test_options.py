"""Ratings are understood in the forms in which people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.options import read_rating
from bot.domain.titles import RatingError


@pytest.mark.parametrize(
    ("text", "stars", "title"),
    [
        ("5 the matrix", 5, "the matrix"),
        ("the matrix 5", 5, "the matrix"),
        ("the matrix: 4/5", 4, "the matrix"),
        ("3/5 stars the matrix", 3, "the matrix"),
        ("the matrix ★★★", 3, "the matrix"),
        ("★ the matrix", 1, "the matrix"),
        ("12 angry men 4", 4, "12 angry men"),
        ("2 toy story 2", 2, "toy story 2"),
        ("toy story 2 5", 5, "toy story 2"),
    ],
)
def test_examples(text: str, stars: int, title: str) -> None:
    assert read_rating(text) == (stars, title)


@pytest.mark.parametrize("text", ["", "5", "the matrix", "6 the matrix", "0 alien", "★★★★★★ alien"])
def test_without_stars_or_film(text: str) -> None:
    with pytest.raises(RatingError):
        read_rating(text)


@given(st.text())
def test_any_text_gives_stars_or_the_reason(text: str) -> None:
    try:
        stars, title = read_rating(text)
    except RatingError:
        return
    assert 1 <= stars <= 5
    assert title.strip()
