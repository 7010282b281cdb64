"""Wishes for films in a language, which original titles tell where a set has no such tags."""

import pytest

from bot.domain.films.origins import ORIGINS
from bot.domain.filters import (
    ContradictionError,
    InseparableError,
    UnknownWordError,
    UntaggedError,
    Vocabulary,
    read_list_filter,
)
from bot.domain.filters.everyday import EVERYDAY, WIDER
from bot.domain.filters.korean_kinds import english_kinds
from recommender import Catalogue, Dataset, Model, Movie, Profile, train

TOLD = {
    "french", "italian", "spanish", "portuguese", "german", "scandinavian", "russian", "japanese",
    "korean", "chinese",
}  # fmt: skip
ENGLISH = [name for name, kind in EVERYDAY.items() if kind.name in ORIGINS]
IN_KOREAN = [name for name, english in english_kinds().items() if english in ORIGINS]


@pytest.fixture(scope="module")
def model(latest_small: Dataset) -> Model:
    return train(latest_small)


@pytest.mark.parametrize("word", [*ENGLISH, *IN_KOREAN])
@pytest.mark.parametrize("wish", ["{}", "{} 영화", "not {}", "90s {} horror", "{} 말고"])
def test_each_word_is_understood_or_refused_by_name(
    latest_small: Dataset, word: str, wish: str
) -> None:
    catalogue = latest_small.catalogue
    name = EVERYDAY[english_kinds().get(word, word)].name
    told = WIDER.get(name, name)
    typed, vocabulary = wish.format(word), Vocabulary.of(catalogue)
    if told not in TOLD and not vocabulary.has(EVERYDAY[name]):
        with pytest.raises(UntaggedError) as refused:
            read_list_filter(typed, vocabulary)
        assert refused.value.text == word
        return
    wanted = read_list_filter(typed, vocabulary)
    (kind,) = wanted.kinds or wanted.without
    assert kind.name == told
    assert kind.mask(catalogue).tolist() == [kind(movie) for movie in catalogue]
    assert all(kind(movie) for movie in catalogue if movie.language == told)


@pytest.mark.parametrize(
    "word", ["french", "프랑스 영화", "frensh", "french language", "something french for tonight"]
)
def test_lists_have_films_in_the_language_or_none(model: Model, word: str) -> None:
    vocabulary = Vocabulary.of(model.catalogue)
    wanted = read_list_filter(word, vocabulary).movie_filter
    unwanted = read_list_filter("not french", vocabulary).movie_filter
    for profile in (Profile(), Profile(likes=[260, 1196, 1210])):
        films = [
            model.catalogue[film.movie_id] for film in model.recommend(profile, 25, where=wanted)
        ]
        others = [
            model.catalogue[film.movie_id] for film in model.recommend(profile, 25, where=unwanted)
        ]
        assert len(films) == len(others) == 25
        assert {movie.language for movie in films} == {"french"}
        assert "french" not in {movie.language for movie in others}


def test_japanese_films_are_those_in_the_language_and_animes(latest_small: Dataset) -> None:
    catalogue = latest_small.catalogue
    vocabulary = Vocabulary.of(catalogue)
    japanese, anime = (
        {movie.title for movie in catalogue if read_list_filter(word, vocabulary).kinds[0](movie)}
        for word in ("japanese", "anime")
    )
    assert anime < japanese
    assert "Seven Samurai" in japanese - anime


def test_what_titles_do_not_tell_apart_counts_only_without_a_tag() -> None:
    northern = [Movie.from_listing(1, "The Seventh Seal (Det sjunde inseglet) (1957)")]
    for word in ("swedish", "스웨덴", "danish"):
        (kind,) = read_list_filter(word, Vocabulary.of(Catalogue(northern))).kinds
        assert kind.name == "scandinavian"
    tagged = Catalogue([*northern, Movie(2, "B", "B", tags=("swedish",))])
    (kind,) = read_list_filter("swedish", Vocabulary.of(tagged)).kinds
    assert kind.mask(tagged).tolist() == [False, True]
    # Where facts tell the language, nothing has to stand in.
    (kind,) = read_list_filter("swedish", Vocabulary.of(Catalogue(northern)), ["swedish"]).kinds
    assert kind.name == "swedish"


@pytest.mark.parametrize(
    ("text", "first", "second", "kind"),
    [
        ("swedish not danish", "swedish", "danish", "scandinavian"),
        ("scandinavian, no danish", "scandinavian", "danish", "scandinavian"),
        ("중국 말고 홍콩", "홍콩", "중국", "chinese"),
        ("cantonese not mandarin", "cantonese", "mandarin", "chinese"),
        ("광둥어 말고 중국 영화", "중국", "광둥어", "chinese"),
    ],
)
def test_kinds_that_are_the_same_as_far_as_is_known_are_named(
    latest_small: Dataset, text: str, first: str, second: str, kind: str
) -> None:
    with pytest.raises(InseparableError) as caught:
        read_list_filter(text, Vocabulary.of(latest_small.catalogue))
    assert (caught.value.first, caught.value.second, caught.value.kind) == (first, second, kind)


def test_contradictions_and_nonsense_are_named(latest_small: Dataset) -> None:
    vocabulary = Vocabulary.of(latest_small.catalogue)
    with pytest.raises(ContradictionError):
        read_list_filter("french not french", vocabulary)
    with pytest.raises(UnknownWordError, match="klingon"):
        read_list_filter("klingon", vocabulary)
    assert vocabulary.complete("portug", 5) == ["portuguese", "portugal"]


def test_every_language_that_titles_tell_can_be_wished_for() -> None:
    assert {kind.name for kind in EVERYDAY.values()} & set(ORIGINS) >= TOLD
