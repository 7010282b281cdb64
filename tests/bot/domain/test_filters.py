"""What people want of a list is understood in any order, or refused with the reason."""

import contextlib
import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.filters import (
    SERVER_LIST,
    WATCHLIST,
    ContradictionError,
    CountError,
    DialError,
    FilmPool,
    FilterError,
    ListFilter,
    UnknownWordError,
    UntaggedError,
    Vocabulary,
    YearsError,
    dial_word,
    film_and_wish,
    names_film,
    read_dial,
    read_likeness,
    read_list_filter,
    read_wish,
    read_years,
)
from bot.messages.translation import speaking
from bot.messages.wishes import typed_wish, wish_words
from recommender import Catalogue, Kind, Movie

GENRES = ("Children", "Comedy", "Drama", "Film-Noir", "Horror", "Romance", "Sci-Fi")
TAGS = {
    "anime": 12,
    "thai": 9,
    "heist": 9,
    "zombies": 5,
    "korea": 4,
    "time travel": 3,
    "dark comedy": 3,
}
TAGGED = Vocabulary(GENRES, TAGS, newest=2018)
UNTAGGED = Vocabulary(GENRES)
ROMCOM = Kind("romcom", ("Romance", "Comedy"))
ANIME, ZOMBIES = Kind("anime", tags=("anime",)), Kind("zombie", tags=("zombies",))
HORROR, COMEDY = Kind("Horror", ("Horror",)), Kind("Comedy", ("Comedy",))
DRAMA = Kind("Drama", ("Drama",))
HORROR_OR_COMEDY = Kind("Horror or Comedy", alternatives=(HORROR, COMEDY))
KOREAN = Kind("korean", tags=("korea",))


FOREIGN = Catalogue(
    Movie.from_listing(movie_id, title, ("Drama",))
    for movie_id, title in enumerate(
        (
            "Heat (1995)",
            "Chorus, The (Choristes, Les) (2004)",
            "Lady Vengeance (Chinjeolhan geumjassi) (2005)",
            "Howl's Moving Castle (Hauru no ugoku shiro) (2004)",
            "Life Is Beautiful (La Vita è bella) (1997)",
            "Lives of Others, The (Das leben der Anderen) (2006)",
            "Seventh Seal, The (Sjunde inseglet, Det) (1957)",
        )
    )
)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("french", ["The Chorus"]),
        ("frensh", ["The Chorus"]),
        ("3 french drama", ["The Chorus"]),
        ("프랑스 영화", ["The Chorus"]),
        ("korean", ["Lady Vengeance"]),
        ("한국 영화", ["Lady Vengeance"]),
        ("japanese or italian", ["Howl's Moving Castle", "Life Is Beautiful"]),
        ("german", ["The Lives of Others"]),
        ("scandinavian", ["The Seventh Seal"]),
        ("swedish", ["The Seventh Seal"]),
        ("klingon", None),
        ("french, not french", None),
    ],
)
def test_original_titles_tell_which_films_are_in_a_language(
    text: str, titles: list[str] | None
) -> None:
    vocabulary = Vocabulary.of(FOREIGN)
    if titles is None:
        with pytest.raises(FilterError):
            read_list_filter(text, vocabulary)
        return
    wanted = read_list_filter(text, vocabulary).movie_filter
    assert wanted is not None
    assert [movie.title for movie in FOREIGN if wanted(movie)] == titles
    assert [FOREIGN[each].title for each in FOREIGN.movie_ids[wanted.mask(FOREIGN)]] == titles


