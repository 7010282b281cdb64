"""What is made of titles that people type of films newer than the data."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from bot.domain.title_reading import TitleReading, understood
from recommender import Dataset, MatchStatus, Movie, TitleMatcher
from recommender.data.movielens import LAYOUTS, read_catalogue
from recommender.titles.nearness import is_called
from recommender.titles.title_index import TitleIndex
from tests.data import find_movielens

TYPED = Path(__file__).parents[2] / "recommender" / "titles" / "newer_titles.tsv"

# Newer films as they are called in Korea, Germany and France.
FOREIGN = """
기생충; 헤어질 결심; 범죄도시 2; 서울의 봄; 파묘; 미나리; 오펜하이머; 바비
슬램덩크; 스즈메의 문단속; 듄 파트 2; 탑건 매버릭
im westen nichts neues; systemsprenger; das lehrerzimmer; in die sonne schauen; der schwarm
das kanu des manitu; ich bin dein mensch; und morgen die ganze welt; roter himmel; die fabelmans
der junge und der reiher; der wilde roboter; alles steht kopf 2; dune: teil zwei
anatomie d'une chute; portrait de la jeune fille en feu; les misérables 2019; illusions perdues
bac nord; le règne animal; le comte de monte-cristo; l'amour ouf; l'événement; la nuit du 12
un p'tit truc en plus; les trois mousquetaires d'artagnan; le consentement; chien de la casse
vice-versa 2; le garçon et le héron
"""
NEAR = {"dune: teil zwei", "les misérables 2019"}


@dataclass
class Films:
    """The films of ml-latest-small, and by name those of ml-32m."""

    dataset: Dataset
    titles: TitleIndex | None = None
    newest_year: int = 2018

    @cached_property
    def matcher(self) -> TitleMatcher:
        return TitleMatcher(self.dataset.catalogue, self.dataset.popularity())

    def is_well_known(self, movie: Movie) -> bool:
        return self.matcher.is_well_known(movie)

    def read(self, text: str) -> TitleReading:
        result = self.matcher.match(text)
        inside = result.status is MatchStatus.NONE
        found = self.titles.find(text, inside=inside) if self.titles else []
        further = tuple(each for each in found if each.movie_id not in self.dataset.catalogue)
        return understood(text, result, self, further)

    def named(self, text: str) -> list[str]:
        reading = self.read(text)
        return [movie.label for movie in (*reading.offered, *reading.further)]


@pytest.fixture(scope="module")
def films(latest_small: Dataset) -> Films:
    return Films(latest_small)


@pytest.fixture(scope="module")
def titled(latest_small: Dataset) -> Films:
    folder = find_movielens("ml-32m-titles")
    if folder is None:
        pytest.skip("needs the titles of ml-32m")
    movies = read_catalogue(folder, LAYOUTS[0], tagged=False)
    return Films(latest_small, TitleIndex.of(movie for movie in movies if (movie.year or 0) > 1999))


def typed() -> list[tuple[str, Movie]]:
    lines = TYPED.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(text, Movie.from_listing(0, label)) for text, label in rows]


@pytest.mark.parametrize(
    "text", ["barbie", "joker", "tenet", "encanto", "the holdovers", "glass onion", "tár", "x"]
)
def test_no_film_is_offered_that_is_not_nearly_called_so(films: Films, text: str) -> None:
    reading = films.read(text)
    assert reading.is_unknown or text == "x"
    assert not reading.movies


def test_a_year_after_the_newest_film_says_that_the_film_is_newer(films: Films) -> None:
    assert films.read("oppenheimer 2023").beyond
    assert not films.read("oppenheimer").beyond
    dune = films.read("dune 2021")
    assert (dune.beyond, dune.movies) == (True, ())
    assert [movie.label for movie in dune.near] == ["Dune (1984)", "Dune (2000)"]
    # A number in a title is no year of a film that is here.
    assert films.read("blade runner 2049").clear


def test_misspelled_and_shortened_titles_are_still_offered(films: Films) -> None:
    for text, label in [
        ("lemoney snicket", "Lemony Snicket's A Series of Unfortunate Events (2004)"),
        ("signs m night shyamalan", "Signs (2002)"),
        ("up made me cry", "Up (2009)"),
        ("lotr", "The Lord of the Rings: The Fellowship of the Ring (2001)"),
        ("ratatooey", "Ratatouille (2007)"),
    ]:
        assert label in films.named(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("shawshenk", "The Shawshank Redemption (1994)"),
        ("i love shawshenk", "The Shawshank Redemption (1994)"),
        ("shawshenk 1994", "The Shawshank Redemption (1994)"),
        ("reqiuem", "Requiem for a Dream (2000)"),
        ("inglorious", "Inglourious Basterds (2009)"),
        ("inglorius", "Inglourious Basterds (2009)"),
        ("budapset", "The Grand Budapest Hotel (2014)"),
        ("lebowsky", "The Big Lebowski (1998)"),
        ("jurasic", "Jurassic Park (1993)"),
        ("panters", "Black Panther (2017)"),
        ("fellowshp", "The Lord of the Rings: The Fellowship of the Ring (2001)"),
    ],
)
def test_a_misspelled_word_of_a_well_known_title_is_asked_about(
    films: Films, text: str, label: str
) -> None:
    reading = films.read(text)
    assert not reading.clear
    assert label in [movie.label for movie in reading.offered]


@pytest.mark.parametrize(
    "text",
    ["asdfgh", "qwerty", "hello there", "tomorow night", "definately", "horrror", "minecraft"],
)
def test_no_film_is_offered_for_nonsense_and_common_words_misspelled(
    films: Films, text: str
) -> None:
    assert films.read(text).is_unknown


def test_better_known_films_come_beside_a_part_of_a_title_alone(films: Films) -> None:
    # "The Hunted" is a film, whatever The Deer Hunter is called.
    assert films.named("the hunted") == ["The Hunted (1995)", "The Hunted (2003)"]
    assert films.named("inglorious")[0] == "Inglourious Basterds (2009)"


def test_a_part_of_one_title_that_is_the_name_of_another_film_is_asked_about(films: Films) -> None:
    reading = films.read("civil war")
    labels = [movie.label for movie in reading.movies]
    assert not reading.clear
    assert labels == ["Captain America: Civil War (2016)", "The Civil War (1990)"]
    assert films.read("captain america civil war").clear
    assert films.read("shawshank").clear


def test_few_newer_films_are_taken_for_others(films: Films) -> None:
    readings = {text: films.read(text) for text, _ in typed()}
    assert len(readings) >= 250
    taken = {text: reading.movie for text, reading in readings.items() if reading.clear}
    # "parasite" is a film of 1982, too.
    others = [text for text, movie in taken.items() if not is_called(text, movie)]
    assert sorted(others) == [
        "napoleon",
        "priscilla",
        "the super mario bros. movie",
        "wonka",
    ]
    offered = [text for text, reading in readings.items() if not reading.clear and reading.offered]
    assert len(offered) <= 0.31 * len(readings)


@pytest.mark.parametrize("text", re.split("; |\n", FOREIGN.strip()))
def test_a_newer_film_typed_in_another_language_is_never_taken_for_one(
    films: Films, text: str
) -> None:
    reading = films.read(text)
    assert not reading.movies
    assert text in NEAR or not reading.near


def test_a_larger_set_knows_newer_films_by_name(titled: Films) -> None:
    known = [(text, movie) for text, movie in typed() if (movie.year or 0) < 2022]
    readings = {text: titled.read(text) for text, _ in known}
    assert [text for text, reading in readings.items() if reading.clear] == ["rocketman"]
    found = [
        text
        for text, movie in known
        if any(abs((each.year or 0) - (movie.year or 0)) <= 1 for each in readings[text].further)
    ]
    assert len(found) >= 0.85 * len(known)
    (joker,) = (each for each in titled.read("joker 2019").further)
    assert joker.label == "Joker (2019)"
    assert "Joker (2019)" in titled.named("joker")
    assert "Batman Beyond: Return of the Joker (2000)" not in titled.named("joker")
    for text in ("joker movie", "have you seen joker", "the new joker movie"):
        assert "Joker (2019)" in titled.named(text)
    for text in ("have you seen anything good", "watched something with my wife"):
        assert not titled.read(text).further
    assert titled.read("parasite").movies
    assert titled.named("parasite")[-1] == "Parasite (2019)"
    assert titled.named("the batman") == ["Batman (1989)", "The Batman (2022)"]
    assert titled.read("batman").clear
    assert titled.read("the matrix").clear


def test_what_a_person_has_said_something_of_is_meant_however_little_it_is_alike(
    films: Films,
) -> None:
    result = films.matcher.match("joker")
    own = [result.movies[0].movie_id]
    assert understood("joker", result, films, (), own).movies == result.movies
