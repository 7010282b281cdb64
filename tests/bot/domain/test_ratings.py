"""Ratings are understood in the forms in which people type them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ratings import checked_stars, read_ratings
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
        ("4.5 heat", 4.5, "heat"),
        ("４．５　heat", 4.5, "heat"),
        ("heat ９／１０", 4.5, "heat"),
        ("heat 4,5", 4.5, "heat"),
        ("heat 4½", 4.5, "heat"),
        ("4 1/2 heat", 4.5, "heat"),
        ("heat .5", 0.5, "heat"),
        ("½ heat", 0.5, "heat"),
        ("9/10 heat", 4.5, "heat"),
        ("heat 9/10!", 4.5, "heat"),
        ("heat 8.5/10", 4.5, "heat"),
        ("heat (1995) ★★★★½", 4.5, "heat (1995)"),
        ("heat 85%", 4.5, "heat"),
        ("heat 80 Prozent", 4, "heat"),
        ("heat 90/100", 4.5, "heat"),
        ("heat [4]", 4, "heat"),
        ("heat -> 4", 4, "heat"),
        ("heat ****", 4, "heat"),
        ("heat 4*", 4, "heat"),
        ("heat: ⭐ 4.5", 4.5, "heat"),
        ("heat half a star", 0.5, "heat"),
        ("heat halber Stern", 0.5, "heat"),
        ("heat 4 and a half stars", 4.5, "heat"),
        ("heat 4 étoiles et demie", 4.5, "heat"),
        ("heat 4 estrellas y media", 4.5, "heat"),
        ("heat 4 :)", 4, "heat"),
        ("heat 4/5 please", 4, "heat"),
        ("Heat, 1995 - ★★★★", 4, "Heat, 1995"),
        ("★★★★☆ heat", 4, "heat"),
        ("⭐️⭐️⭐️ heat", 3, "heat"),
        ("heat 4 out of 5", 4, "heat"),
        ("heat 4 Sterne", 4, "heat"),
        ("4 étoiles heat", 4, "heat"),
        ("4 stars for heat", 4, "heat"),
        ("toy story 2 stars", 2, "toy story"),
        ("heat five", 5, "heat"),
        ("Five heat", 5, "heat"),
        ("heat fünf", 5, "heat"),
        ("heat viereinhalb", 4.5, "heat"),
        ("heat trois", 3, "heat"),
        ("heat cuatro", 4, "heat"),
        ("heat four and a half", 4.5, "heat"),
        ("heat four out of five", 4, "heat"),
        ("heat nine/10", 4.5, "heat"),
        ("heat four stars", 4, "heat"),
        ("une étoile heat", 1, "heat"),
        ("기생충 별 4개", 4, "기생충"),
        ("기생충 별 네 개 반", 4.5, "기생충"),
        ("4점 기생충", 4, "기생충"),
        ("기생충4점", 4, "기생충"),
        ("기생충 3점 반 줄게요!", 3.5, "기생충"),
        ("별점 4.5 기생충", 4.5, "기생충"),
        ("기생충 별점 ４", 4, "기생충"),
        ("기생충 5점 만점에 4", 4, "기생충"),
        ("10점 만점에 9점 기생충 (2019)", 4.5, "기생충 (2019)"),
        ("기생충 10점 중 8점", 4, "기생충"),
        ("heat 4점", 4, "heat"),
        ("기생충 ★★★★☆", 4, "기생충"),
        ("별 헤는 밤 5", 5, "별 헤는 밤"),
        ("8½ 4", 4, "8½"),
        ("fahrenheit 9/11 4", 4, "fahrenheit 9/11"),
    ],
)
def test_examples(text: str, stars: float, title: str) -> None:
    reading = read_ratings(text)[0]
    assert (reading.stars, reading.title) == (stars, title)


@pytest.mark.parametrize(
    "text",
    [
        "", "5", "the matrix", "6 the matrix", "0 alien", "★★★★★★ alien", "heat 4.3", "-1 alien",
        "un prophète", "ein fisch", "someone", "stephane", "five", "cloud nine",
        "fahrenheit 9/11", "blade runner 2049", "8½", "★★★★½", "heat 99999999999999999999",
    ],
)  # fmt: skip
def test_without_stars_or_film(text: str) -> None:
    with pytest.raises(RatingError):
        read_ratings(text)


@pytest.mark.parametrize(
    "number",
    [
        "-1", "--1", "–2", "−2", "0", "-0", "6", "11", "100", "5.5", "5½", "-½", "4.2", "11/10",
        "-3/5", "0/5", "6 stars", "-1 stars", "minus one", "minus 3 stars", "zero", "six",
        "★★★★★★", "(-1)",
    ],
)  # fmt: skip
def test_a_number_off_the_scale_is_told_from_the_title(number: str) -> None:
    for text in (f"heat {number}", f"{number.replace('--', '-')} heat"):
        with pytest.raises(RatingError) as caught:
            read_ratings(text)
        assert caught.value.title == "heat"


@pytest.mark.parametrize(
    "points",
    [
        "-1점",
        "−1점",
        "마이너스 2점",
        "0점",
        "영점",
        "빵점",
        "6점",
        "별 여섯 개",
        "10점 만점에 11점",
    ],
)
def test_points_off_the_scale_are_told_from_the_title(points: str) -> None:
    with pytest.raises(RatingError) as caught:
        read_ratings(f"기생충 {points}")
    assert caught.value.title == "기생충"


@pytest.mark.parametrize("text", ["heat - 4", "heat-4", "heat–4", "heat — 4", "heat -★★★★"])
def test_a_dash_between_title_and_stars_is_no_minus(text: str) -> None:
    assert [(each.title, each.stars) for each in read_ratings(text)] == [("heat", 4)]


@pytest.mark.parametrize(
    ("text", "number"),
    [("toy story 2", "2"), ("heat 4/5", ""), ("heat ★★", ""), ("toy story 2 stars", "")],
)
def test_only_a_bare_number_may_belong_to_the_title(text: str, number: str) -> None:
    assert read_ratings(text)[0].number == number


def test_a_number_on_either_side_may_be_the_stars() -> None:
    assert [(each.stars, each.title) for each in read_ratings("3 idiots 4")] == [
        (3, "idiots 4"),
        (4, "3 idiots"),
    ]


@pytest.mark.parametrize("stars", [0, 5.5, 4.3, -1, 1e300])
def test_other_numbers_are_no_stars(stars: float) -> None:
    with pytest.raises(RatingError):
        checked_stars(stars)


@given(st.text() | st.text("0123456789.,/½★⭐ (ab)-"))
def test_any_text_gives_half_stars_or_the_reason(text: str) -> None:
    try:
        readings = read_ratings(text)
    except RatingError:
        return
    for each in readings:
        assert checked_stars(each.stars) == each.stars
        assert each.title.strip()


def test_many_blanks_take_no_time() -> None:
    before = time.process_time()
    with pytest.raises(RatingError):
        read_ratings(f"alien{' ' * 3_000}and x")
    assert [each.title for each in read_ratings(f"alien{' ' * 3_000}4")] == ["alien"]
    assert time.process_time() - before < 1
