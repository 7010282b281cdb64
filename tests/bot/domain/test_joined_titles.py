"""Titles joined by words are told apart, and titles that hold such words stay whole."""

import pytest

from bot.domain.joined_titles import are_two_films, numbered_titles, split_joined
from bot.domain.written_titles import is_a_title
from recommender import Dataset, TitleMatcher


@pytest.fixture(scope="module")
def matcher(latest_small: Dataset) -> TitleMatcher:
    return TitleMatcher(latest_small.catalogue, latest_small.popularity())


def split(matcher: TitleMatcher, text: str) -> list[str]:
    def is_one_title(title: str) -> bool:
        return is_a_title(matcher, title, matcher.match(title))

    return split_joined(text, is_one_title, lambda joined: are_two_films(matcher, joined))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("the matrix 1999 and also titanic", ["the matrix 1999", "titanic"]),
        ("matrix and also titanic", ["matrix", "titanic"]),
        ("matrix plus titanic", ["matrix", "titanic"]),
        ("matrix & also alien", ["matrix", "alien"]),
        ("alien and then aliens", ["alien", "aliens"]),
        ("matrix as well as titanic", ["matrix", "titanic"]),
        ("the matrix 1999 titanic 1997", ["the matrix 1999", "titanic 1997"]),
        ("the matrix (1999) titanic (1997) and up 2009",
         ["the matrix (1999)", "titanic (1997)", "up 2009"]),
        ("both alien and jaws", ["alien", "jaws"]),
        ("alien and jaws too", ["alien", "jaws"]),
        ("alien + jaws / titanic", ["alien", "jaws", "titanic"]),
        ("dumb and dumber and also mean girls", ["dumb and dumber", "mean girls"]),
        ("inception and then harry potter and the goblet of fire and up",
         ["inception", "harry potter and the goblet of fire", "up"]),
    ],
)  # fmt: skip
def test_joined_titles_are_told_apart(matcher: TitleMatcher, text: str, titles: list[str]) -> None:
    assert split(matcher, text) == titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("the matrix 1999 and titnic", ["the matrix 1999", "titnic"]),
        ("the matrx 1999 and also titanic", ["the matrx 1999", "titanic"]),
        ("the matrix 1999 and oppenheimer", ["the matrix 1999", "oppenheimer"]),
        ("kill bill and kill bill 2", ["kill bill", "kill bill 2"]),
        ("the big lebowsky and also shawshank", ["the big lebowsky", "shawshank"]),
    ],
)
def test_what_the_whole_text_would_lose_is_told_apart_even_if_misspelled(
    matcher: TitleMatcher, text: str, titles: list[str]
) -> None:
    assert split(matcher, text) == titles


@pytest.mark.parametrize(
    "text",
    [
        "me and earl and the dying girl",
        "me and earl and the dyng girl",
        "fast & furious",
        "fast and furius",
        "pride and prejudice",
        "romeo + juliet",
        "harry potter and azkaban",
        "lord of the rings and two towers",
        "the good the bad and the ugly",
        "and then there were none",
        "closer and closer",
        "2001 a space odyssey 1968",
        "blade runner 2049 movie 2017",
        # A newer film, not two of these: "wolverine" may be several.
        "deadpool and wolverine",
        "heat and it was great",
        "the matrix 1999 and it was great",
        "the matrix 1999 and keanu reeves",
    ],
)
def test_titles_and_sentences_stay_whole(matcher: TitleMatcher, text: str) -> None:
    assert split(matcher, text) == [text]


def test_films_of_a_series_that_is_named_once() -> None:
    assert numbered_titles("toy story 1, 2 and 3") == ["toy story 1", "toy story 2", "toy story 3"]
    assert numbered_titles("the godfather part i & ii") == ["the godfather 1", "the godfather ii"]
    assert numbered_titles("kill bill vol. 1 and vol. 2") == ["kill bill 1", "kill bill 2"]
    for text in (
        "toy story 2",
        "12 and 13",
        "x = x + 1",
        "300 and 12 monkeys",
        "alien, heat 1 and 2 more",
    ):
        assert numbered_titles(text) == []


def test_no_title_of_the_data_set_is_taken_apart(matcher: TitleMatcher) -> None:
    joined = [movie.label for movie in matcher._movies if " and " in movie.title]
    assert len(joined) > 200
    assert [text for text in joined if split(matcher, text) != [text]] == []


def test_a_title_may_lack_its_article_or_have_it_behind(matcher: TitleMatcher) -> None:
    for text in ("matrix", "Boot, Das", "matrix, the", "the matrix 1999"):
        assert is_a_title(matcher, text, matcher.match(text)), text
    for text in ("wolverine", "debt", "matrix, heat", "harry potter and the goblet of fire and up"):
        assert not is_a_title(matcher, text, matcher.match(text)), text