def test_everything_but_films_in_a_language() -> None:
    wanted = read_list_filter("not french", Vocabulary.of(FOREIGN)).movie_filter
    assert wanted is not None
    assert [movie.movie_id for movie in FOREIGN if not wanted(movie)] == [1]


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
        ("horror 30%", ListFilter(genres=("Horror",), adventure=0.3)),
        ("since 1990 before 2000", ListFilter(years=(1990, 1999))),
        ("anime", ListFilter(kinds=(ANIME,))),
        ("romcoms", ListFilter(kinds=(ROMCOM,))),
        ("a romantic comedy", ListFilter(kinds=(ROMCOM,))),
        ("scary, funny", ListFilter(genres=("Horror", "Comedy"))),
        ("Time-Travel", ListFilter(kinds=(Kind("time travel", tags=("time travel",)),))),
        ("dark comedy", ListFilter(kinds=(Kind("dark comedy", tags=("dark comedy",)),))),
        ("horor", ListFilter(genres=("Horror",))),
        ("comdey", ListFilter(genres=("Comedy",))),
        ("zombys", ListFilter(kinds=(ZOMBIES,))),
        ("not horror", ListFilter(without_genres=("Horror",))),
        ("-horror", ListFilter(without_genres=("Horror",))),
        ("🎬 -horror", ListFilter(without_genres=("Horror",))),
        ("comedy 🎬 no horror", ListFilter(genres=("Comedy",), without_genres=("Horror",))),
        ("** not horror **", ListFilter(without_genres=("Horror",))),
        ("no scary films, please", ListFilter(without_genres=("Horror",))),
        (
            "comedy without zombies or romance",
            ListFilter(genres=("Comedy",), without_genres=("Romance",), without=(ZOMBIES,)),
        ),
        ("not romcom but comedy", ListFilter(genres=("Comedy",), without=(ROMCOM,))),
        (
            "5 90s korean horror not zombies",
            ListFilter(5, ("Horror",), (1990, 1999), kinds=(KOREAN,), without=(ZOMBIES,)),
        ),
        ("under 2 hours", ListFilter(minutes=(None, 120))),
        ("kids less than 1h 30 min", ListFilter(genres=("Children",), minutes=(None, 90))),
        ("at least an hour and a half", ListFilter(minutes=(90, None))),
        ("not over 100 minutes over 1 hour", ListFilter(minutes=(60, 100))),
        (
            "something scary but not too long",
            ListFilter(genres=("Horror",), minutes=(None, 105)),
        ),
        ("three horror films", ListFilter(3, ("Horror",))),
        ("a few comedies", ListFilter(3, ("Comedy",))),
        ("another horror movie", ListFilter(1, ("Horror",))),
        ("anime directed by zombies", ListFilter(kinds=(ANIME, ZOMBIES))),
        ("new horror", ListFilter(genres=("Horror",), years=(2014, None))),
        ("the latest comedies", ListFilter(genres=("Comedy",), years=(2014, None))),
        ("old movies", ListFilter(years=(None, 1983))),
        ("newhorror", None),
        ("horror or comedy", ListFilter(kinds=(HORROR_OR_COMEDY,))),
        ("a scary or some funny film", ListFilter(kinds=(HORROR_OR_COMEDY,))),
        (
            "anime or zombies or horor 90s",
            ListFilter(
                years=(1990, 1999),
                kinds=(Kind("anime or zombie or Horror", alternatives=(ANIME, ZOMBIES, HORROR)),),
            ),
        ),
        (
            "horror, comedy or not zombies",
            ListFilter(genres=("Horror", "Comedy"), without=(ZOMBIES,)),
        ),
        ("horror or something like that", ListFilter(genres=("Horror",))),
        ("not horror or something", ListFilter(without_genres=("Horror",))),
        ("horror (no zombies)", ListFilter(genres=("Horror",), without=(ZOMBIES,))),
        (
            "no zombies, comedies or romance",
            ListFilter(without_genres=("Comedy", "Romance"), without=(ZOMBIES,)),
        ),
        (
            "no zombies or anime, comedy or drama",
            ListFilter(
                kinds=(Kind("Comedy or Drama", alternatives=(COMEDY, DRAMA)),),
                without=(ZOMBIES, ANIME),
            ),
        ),
        (
            "not romance/drama, horror or comedy",
            ListFilter(kinds=(HORROR_OR_COMEDY,), without_genres=("Romance", "Drama")),
        ),
        ("isn't there any good horror", ListFilter(genres=("Horror",))),
        ("don't you have any horror", ListFilter(genres=("Horror",))),
        ("without comedy and horror", ListFilter(without_genres=("Comedy", "Horror"))),
        ("no comedy/horror", ListFilter(without_genres=("Comedy", "Horror"))),
        ("no horror / 90s", ListFilter(years=(1990, 1999), without_genres=("Horror",))),
        ("not scary and funny", ListFilter(genres=("Comedy",), without_genres=("Horror",))),
        ("not scary, funny", ListFilter(genres=("Comedy",), without_genres=("Horror",))),
        ("i don't want to watch horror", ListFilter(without_genres=("Horror",))),
        (
            "comedies that arent romantic",
            ListFilter(genres=("Comedy",), without_genres=("Romance",)),
        ),
        ("neither horror nor comedy", ListFilter(without_genres=("Horror", "Comedy"))),
        ("i hate horror", ListFilter(without_genres=("Horror",))),
        ("nothing too old", ListFilter(years=(1984, None))),
        ("not before 1990", ListFilter(years=(1990, None))),
        ("no long dramas", ListFilter(genres=("Drama",), minutes=(None, 139))),
        ("not short", ListFilter(minutes=(96, None))),
        ("not popular", ListFilter(lesser_known=True)),
        ("adventerous horror", ListFilter(genres=("Horror",), adventure=1.0)),
        ("familliar", ListFilter(adventure=0.0)),
        ("boldd comedies", ListFilter(genres=("Comedy",), adventure=0.75)),
        ("populer", ListFilter(adventure=0.0)),
        ("recomend somthing scary", ListFilter(genres=("Horror",))),
        ("horror withot zombies", ListFilter(genres=("Horror",), without=(ZOMBIES,))),
        ("underated", ListFilter(lesser_known=True)),
        ("1.5 hours", ListFilter(minutes=(None, 90))),
        ("1.5 h", ListFilter(minutes=(None, 90))),
        (".5 hours", ListFilter(minutes=(None, 30))),
        ("1 hour 30", ListFilter(minutes=(None, 90))),
        ("2 hours 5 comedies", ListFilter(5, ("Comedy",), minutes=(None, 120))),
        ("max 90, comedy", ListFilter(genres=("Comedy",), minutes=(None, 90))),
        ("no longer than 90", ListFilter(minutes=(None, 90))),
        ("not over 100", ListFilter(minutes=(None, 100))),
        ("at most 90", ListFilter(minutes=(None, 90))),
        ("at least 100", ListFilter(minutes=(100, None))),
        ("<90", ListFilter(minutes=(None, 90))),
        ("comedy < 90", ListFilter(genres=("Comedy",), minutes=(None, 90))),
        ("no more than 5 films", ListFilter(5)),
        ("at most five comedies", ListFilter(5, ("Comedy",))),
        ("under 90", ListFilter(minutes=(None, 90))),
        ("2 hours max", ListFilter(minutes=(None, 120))),
        ("100 min or shorter", ListFilter(minutes=(None, 100))),
        ("2 hours or more", ListFilter(minutes=(120, None))),
        ("2+ hours", ListFilter(minutes=(120, None))),
        ("2 hours + comedy", ListFilter(genres=("Comedy",), minutes=(None, 120))),
        ("between 90 and 120 minutes", ListFilter(minutes=(90, 120))),
        ("2010+", ListFilter(years=(2010, None))),
        ("80s and older", ListFilter(years=(None, 1989))),
        ("pre-1970 horror", ListFilter(genres=("Horror",), years=(None, 1969))),
        ("before the 80s", ListFilter(years=(None, 1979))),
        ("after the nineties", ListFilter(years=(2000, None))),
        ("horror for 4 people", ListFilter(genres=("Horror",))),
        ("comedy for two", ListFilter(genres=("Comedy",))),
        ("looking for two comedies", ListFilter(2, ("Comedy",))),
        ("comedy for movie night", ListFilter(genres=("Comedy",))),
        ("for my 8yo", ListFilter(max_age=8)),
        ("kids aged 6-8", ListFilter(genres=("Children",), max_age=6)),
        ("kid friendly", ListFilter(genres=("Children",))),
        ("a film about love", ListFilter(genres=("Romance",))),
        ("gimme more scary recs plz", ListFilter(genres=("Horror",))),
        ("anything but horror", ListFilter(without_genres=("Horror",))),
        ("everything except romcoms", ListFilter(without=(ROMCOM,))),
        ("comedy, less scary", ListFilter(genres=("Comedy",), without_genres=("Horror",))),
        ("from the eighties", ListFilter(years=(1980, 1989))),
        ("late 90s", ListFilter(years=(1995, 1999))),
        ("early 2000s horror", ListFilter(genres=("Horror",), years=(2000, 2004))),
        ("last 10 years", ListFilter(years=(2009, None))),
        ("within the last ten years", ListFilter(years=(2009, None))),
        ("from the last decade", ListFilter(years=(2009, None))),
        ("past two decades", ListFilter(years=(1999, None))),
        ("the last few years", ListFilter(years=(2014, None))),
        ("nothing from the last 10 years", ListFilter(years=(None, 2008))),
        ("not older than 10 years", ListFilter(years=(2009, None))),
        ("older than twenty years", ListFilter(years=(None, 1998))),
        ("21st century", ListFilter(years=(2000, None))),
        ("of the last century", ListFilter(years=(None, 1999))),
        ("old school", ListFilter(years=(None, 1983))),
        ("a short comedy", ListFilter(genres=("Comedy",), minutes=(None, 95))),
        ("long dramas", ListFilter(genres=("Drama",), minutes=(140, None))),
        ("the best horror films ever", ListFilter(genres=("Horror",))),
        ("something funny for my girlfriend", ListFilter(genres=("Comedy",))),
        ("90 minutes", ListFilter(minutes=(None, 90))),
        ("a 90-minute comedy", ListFilter(genres=("Comedy",), minutes=(None, 90))),
        ("we have two hours", ListFilter(minutes=(None, 120))),
        ("under 1h30", ListFilter(minutes=(None, 90))),
        ("horror 1h45", ListFilter(genres=("Horror",), minutes=(None, 105))),
        ("about 90 minutes", ListFilter(minutes=(75, 105))),
        ("longer than 2 hours", ListFilter(minutes=(120, None))),
        ("kids under 8", ListFilter(genres=("Children",), max_age=7)),
        ("under 8 hours", ListFilter(minutes=(None, 480))),
        ("pg-13", ListFilter(max_age=13)),
        ("hidden gems", ListFilter(lesser_known=True)),
        ("underrated horror", ListFilter(genres=("Horror",), lesser_known=True)),
        ("less known, less scary", ListFilter(without_genres=("Horror",), lesser_known=True)),
        ("popular comedies", ListFilter(genres=("Comedy",), adventure=0.0)),
        ("surprise me", ListFilter()),
        ("80s or 90s horror", ListFilter(genres=("Horror",), years=(1980, 1999))),
        ("horror from the 60s, 70s and 80s", ListFilter(genres=("Horror",), years=(1960, 1989))),
        ("70s-90s", ListFilter(years=(1970, 1999))),
        ("20s to 30s", ListFilter(years=(1920, 1939))),
        ("80년대나 90년대 공포", ListFilter(genres=("Horror",), years=(1980, 1999))),
        ("1910s and 20s", ListFilter(years=(1910, 1929))),
        ("00s or 10s", ListFilter(years=(2000, 2019))),
        ("80s + 90s", ListFilter(years=(1980, 1999))),
        ("2 to 3 hours", ListFilter(minutes=(120, 180))),
        ("comedy 90-120 min", ListFilter(genres=("Comedy",), minutes=(90, 120))),
        ("5 to 10 years old", ListFilter(max_age=5)),
        ("for 8-10 year olds", ListFilter(max_age=8)),
        ("10-5 comedies", ListFilter(10, ("Comedy",))),
        ("two or three comedies", ListFilter(3, ("Comedy",))),
        ("5-10 comedies", ListFilter(10, ("Comedy",))),
        ("anything for tonight", ListFilter()),
    ],
)
def test_examples(text: str, expected: ListFilter | None) -> None:
    if expected is None:
        with pytest.raises(UnknownWordError):
            read_list_filter(text, TAGGED)
    else:
        assert read_list_filter(text, TAGGED) == expected


