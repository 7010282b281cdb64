"""Genres, kinds and positions of the dial are shown in the reader's language."""

import pytest

from bot.domain.filters import DIAL, Vocabulary, read_dial, read_list_filter
from bot.domain.filters.everyday import EVERYDAY
from bot.messages.films import alike, film_line
from bot.messages.kinds import GENRES, KINDS, LANGUAGES, POSITIONS, kind_name, position_name
from bot.messages.translation import speaking
from bot.messages.wishes import list_words
from recommender import Movie
from recommender.data import languages
from recommender.data.movielens import GENRES_100K


def test_each_genre_of_movielens_has_a_name() -> None:
    assert {*GENRES_100K, "Children"} - {"unknown"} == set(GENRES)


@pytest.mark.parametrize(
    ("language", "line", "shared"),
    [
        ("en", "**Heat (1995)** (Crime)", "both Crime"),
        ("ko", "**Heat (1995)** (범죄)", "둘 다 범죄"),
    ],
)
def test_genres_are_in_the_readers_language(language: str, line: str, shared: str) -> None:
    heat = Movie(1, "Heat (1995)", "Heat", 1995, ("Crime", "IMAX"))
    seven = Movie(2, "Seven (1995)", "Seven", 1995, ("Crime", "IMAX"))
    with speaking(language):
        assert film_line(heat) == line
        assert alike(heat, seven) == shared


def test_each_kind_and_position_has_a_name() -> None:
    assert {kind.name for kind in EVERYDAY.values() if len(kind.genres) != 1} == set(KINDS)
    assert set(DIAL) == set(POSITIONS)
    assert set(languages.LANGUAGES) == set(LANGUAGES)


@pytest.mark.parametrize("name", [*KINDS, *GENRES_100K[1:]])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_a_list_is_called_can_be_wished_for(name: str, language: str) -> None:
    tags = {tag: 1 for kind in EVERYDAY.values() for tag in kind.tags}
    vocabulary = Vocabulary(tuple(GENRES_100K), tags)
    with speaking(language):
        assert read_list_filter(kind_name(name), vocabulary) == read_list_filter(name, vocabulary)


@pytest.mark.parametrize(
    ("typed", "english", "korean"),
    [
        ("french or italian", "French or Italian films", "프랑스 또는 이탈리아 영화"),
        ("french or horror", "French films or Horror", "프랑스 영화 또는 공포"),
    ],
)
def test_what_kinds_have_in_common_is_said_once(typed: str, english: str, korean: str) -> None:
    vocabulary = Vocabulary(("Horror",), {"french": 9, "italian": 9})
    wanted = read_list_filter(typed, vocabulary)
    assert list_words(wanted) == english
    with speaking("ko"):
        assert list_words(wanted) == korean
        assert read_list_filter(korean, vocabulary) == wanted


@pytest.mark.parametrize(
    ("typed", "kind"), [("horror movies", "horror"), ("not french films", "not french")]
)
def test_a_tag_that_names_films_of_a_kind_is_no_kind_of_its_own(typed: str, kind: str) -> None:
    vocabulary = Vocabulary(tuple(GENRES_100K), {"horror movie": 9, "french film": 9, "france": 9})
    assert read_list_filter(typed, vocabulary) == read_list_filter(kind, vocabulary)


@pytest.mark.parametrize("position", DIAL)
def test_positions_of_the_dial_can_be_typed_as_they_are_shown(position: str) -> None:
    with speaking("ko"):
        assert read_dial(position_name(position)) == DIAL[position]
