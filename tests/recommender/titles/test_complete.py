"""Autocomplete."""

import pytest

from recommender import TitleMatcher


def completed(matcher: TitleMatcher, prefix: str, known: tuple[int, ...] = ()) -> list[str]:
    return [movie.label for movie in matcher.complete(prefix, known=known)]


@pytest.mark.parametrize(
    ("prefix", "film"),
    [
        ("mat", "The Matrix (1999)"),
        ("the mat", "The Matrix (1999)"),
        ("matr", "The Matrix (1999)"),
        ("matrix r", "The Matrix Reloaded (2003)"),
        ("the two t", "The Lord of the Rings: The Two Towers (2002)"),
        ("sev", "Seven (1995)"),
        ("sen to c", "Spirited Away (2001)"),
        ("spirtied a", "Spirited Away (2001)"),
        ("fightc", "Fight Club (1999)"),
        ("40 y", "The 40-Year-Old Virgin (2005)"),
        ("forty y", "The 40-Year-Old Virgin (2005)"),
        ("lord of teh r", "The Lord of the Rings: The Fellowship of the Ring (2001)"),
    ],
)
def test_the_film_meant_comes_first(matcher: TitleMatcher, prefix: str, film: str) -> None:
    assert completed(matcher, prefix)[0] == film


def test_better_known_films_come_first(matcher: TitleMatcher) -> None:
    assert completed(matcher, "bourne") == [
        "The Bourne Identity (2002)",
        "The Bourne Ultimatum (2007)",
        "The Bourne Supremacy (2004)",
    ]


def test_films_already_dealt_with_come_first_among_equals(matcher: TitleMatcher) -> None:
    (other,) = (m.movie_id for m in matcher.complete("crash") if m.year == 1996)
    assert completed(matcher, "crash") == ["Crash (2004)", "Crash (1996)"]
    assert completed(matcher, "crash", (other,)) == ["Crash (1996)", "Crash (2004)"]
    # It never changes what a typed title is taken for.
    assert matcher.match("crash").movies[0].year == 2004


def test_no_more_films_are_given_than_asked_for(matcher: TitleMatcher) -> None:
    assert len(matcher.complete("the", 3)) == 3


@pytest.mark.parametrize("prefix", ["", "  ", "---", "🔥", "qqqqqqqq"])
def test_nothing_is_made_up(matcher: TitleMatcher, prefix: str) -> None:
    assert matcher.complete(prefix) == []