@pytest.mark.parametrize(
    "said",
    ["{} that is not too long", "{} that isn't too long", "{}s that are not too long",
     "{}, don't want something too long", "not a very long {}", "{}, nothing too long",
     "a {} that doesn't feel too long"],
)  # fmt: skip
def test_films_that_are_not_too_long_need_no_tag_for_it(said: str) -> None:
    vocabulary = Vocabulary(GENRES, {"too long": 9, "very long": 3})
    assert read_list_filter(said.format("film"), vocabulary) == ListFilter(minutes=(None, 105))


def test_genres_that_were_asked_for_are_those_of_all_kinds() -> None:
    wanted = read_list_filter("drama or romcom horror", TAGGED)
    assert {*wanted.asked_genres} == {"Drama", "Romance", "Comedy", "Horror"}
    assert not wanted.by_words
    assert read_list_filter("horror or anime", TAGGED).by_words


def test_where_no_film_has_a_year_nothing_is_new() -> None:
    with pytest.raises(UnknownWordError):
        read_list_filter("new", UNTAGGED)


@pytest.mark.parametrize(
    ("text", "film"),
    [
        ("like Alien", "Alien"),
        ("something similar to the thing", "the thing"),
        ("movies that are like Like Water for Chocolate", "Like Water for Chocolate"),
        ("에이리언 같은 영화", "에이리언"),
        ("괴물이랑 비슷한 거", "괴물"),
        ("show me a film like Alien", "Alien"),
        ("i want something like Alien", "Alien"),
        ("like horror", None),
        ("show me something like korean horror", None),
        ("i want something like a comedy for tonight", None),
        ("something like 80s horror", None),
        ("something like scary movie", "scary movie"),
        ("like alien but not scary", "alien but not scary"),
        ("something funny like alien", "alien but something funny"),
        ("90s horror movies like toy story", "toy story but 90s horror movies"),
        ("에이리언 같은 영화 2시간 이하", "에이리언 but 2시간 이하"),
        ("more horror like alien", "alien but horror"),
        ("5 funny films like toy story", "toy story but 5 funny films"),
        ("two movies like alien but not scary", "alien but not scary but two movies"),
        ("에이리언 같은 영화 5편", "에이리언 but 5편"),
        ("recommend me some good films like alien", "alien"),
        ("can you suggest something like unheard of", "unheard of"),
        # A title that has the word is none behind it.
        ("in like flint", "in like flint"),
        ("funny in like flint", "in like flint but funny"),
        ("like in like flint", "in like flint"),
        ("people like us", None),
        ("가" + " " * 400 + "같은" + " " * 1600 + "나\n나", None),
        ("i like alien", None),
        ("purple movies like alien", None),
        ("공포 같은 영화", None),
        ("i like horror", None),
        ("horror", None),
        ("", None),
    ],
)
def test_a_film_that_others_should_be_like_is_told_from_a_genre(
    text: str, film: str | None
) -> None:
    assert read_likeness(text, TAGGED, TITLES.__contains__) == film


