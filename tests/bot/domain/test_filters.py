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
    ListFilter,
    UnknownWordError,
    YearsError,
    dial_word,
    read_dial,
    read_list_filter,
    read_years,
)
from recommender import Movie

GENRES = ("Children", "Comedy", "Film-Noir", "Horror", "Sci-Fi")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ListFilter()),
        ("5", ListFilter(count=5)),
        ("5 horror films from the 90s", ListFilter(5, ("Horror",), (1990, 1999))),
        ("science fiction", ListFilter(genres=("Sci-Fi",))),
        ("SCI-FI, comedy", ListFilter(genres=("Sci-Fi", "Comedy"))),
        ("film noir", ListFilter(genres=("Film-Noir",))),
        ("kids", ListFilter(genres=("Children",))),
        ("1994", ListFilter(years=(1994, 1994))),
        ("2010s", ListFilter(years=(2010, 2019))),
        ("'20s", None),
        ("20s", ListFilter(years=(2020, 2029))),
        ("30s", ListFilter(years=(1930, 1939))),
        ("1990-1999", ListFilter(years=(1990, 1999))),
        ("1990 to 1999", ListFilter(years=(1990, 1999))),
        ("since 2010", ListFilter(years=(2010, None))),
        ("before 1960 bold", ListFilter(years=(None, 1959), adventure=0.75)),
        ("something familiar please", ListFilter(adventure=0.0)),
    ],
)
def test_examples(text: str, expected: ListFilter | None) -> None:
    if expected is None:
        with pytest.raises(UnknownWordError):
            read_list_filter(text, GENRES)
    else:
        assert read_list_filter(text, GENRES) == expected


def test_the_order_does_not_matter() -> None:
    for words in itertools.permutations(["4", "horror", "1960-1979", "curious"]):
        assert read_list_filter(" ".join(words), GENRES) == ListFilter(
            4, ("Horror",), (1960, 1979), 0.25
        )


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("purple", UnknownWordError),
        ("26", CountError),
        ("0", CountError),
        ("1999-1990", YearsError),
        ("9999", YearsError),
        ("since 1700", YearsError),
    ],
)
def test_what_makes_no_sense_is_refused(text: str, error: type[FilterError]) -> None:
    with pytest.raises(error):
        read_list_filter(text, GENRES)


@given(st.text(max_size=60))
def test_any_text_is_understood_or_refused(text: str) -> None:
    for read in (lambda: read_list_filter(text, GENRES), lambda: read_years(text)):
        with contextlib.suppress(FilterError):
            read()


def test_the_filter_takes_what_was_wished() -> None:
    wanted = read_list_filter("horror 90s", GENRES).movie_filter
    assert wanted is not None
    assert wanted(Movie(1, "a", "a", 1995, ("Horror", "Comedy")))
    assert not wanted(Movie(1, "a", "a", 1989, ("Horror",)))
    assert not wanted(Movie(1, "a", "a", 1995, ("Comedy",)))
    assert ListFilter(count=3, adventure=1.0).movie_filter is None


def test_the_dial_has_names_and_numbers() -> None:
    assert read_dial("Bold") == 0.75
    assert read_dial("30 %") == 0.3
    assert dial_word(0.3) == "curious"
    for text in ("101", "-1", "loud", ""):
        with pytest.raises(DialError):
            read_dial(text)
