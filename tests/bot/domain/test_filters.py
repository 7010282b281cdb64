"""What people want of a list is understood in any order, or refused with the reason."""

import contextlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.filters import (
    CountError,
    DialError,
    FilterError,
    UnknownWishError,
    Wishes,
    YearsError,
    dial_word,
    read_dial,
    read_wishes,
    read_years,
)
from recommender import Movie

GENRES = ("Children", "Comedy", "Film-Noir", "Horror", "Sci-Fi")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Wishes()),
        ("5", Wishes(count=5)),
        ("5 horror films from the 90s", Wishes(5, ("Horror",), (1990, 1999))),
        ("science fiction", Wishes(genres=("Sci-Fi",))),
        ("SCI-FI, comedy", Wishes(genres=("Sci-Fi", "Comedy"))),
        ("film noir", Wishes(genres=("Film-Noir",))),
        ("kids", Wishes(genres=("Children",))),
        ("1994", Wishes(years=(1994, 1994))),
        ("2010s", Wishes(years=(2010, 2019))),
        ("'20s", None),
        ("20s", Wishes(years=(2020, 2029))),
        ("30s", Wishes(years=(1930, 1939))),
        ("1990-1999", Wishes(years=(1990, 1999))),
        ("1990 to 1999", Wishes(years=(1990, 1999))),
        ("since 2010", Wishes(years=(2010, None))),
        ("before 1960 bold", Wishes(years=(None, 1959), adventure=0.75)),
        ("something familiar please", Wishes(adventure=0.0)),
    ],
)
def test_examples(text: str, expected: Wishes | None) -> None:
    if expected is None:
        with pytest.raises(UnknownWishError):
            read_wishes(text, GENRES)
    else:
        assert read_wishes(text, GENRES) == expected


def test_the_order_does_not_matter() -> None:
    for words in itertools.permutations(["4", "horror", "1960-1979", "curious"]):
        assert read_wishes(" ".join(words), GENRES) == Wishes(4, ("Horror",), (1960, 1979), 0.25)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("purple", UnknownWishError),
        ("26", CountError),
        ("0", CountError),
        ("1999-1990", YearsError),
        ("9999", YearsError),
        ("since 1700", YearsError),
    ],
)
def test_what_makes_no_sense_is_refused(text: str, error: type[FilterError]) -> None:
    with pytest.raises(error):
        read_wishes(text, GENRES)


@given(st.text(max_size=60))
def test_any_text_is_understood_or_refused(text: str) -> None:
    for read in (lambda: read_wishes(text, GENRES), lambda: read_years(text)):
        with contextlib.suppress(FilterError):
            read()


def test_the_filter_takes_what_was_wished() -> None:
    wanted = read_wishes("horror 90s", GENRES).filter()
    assert wanted is not None
    assert wanted(Movie(1, "a", "a", 1995, ("Horror", "Comedy")))
    assert not wanted(Movie(1, "a", "a", 1989, ("Horror",)))
    assert not wanted(Movie(1, "a", "a", 1995, ("Comedy",)))
    assert Wishes(count=3, adventure=1.0).filter() is None


def test_the_dial_has_names_and_numbers() -> None:
    assert read_dial("Bold") == 0.75
    assert read_dial("30 %") == 0.3
    assert dial_word(0.3) == "curious"
    for text in ("101", "-1", "loud", ""):
        with pytest.raises(DialError):
            read_dial(text)