TITLES = (
    "alien",
    "scary movie",
    "toy story",
    "but i'm a cheerleader",
    "death race 2000",
    "the not so new horror",
    "에이리언",
    "in like flint",
    "flint",
)


@pytest.mark.parametrize(
    ("text", "film", "wish"),
    [
        ("alien but not scary", "alien", "but not scary"),
        ("alien, but funny", "alien", "but funny"),
        ("toy story 90s", "toy story", "90s"),
        ("alien - not scary", "alien", "not scary"),
        ("alien for love", "alien for love", ""),
        ("alien under 2 hours", "alien", "under 2 hours"),
        ("alien for tonight", "alien", "for tonight"),
        ("alien, max 2 hours", "alien", "max 2 hours"),
        ("alien in the 90s", "alien", "in the 90s"),
        ("alien but 5 films", "alien", "but 5 films"),
        ("alien tonight with my girlfriend", "alien", "tonight with my girlfriend"),
        ("alien with kids", "alien", "with kids"),
        ("alien that's not scary", "alien", "that's not scary"),
        ("alien but something funny", "alien", "but something funny"),
        ("에이리언 but 2시간 이하", "에이리언", "but 2시간 이하"),
        (
            "alien but not scary for tonight under 2 hours",
            "alien",
            "but not scary for tonight under 2 hours",
        ),
        ("toy story at most 90 min please", "toy story", "at most 90 min please"),
        ("toy story -comedy", "toy story", "-comedy"),
        ("alien", "alien", ""),
        ("but i'm a cheerleader", "but i'm a cheerleader", ""),
        ("the not so new horror", "the not so new horror", ""),
        # What may be more of a title, cannot be read or is no kind of film is no wish.
        ("alien horror", "alien horror", ""),
        ("alien 3", "alien 3", ""),
        ("alien not blarg", "alien not blarg", ""),
        ("alien but bold", "alien but bold", ""),
        ("unheard of but not scary", "unheard of but not scary", ""),
        ("", "", ""),
    ],
)
def test_a_film_is_parted_from_what_is_wished_for_beside_it(
    text: str, film: str, wish: str
) -> None:
    assert film_and_wish(text, TAGGED, TITLES.__contains__) == (film, wish)
    wanted = read_wish(wish, TAGGED)
    assert (wanted is not None) == bool(wish)


