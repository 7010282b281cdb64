"""What lists are narrowed to by length, age and origin, and what is not known of a film."""

import pytest

from bot.discord.trait_lists import unkept
from bot.domain.films.ages import age_of
from bot.domain.films.origins import ORIGINS
from bot.domain.films.traits import FilmTraits
from bot.domain.films.wish import TraitWish, without_facts
from bot.domain.filters import Vocabulary, read_list_filter
from bot.domain.filters.everyday import EVERYDAY
from recommender import Movie

WORDS = Vocabulary(("Children", "Comedy", "Drama"), {"korea": 5})
FILM, KOREAN = Movie(1, "A", "A"), Movie(2, "B", "B", tags=("korea",))


def wish(typed: str, children_age: int = 8, country: str | None = "US") -> TraitWish:
    wanted = read_list_filter(typed, WORDS, ORIGINS)
    return TraitWish.of(wanted, children_age, country)[0]


@pytest.mark.parametrize(
    ("typed", "traits", "fits"),
    [
        ("under 2 hours", FilmTraits(119), True),
        ("under 2 hours", FilmTraits(121), False),
        ("at least 90 min", FilmTraits(90), True),
        ("under 2 hours", FilmTraits(), None),
        ("under 2 hours", None, None),
        ("for children", FilmTraits(ages={"US": 0}), True),
        ("for children", FilmTraits(ages={"US": 8}), True),
        ("for children", FilmTraits(ages={"US": 13}), False),
        ("for children", FilmTraits(ages={"DE": 6, "GB": 12}), False),
        ("for children", FilmTraits(), None),
        ("comedy rated pg-13", FilmTraits(ages={"US": 13}), True),
        ("fsk 12", FilmTraits(ages={"US": 17}), False),
        ("for 8 year olds", FilmTraits(ages={"US": 0}), True),
        ("korean", FilmTraits(language="ko"), True),
        ("korean", FilmTraits(countries=("KR", "US"), language="en"), True),
        ("french", FilmTraits(language="en", countries=("US",)), False),
        ("french", None, False),
        ("not french", FilmTraits(language="fr"), False),
        ("not french", None, True),
        ("french under 100 min", FilmTraits(90, language="fr"), True),
        ("french under 100 min", FilmTraits(language="fr"), None),
    ],
)
def test_a_film_is_as_wished_or_not_or_nobody_knows(
    typed: str, traits: FilmTraits | None, fits: bool | None
) -> None:
    assert wish(typed).fits(FILM, traits) is fits


OLDER_WORDS = Vocabulary(("Children's", "Comedy"))


@pytest.mark.parametrize("typed", ["kids", "for children", "children's"])
def test_older_sets_have_films_for_children_too(typed: str) -> None:
    wanted = read_list_filter(typed, OLDER_WORDS)
    assert TraitWish.of(wanted, 8, "US")[0].max_age == 8


@pytest.mark.parametrize(
    ("typed", "genres"),
    [
        ("for a 6 year old", ("Children",)),
        ("comedy under 10", ("Comedy", "Children")),
        ("kids under 8", ("Children's",)),
        ("6 year old not kids", ()),
        ("rated pg-13", ()),
        ("under 2 hours", ()),
    ],
)
def test_where_no_ages_are_known_films_for_a_child_are_those_of_the_genre(
    typed: str, genres: tuple[str, ...]
) -> None:
    wanted = read_list_filter(typed, OLDER_WORDS)
    known = without_facts(wanted)
    assert (known.genres, known.max_age, known.minutes) == (genres, None, None)
    said = "I know no age ratings, so these are films for children of any age."
    assert (said in unkept(wanted)) is ("Children" in genres or typed == "kids under 8")


def test_tags_tell_where_a_film_is_from_as_well_as_facts() -> None:
    assert wish("korean").fits(KOREAN, None) is True
    assert wish("korean").fits(FILM, None) is False


def test_each_origin_is_a_kind_that_people_can_ask_for() -> None:
    assert set(ORIGINS) <= {kind.name for kind in EVERYDAY.values()}


@pytest.mark.parametrize(
    ("rating", "age"),
    [("G", 0), ("PG", 8), ("PG-13", 13), ("R", 17), ("NC-17", 17), ("12A", 12), ("FSK 16", 16),
     ("U", 0), ("ALL", 0), ("R18+", 18), ("TP", 0), ("Unrated", None), ("NR", None), ("?", None),
     ("99", None)],
)  # fmt: skip
def test_age_ratings_of_many_countries_are_compared(rating: str, age: int | None) -> None:
    assert age_of(rating) == age
