"""No text breaks the matcher."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender import MatchStatus, Movie, TitleMatcher
from tests.recommender.titles.conftest import FILMS, catalogue_of

CATALOGUE, RATINGS = catalogue_of(FILMS)
MATCHER = TitleMatcher(CATALOGUE, RATINGS)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)
PIECES = (
    *(
        "the",
        "matrix",
        "heat",
        "1999",
        "lotr",
        "2",
        "crash",
        "by",
        "pacino",
        "and",
        "is on netflix",
    ),
    *("(", ")", ",", "|", "-", "'98", "99999999999999999999", "x", "½", "\ud800", "\x00"),
)
TITLE_LIKE = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \t ",
        " " * 5000,
        "\x00\x07\x1b[31m\x1b[0m",
        "z̮ͮͬ̇̋̊z͕ͪͧͭ̕͞ȳ̧̛̠͍͍x̷̲͊͗̔͑ ̯ͦͮ́͜ͅq̸̢̀̄ͯ̃w̶̨̮̻̰̓o͇̖̞̕",
        "مرحبا يا صديقي",
        "\u202e\u202dxirtam\u200f",
        "😂😂😂",
        "<@284930128374410> <:pepehands:583920193845102>",
        "'; DROP TABLE movies; --",
        "||**__~~`` ``~~__**||",
        "\ud800\udfff\udc00",
        "a" * 5000,
        "the matrix " * 500,
        "2 " * 2500,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_what_is_no_title_is_none(small_matcher: TitleMatcher, text: str) -> None:
    assert small_matcher.match(text).status is MatchStatus.NONE
    small_matcher.complete(text)


@given(st.one_of(ANYTHING, TITLE_LIKE))
@settings(max_examples=200, deadline=None)
def test_any_text_gets_a_sound_answer(text: str) -> None:
    result = MATCHER.match(text)
    assert len(set(result.ids)) == len(result.ids) <= 25
    assert all(movie in CATALOGUE for movie in result.ids)
    if result.status is MatchStatus.MATCH:
        assert result.movie == result.movies[0]
    if result.status is MatchStatus.AMBIGUOUS:
        assert result.movies
    assert MATCHER.match(text) == result


@given(st.one_of(ANYTHING, TITLE_LIKE), st.integers(1, 30))
@settings(max_examples=150, deadline=None)
def test_any_prefix_is_completed_with_different_films(prefix: str, limit: int) -> None:
    movies = MATCHER.complete(prefix, limit)
    assert len({movie.movie_id for movie in movies}) == len(movies) <= limit


@given(st.sampled_from(list(CATALOGUE)), st.integers(0, 5), st.integers(0, 5))
@settings(max_examples=80, deadline=None)
def test_blanks_around_and_case_change_nothing(movie: Movie, before: int, after: int) -> None:
    plain = MATCHER.match(movie.label)
    assert MATCHER.match(" " * before + movie.label.upper() + " " * after).ids == plain.ids


def test_counts_of_other_films_are_refused() -> None:
    with pytest.raises(ValueError, match="2 counts"):
        TitleMatcher(CATALOGUE, np.array([1, 2]))


def test_no_room_for_completions_completes_nothing() -> None:
    assert MATCHER.complete("the", limit=-1) == []