@pytest.mark.parametrize(
    ("text", "named"),
    [("alien", True), ("alien tonight", True), ("alien horror", False), ("debt tonight", False)],
)
def test_a_title_is_known_with_a_wish_behind_it(text: str, *, named: bool) -> None:
    assert names_film(text, TAGGED, TITLES.__contains__) == named


def test_where_a_film_is_set_does_not_say_where_it_is_from() -> None:
    set_there = Vocabulary(GENRES, {"france": 9, "japan": 9, "italy": 9, "india": 9})
    for word in ("french", "france", "japanese", "italian", "indian"):
        with pytest.raises(UntaggedError):
            read_list_filter(word, set_there)


def test_the_order_does_not_matter() -> None:
    for words in itertools.permutations(["4", "horror", "1960-1979", "curious"]):
        assert read_list_filter(" ".join(words), TAGGED) == ListFilter(
            4, ("Horror",), (1960, 1979), 0.25
        )


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("purple", UnknownWordError),
        ("not", UnknownWordError),
        ("not 90s", UnknownWordError),
        ("nothing from 1990", UnknownWordError),
        ("not bold", UnknownWordError),
        ("less than 5 films", UnknownWordError),
        ("(500) days of summer", UnknownWordError),
        ("balance", UnknownWordError),
        ("more", UnknownWordError),
        ("i don't only want horror", UnknownWordError),
        ("not just horror", UnknownWordError),
        ("nothing but horror", UnknownWordError),
        ("18+", UnknownWordError),
        ("night watch", UnknownWordError),
        ("30 minutes or less", UnknownWordError),
        ("bald", UnknownWordError),
        ("no 3 hour films", UnknownWordError),
        ("horror or 90s", UnknownWordError),
        ("horror or comedy not comedy or horror", ContradictionError),
        ("horror " * 50, UnknownWordError),
        ("slasher", UntaggedError),
        ("horror not horror", ContradictionError),
        ("romcom not comedy", ContradictionError),
        ("not scary horror", ContradictionError),
        ("anime -anime", ContradictionError),
        ("90s 80s", ContradictionError),
        ("since 2010 before 1960", ContradictionError),
        ("over 3 hours under 2 hours", ContradictionError),
        ("5 10 comedies", ContradictionError),
        ("bold familiar", ContradictionError),
        ("26", CountError),
        ("0", CountError),
        ("1999-1990", YearsError),
        ("9999", YearsError),
        ("since 1700", YearsError),
    ],
)
def test_what_makes_no_sense_is_refused(text: str, error: type[FilterError]) -> None:
    with pytest.raises(error):
        read_list_filter(text, TAGGED)


