"""Films are found by names that the catalogue lacks, and never by a name that is not theirs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import Catalogue, Movie, TitleMatcher
from recommender.titles import MatchStatus
from recommender.titles.other_titles import NumberedTitle

# Listed title, IMDb number, how often it was rated.
FILMS = (
    ("Oldboy (2003)", 364569, 70),
    ("Oldboy (2013)", 1321511, 5),
    ("Host, The (Gwoemul) (2006)", 468492, 30),
    ("Matrix, The (1999)", 133093, 300),
    ("Toy Story (1995)", 114709, 200),
    ("Toy Story 3 (2010)", 435761, 90),
    ("Blade Runner (1982)", 83658, 120),
    ("Blade Runner 2049 (2017)", 1856101, 40),
    ("Godfather, The (1972)", 68646, 250),
    ("Heat (1995)", 113277, 110),
)
TITLES = [
    NumberedTitle("올드보이", imdb_id=364569),
    NumberedTitle("올드보이", imdb_id=1321511),
    NumberedTitle("괴물", imdb_id=468492),
    NumberedTitle("매트릭스", tmdb_id=603),
    NumberedTitle("토이 스토리", imdb_id=114709),
    NumberedTitle("토이 스토리 3", imdb_id=435761),
    NumberedTitle("블레이드 러너", imdb_id=83658),
    NumberedTitle("블레이드 러너 2049", imdb_id=1856101),
    NumberedTitle("Der Pate", imdb_id=68646),
    NumberedTitle("기생충", imdb_id=6751668),  # no film here has this number
]
MOVIES = [
    Movie.from_listing(number, listed, (), imdb, 603 if imdb == 133093 else None)
    for number, (listed, imdb, _) in enumerate(FILMS, 1)
]
PLAIN = TitleMatcher(Catalogue(MOVIES), {n: each[2] for n, each in enumerate(FILMS, 1)})
MATCHER = PLAIN.with_other_titles(TITLES)


def found(text: str) -> tuple[MatchStatus, list[str]]:
    result = MATCHER.match(text)
    return result.status, [movie.label for movie in result.movies]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("괴물", "The Host (2006)"),
        ("올드보이", "Oldboy (2003)"),
        ("올드 보이", "Oldboy (2003)"),
        ("올드보이 2013", "Oldboy (2013)"),
        ("올드보이(2013)", "Oldboy (2013)"),
        ("올드보이（２０１３）", "Oldboy (2013)"),
        ("2013년작 올드보이", "Oldboy (2013)"),
        (unicodedata.normalize("NFD", "올드보이"), "Oldboy (2003)"),
        ("ㅇㅗㄹㄷㅡㅂㅗㅇㅣ", "Oldboy (2003)"),
        ("ㄱㅗㅣㅁㅜㄹ", "The Host (2006)"),
        ("매트릭스", "The Matrix (1999)"),
        ("「괴물」", "The Host (2006)"),
        ("괴물 봤어", "The Host (2006)"),
        ("나 괴물 진짜 좋아해!", "The Host (2006)"),
        ("괴물을 봤어요", "The Host (2006)"),
        ("토이스토리3", "Toy Story 3 (2010)"),
        ("블레이드러너 2049", "Blade Runner 2049 (2017)"),
        ("블레이드 러너 1982", "Blade Runner (1982)"),
        ("Der Pate", "The Godfather (1972)"),
        ("heat", "Heat (1995)"),
    ],
)
def test_a_film_is_found_by_another_name(text: str, label: str) -> None:
    status, labels = found(text)
    assert (status, labels[0]) == (MatchStatus.MATCH, label)


def test_a_year_that_no_film_of_the_name_has_is_asked_about() -> None:
    assert found("올드보이 1999") == (MatchStatus.AMBIGUOUS, ["Oldboy (2003)", "Oldboy (2013)"])


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("매트릭수", ["The Matrix (1999)"]),
        ("매트릭스 3", ["The Matrix (1999)"]),
        ("기생충", []),
        ("기생충 2019", []),
        ("어벤져스", []),
        ("토이", []),
        ("الرجل العجوز", []),
        ("寄生虫", []),
    ],
)
def test_what_is_no_name_is_no_film(text: str, near: list[str]) -> None:
    assert found(text) == (MatchStatus.NONE, near)


def test_names_are_completed_also_within_a_syllable() -> None:
    def completed(prefix: str) -> list[str]:
        return [movie.label for movie in MATCHER.complete(prefix, 2)]

    assert completed("토이 ㅅ") == ["Toy Story (1995)", "Toy Story 3 (2010)"]
    assert completed("고") == ["The Host (2006)"]
    assert [m.label for m in MATCHER.with_part_in_other_title("러너", 1)] == ["Blade Runner (1982)"]


def test_other_names_can_be_added_and_taken_away() -> None:
    more = PLAIN.with_other_titles(TITLES[:1]).with_other_titles(TITLES[2:3], more=True)
    assert more.match("올드보이").movie
    assert more.match("괴물").movie
    assert PLAIN.with_other_titles([]).match("괴물").status is MatchStatus.NONE


@given(st.text("가나다라마바사아자차카타파하ㄱㄴㅏㅗ 0123년()", max_size=30))
def test_no_korean_text_is_a_film_whose_name_it_does_not_hold(text: str) -> None:
    result = MATCHER.match(text)
    named = any(title.title.replace(" ", "")[:2] in text.replace(" ", "") for title in TITLES)
    assert result.status is MatchStatus.NONE or named or not any("가" <= c <= "힣" for c in text)
