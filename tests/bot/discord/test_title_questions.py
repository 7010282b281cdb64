"""Which film of a real catalogue a text means, by itself and beside others."""

from types import SimpleNamespace
from typing import cast

import pytest

from bot.discord.router import Actions
from bot.discord.title_questions import Questions
from bot.domain.title_reading import TitleReading
from bot.services import Services
from recommender import Dataset, TitleMatcher


class Reader(Questions):
    """Reads titles without asking anybody."""

    def one(self, text: str) -> TitleReading:
        """Read a text as a command for one film does."""
        return self._read_among(text, ())

    def labels(self, text: str) -> list[str]:
        """Return the films that are clear in a text with several, and what is not, as typed."""
        readings = self._read_several(text)
        return [each.movie.label if each.clear else each.text for each in readings]


@pytest.fixture(scope="module")
def reader(latest_small: Dataset) -> Reader:
    matcher = TitleMatcher(latest_small.catalogue, latest_small.popularity())
    films = {movie.movie_id: movie for movie in latest_small.catalogue}
    served = SimpleNamespace(
        matcher=matcher, film=films.get, newest_year=2018, is_well_known=matcher.is_well_known
    )
    services = SimpleNamespace(
        registry=SimpleNamespace(current=served, ready=True),
        further_films=SimpleNamespace(find=lambda *_arguments, **_options: ()),
    )
    actions = SimpleNamespace(on=lambda *_arguments, **_options: None)
    return Reader(cast("Services", services), cast("Actions", actions))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("crazy, stpid, love", "Crazy, Stupid, Love. (2011)"),
        ("avengers, infinity war", "Avengers: Infinity War - Part I (2018)"),
        ("kill bill, vol 2", "Kill Bill: Vol. 2 (2004)"),
        ("lion, the witch and the wardrobe",
         "The Chronicles of Narnia: The Lion, the Witch and the Wardrobe (2005)"),
        ("monstrs, inc", "Monsters, Inc. (2001)"),
        ("eat, pry, love", "Eat Pray Love (2010)"),
        ("hony, i shrunk the kids", "Honey, I Shrunk the Kids (1989)"),
    ],
)  # fmt: skip
def test_a_clear_film_is_that_film_whatever_its_pieces_name(
    reader: Reader, text: str, label: str
) -> None:
    reading = reader.one(text)
    assert reading.clear
    assert reading.movie.label == label


@pytest.mark.parametrize(
    "text", ["alien, aliens", "the matrix 1999 and also titanic", "toy story 1 and 2"]
)
def test_several_clear_films_are_asked_about(reader: Reader, text: str) -> None:
    reading = reader.one(text)
    assert not reading.clear
    assert len(reading.movies) > 1


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("up and monsters, inc.", ["Up (2009)", "Monsters, Inc. (2001)"]),
        ("monsters, inc. and up", ["Monsters, Inc. (2001)", "Up (2009)"]),
        ("monstrs, inc, up", ["Monsters, Inc. (2001)", "Up (2009)"]),
        ("the godfather and monsters, inc.", ["The Godfather (1972)", "Monsters, Inc. (2001)"]),
        ("eat, pray, love and taken", ["Eat Pray Love (2010)", "Taken (2008)"]),
        ("eat, pry, love and taken", ["Eat Pray Love (2010)", "Taken (2008)"]),
        ("planes, trains and automobiles and ghostbusters",
         ["Planes, Trains & Automobiles (1987)", "Ghostbusters (1984)"]),
        ("heat and crazy, stupid, love and up",
         ["Heat (1995)", "Crazy, Stupid, Love. (2011)", "Up (2009)"]),
        ("the lion, the witch and the wardrobe and heat",
         ["The Chronicles of Narnia: The Lion, the Witch and the Wardrobe (2005)", "Heat (1995)"]),
        ("crazy, stupid, love and also titnic",
         ["Crazy, Stupid, Love. (2011)", "Titanic (1997)"]),
        ("eat, pray, love and oppenheimer", ["Eat Pray Love (2010)", "oppenheimer"]),
        ("up and monsters, inc and oppenheimer",
         ["Up (2009)", "Monsters, Inc. (2001)", "oppenheimer"]),
        ("heat, alien, and jaws", ["Heat (1995)", "Alien (1979)", "Jaws (1975)"]),
    ],
)  # fmt: skip
def test_a_title_with_commas_stays_whole_beside_others(
    reader: Reader, text: str, labels: list[str]
) -> None:
    assert reader.labels(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("the matrix 1999 titanic", ["The Matrix (1999)", "Titanic (1997)"]),
        ("the matrix (1999) titanic", ["The Matrix (1999)", "Titanic (1997)"]),
        ("the matrix 1999 titanic and up 2009 heat",
         ["The Matrix (1999)", "Titanic (1997)", "Up (2009)", "Heat (1995)"]),
        ("ghostbusters 1984 and 2016", ["Ghostbusters (1984)", "Ghostbusters (2016)"]),
        ("blade runner 1982 2049", ["Blade Runner (1982)", "Blade Runner 2049 (2017)"]),
        ("the matrix 1999 remake", ["The Matrix (1999)"]),
        ("2001 a space odyssey 1968", ["2001: A Space Odyssey (1968)"]),
        ("blade runner 2049 2017", ["Blade Runner 2049 (2017)"]),
        ("apollo 13 1995", ["Apollo 13 (1995)"]),
    ],
)  # fmt: skip
def test_a_year_ends_a_title(reader: Reader, text: str, labels: list[str]) -> None:
    assert reader.labels(text) == labels
    assert reader.one(text).clear == (len(labels) == 1)