def test_what_was_understood_is_said_beside_what_was_not() -> None:
    with pytest.raises(UnknownWordError) as caught:
        read_list_filter("5 horror blarg from the 90s not anime or frobnik", TAGGED)

    assert caught.value.text == "blarg not frobnik"
    assert caught.value.understood == ListFilter(5, ("Horror",), (1990, 1999), without=(ANIME,))


def test_films_without_tags_cannot_be_told_apart_by_them() -> None:
    with pytest.raises(UntaggedError) as caught:
        read_list_filter("90s anime not zombies", UNTAGGED)

    assert caught.value.text == "anime, zombies"
    assert caught.value.understood == ListFilter(years=(1990, 1999))


@pytest.mark.parametrize("vocabulary", [TAGGED, UNTAGGED, Vocabulary(("Western",)), Vocabulary(())])
def test_each_example_can_be_kept(vocabulary: Vocabulary) -> None:
    assert len({*vocabulary.examples}) == 3
    for language, example in itertools.product(("en", "ko"), vocabulary.examples):
        with speaking(language):
            assert read_list_filter(typed_wish(example), vocabulary) == example


def test_what_is_typed_is_completed() -> None:
    assert TAGGED.complete("hor", 25) == ["Horror", "horror comedy", "comedy horror"]
    assert TAGGED.complete("90s not zo", 25) == ["90s not zombie", "90s not zombies"]
    assert TAGGED.complete("korean -an", 1) == ["korean -anime"]
    assert TAGGED.complete("qqq", 25) == []
    assert TAGGED.complete("", 3) == ["Children", "Comedy", "Drama"]
    assert "heist" not in UNTAGGED.complete("he", 25)


WORDS = (
    "not no without - and or , / 5 99 90s 1994 since before 2010 to 1990-1999 under 2 hours 90 min "
    "an half bold 30% horror horor romcom anime slasher korean zombies children's time travel a w/o"
)
words = st.sampled_from(WORDS.split())
typed = st.one_of(st.text(max_size=60), st.lists(words, max_size=9).map(" ".join))


@given(typed, st.sampled_from([TAGGED, UNTAGGED, Vocabulary(())]))
def test_any_text_is_understood_or_refused(text: str, vocabulary: Vocabulary) -> None:
    with contextlib.suppress(YearsError):
        read_years(text)
    try:
        wanted = read_list_filter(text, vocabulary)
    except FilterError:
        return
    # What a person is told they asked for is what they would ask for with those words.
    again = read_list_filter(wish_words(wanted), vocabulary)
    assert again == replace(wanted, adventure=again.adventure)


@given(st.text(max_size=20), st.sampled_from(["-", "not ", "no ", "without "]))
def test_what_is_not_wanted_is_never_taken_for_a_wish(before: str, sign: str) -> None:
    try:
        wanted = read_list_filter(f"{before} {sign}horror", TAGGED)
    except FilterError:
        return
    assert "Horror" in wanted.without_genres
    assert "Horror" not in wanted.genres


@given(typed)
def test_any_text_is_completed_to_what_begins_with_it(text: str) -> None:
    assert all(isinstance(found, str) for found in TAGGED.complete(text, 25))


@pytest.mark.parametrize(
    ("text", "pool"),
    [
        ("3 horror from my watchlist", WATCHLIST),
        ("something off my watch list, horror 3", WATCHLIST),
        ("3 horror from the list", SERVER_LIST),
        ("from this server’s list 3 horror", SERVER_LIST),
        ("3 horror", None),
    ],
)
def test_a_list_can_be_made_of_another_one(text: str, pool: FilmPool | None) -> None:
    wanted = read_list_filter(text, TAGGED, lists=())
    assert wanted == ListFilter(count=3, genres=("Horror",), pool=pool)
    assert read_list_filter(wish_words(wanted), TAGGED, lists=()) == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("3 horror from halloween", "Halloween"),
        ("from our Halloween list, 3 horror", "Halloween"),
        ("horror 3 from the list “halloween”", "Halloween"),
        ("3 horror on the halloween list", "Halloween"),
        ("3 horror from halloween kids", "halloween kids"),
        ("3 horror from Comedy", "comedy"),
        ("공포 3편 Halloween 목록에서", "Halloween"),
        ("할로윈에서 공포 3편", "할로윈"),
    ],
)
def test_a_list_can_be_made_of_one_with_a_name(text: str, name: str) -> None:
    names = ("", "Halloween", "halloween kids", "comedy", "할로윈")
    wanted = read_list_filter(text, TAGGED, lists=names)
    assert wanted == ListFilter(count=3, genres=("Horror",), pool=FilmPool(name))
    for language in ("en", "ko"):
        with speaking(language):
            assert read_list_filter(wish_words(wanted), TAGGED, lists=names) == wanted


def test_a_list_is_not_named_by_chance() -> None:
    wanted = read_list_filter("comedy 90s", TAGGED, lists=("comedy", "90s"))
    assert wanted == read_list_filter("comedy 90s", TAGGED)
    with pytest.raises(UnknownWordError):
        read_list_filter("from halloween", TAGGED, lists=("comedy",))
    with pytest.raises(ContradictionError):
        read_list_filter("from halloween from my watchlist", TAGGED, lists=("halloween",))


@pytest.mark.parametrize("text", ["from ben's watchlist", "not from my watchlist", "the listing"])
def test_no_other_list_is_taken_for_ones_own(text: str) -> None:
    with pytest.raises(UnknownWordError):
        read_list_filter(text, TAGGED, lists=())


def test_two_lists_at_once_and_lists_where_there_are_none_are_refused() -> None:
    with pytest.raises(ContradictionError):
        read_list_filter("from my watchlist from the list", TAGGED, lists=())
    with pytest.raises(UnknownWordError):
        read_list_filter("from my watchlist", TAGGED)


def test_the_filter_takes_what_was_wished() -> None:
    wanted = read_list_filter("horror 90s", TAGGED).movie_filter
    assert wanted is not None
    assert wanted(Movie(1, "a", "a", 1995, ("Horror", "Comedy")))
    assert not wanted(Movie(1, "a", "a", 1989, ("Horror",)))
    assert not wanted(Movie(1, "a", "a", 1995, ("Comedy",)))
    assert ListFilter(count=3, adventure=1.0).movie_filter is None


def test_what_is_near_a_kind_but_another_word_is_no_kind() -> None:
    vocabulary = Vocabulary(("Adventure", "Comedy"), {"sport": 9, "bond": 9, "1970s": 9})
    assert read_list_filter("adventurus", vocabulary) == ListFilter(adventure=1.0)
    assert read_list_filter("adventur", vocabulary) == ListFilter(genres=("Adventure",))
    for text in ("comedy or short", "not bold", "nothing from 1990"):
        with pytest.raises(UnknownWordError):
            read_list_filter(text, vocabulary)


def test_the_dial_has_names_and_numbers() -> None:
    assert read_dial("Bold") == 0.75
    assert read_dial("30 %") == 0.3
    assert read_dial("３０％") == 0.3
    assert dial_word(0.3) == "curious"
    for text in ("101", "-1", "loud", ""):
        with pytest.raises(DialError):
            read_dial(text)


@pytest.mark.parametrize(
    ("typed", "position"),
    [("50", 0.5), ("50%", 0.5), (".5", 0.5), ("0,5", 0.5), ("0", 0), ("1", 1), ("1%", 0.01)],
)
def test_the_dial_takes_percentages_and_shares(typed: str, position: float) -> None:
    assert read_dial(typed) == position


@pytest.mark.parametrize("typed", ["101", "-1", "1.5.2", "9" * 30, "½"])
def test_the_dial_has_no_other_positions(typed: str) -> None:
    with pytest.raises(DialError):
        read_dial(typed)


def test_a_list_takes_the_dial_in_numbers() -> None:
    for typed in ("5 horror .75", "75% horror 5"):
        wanted = read_list_filter(typed, TAGGED)
        assert (wanted.count, wanted.adventure) == (5, 0.75)
