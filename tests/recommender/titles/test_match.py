"""What typed titles are taken for."""

import numpy as np
import pytest

from recommender import Catalogue, MatchStatus, Movie, TitleMatcher


def films(matcher: TitleMatcher, text: str) -> list[str]:
    return [movie.label for movie in matcher.match(text).movies]


@pytest.mark.parametrize(
    ("typed", "film"),
    [
        ("the matrix", "The Matrix (1999)"),
        ("MATRIX", "The Matrix (1999)"),
        ("Matrix, The (1999)", "The Matrix (1999)"),
        ("matrix 1998", "The Matrix (1999)"),
        ('"The Matrix"', "The Matrix (1999)"),
        ("the matrix 🔥🔥", "The Matrix (1999)"),
        ("teh matirx", "The Matrix (1999)"),
        ("heat", "Heat (1995)"),
        ("the heat", "The Heat (2013)"),
        ("se7en", "Seven (1995)"),
        ("fightclub", "Fight Club (1999)"),
        ("fight-club.1999.1080p.bluray", "Fight Club (1999)"),
        ("https://letterboxd.com/film/fight-club/", "Fight Club (1999)"),
        ("Fight Club (1999) - IMDb", "Fight Club (1999)"),
        ("fincher fight club", "Fight Club (1999)"),
        ("heat with pacino and de niro", "Heat (1995)"),
        ("kubrick's the shining", "The Shining (1980)"),
        ("her joaquin phoenix", "Her (2013)"),
        ("a fish named wanda", "A Fish Called Wanda (1988)"),
        ("good will hunting is on netflix again btw", "Good Will Hunting (1997)"),
        ("can i rate good will huntin here", "Good Will Hunting (1997)"),
        ("scarface", "Scarface (1983)"),
        ("scarface 1932", "Scarface (1932)"),
        ("scarface '32", "Scarface (1932)"),
        ("crash 2004", "Crash (2004)"),
        ("bourne 1", "The Bourne Identity (2002)"),
        ("bourne 3", "The Bourne Ultimatum (2007)"),
        ("lotr 2", "The Lord of the Rings: The Two Towers (2002)"),
        ("return of the king", "The Lord of the Rings: The Return of the King (2003)"),
        ("sen to chihiro", "Spirited Away (2001)"),
        ("the hundred foot journey", "The Hundred-Foot Journey (2014)"),
        ("the forty year old virgin", "The 40-Year-Old Virgin (2005)"),
        ("skyfal", "Skyfall (2012)"),
        ("ghandi", "Gandhi (1982)"),
        ("xmen", "X-Men (2000)"),
    ],
)
def test_a_clear_title_is_matched(matcher: TitleMatcher, typed: str, film: str) -> None:
    result = matcher.match(typed)
    assert result.status is MatchStatus.MATCH
    assert result.movie is not None
    assert result.movie.label == film


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("crash", ["Crash (2004)", "Crash (1996)"]),
        (
            "lord of the rings",
            [
                "The Lord of the Rings: The Fellowship of the Ring (2001)",
                "The Lord of the Rings: The Two Towers (2002)",
                "The Lord of the Rings: The Return of the King (2003)",
                "The Lord of the Rings (1978)",
            ],
        ),
    ],
)
def test_a_name_of_several_films_is_asked_about_best_known_first(
    matcher: TitleMatcher, typed: str, candidates: list[str]
) -> None:
    result = matcher.match(typed)
    assert result.status is MatchStatus.AMBIGUOUS
    assert result.movie is None
    assert films(matcher, typed) == candidates


@pytest.mark.parametrize(
    "typed",
    [
        "the matrix 2021",
        "heat 2",
        "skyfall returns",
        "spirited away from home",
        "fight night",
        "the matrix resurrections",
        "this one was better than the matrix",
        "skyfall is better than fight club",
    ],
)
def test_what_may_be_another_film_is_never_matched_silently(
    matcher: TitleMatcher, typed: str
) -> None:
    assert matcher.match(typed).status is not MatchStatus.MATCH


@pytest.mark.parametrize(
    ("typed", "film"),
    [
        ("lock stock and two smoking guns", "Lock, Stock & Two Smoking Barrels (1998)"),
        ("a shark called wanda", "A Fish Called Wanda (1988)"),
    ],
)
def test_a_title_with_a_wrong_word_is_recognised(
    matcher: TitleMatcher, typed: str, film: str
) -> None:
    assert matcher.match(typed).status is not MatchStatus.NONE
    assert films(matcher, typed)[0] == film


def test_the_initials_a_title_begins_with_are_its_name() -> None:
    listed = ["E.T. the Extra-Terrestrial (1982)", "It (2017)"]
    catalogue = Catalogue([Movie.from_listing(*film) for film in enumerate(listed, start=1)])
    matcher = TitleMatcher(catalogue, np.array([120, 9]))
    assert matcher.match("e.t.").ids == (1,)
    assert matcher.match("et").status is MatchStatus.MATCH


@pytest.mark.parametrize(
    ("typed", "film"),
    [
        ("inception blew my mind", "Inception (2010)"),
        ("bane in dark knight rises", "The Dark Knight Rises (2012)"),
        ("drive with ryan gosling has the best soundtrack", "Drive (2011)"),
        ("run forrest run! forrest gump", "Forrest Gump (1994)"),
        ("american beauty hasnt aged well", "American Beauty (1999)"),
        ("empire strikes back is the best one", "Star Wars: Episode V - The Empire Strikes Back"),
        ("can we watch big tomorrow?", "Big (1988)"),
        ("never made it past the first hour of stargate", "Stargate (1994)"),
        ("has the great escape aged well", "The Great Escape (1963)"),
        ("was soul man filmed in canada", "Soul Man (1986)"),
        ("could we do safe house on friday", "Safe House (2012)"),
        ("i saw juno on a plane", "Juno (2007)"),
        ("watchmen was a waste of two hours", "Watchmen (2009)"),
        ("did star trek nemesis win any oscars", "Star Trek: Nemesis (2002)"),
        ("how long is the s w a t", "S.W.A.T. (2003)"),
        ("fargo please", "Fargo (1996)"),
        ("spiderman homecoming 2017", "Untitled Spider-Man Reboot (2017)"),
        ("babylon 5 (1994)", "Babylon 5"),
    ],
)
def test_a_title_is_found_by_what_stands_beside_it(
    small_matcher: TitleMatcher, typed: str, film: str
) -> None:
    result = small_matcher.match(typed)
    assert result.status is MatchStatus.MATCH
    assert result.movies[0].label.startswith(film)


@pytest.mark.parametrize(
    ("typed", "film"),
    [
        ("moonlight (2016)", "Moonlight"),
        ("Ready Player One (2018)", "Ready Player One"),
        ("Game, The (1997)", "The Game (1997)"),
        ("Game, The", "The Game (1997)"),
        ("the heat", "The Heat (2013)"),
        ("the unforgiven", "The Unforgiven (1960)"),
        ("310 to yuma 2007", "3:10 to Yuma (2007)"),
        ("u571", "U-571 (2000)"),
        ("naked gun 2.5", "The Naked Gun 2 1/2: The Smell of Fear (1991)"),
        ("dances with wolfs", "Dances with Wolves (1990)"),
        ("w.", "W. (2008)"),
        ("eternal suns", "Eternal Sunshine of the Spotless Mind (2004)"),
        ("spider-man homecoming 2017", "Untitled Spider-Man Reboot (2017)"),
        ("2001", "2001: A Space Odyssey (1968)"),
        ("apolo 13", "Apollo 13 (1995)"),
        ("children of man", "Children of Men (2006)"),
        ("titantic", "Titanic (1997)"),
        ("friday the 13th part vi", "Friday the 13th Part VI: Jason Lives (1986)"),
    ],
)
def test_a_title_is_found_however_it_is_written(
    small_matcher: TitleMatcher, typed: str, film: str
) -> None:
    result = small_matcher.match(typed)
    assert result.movie is not None
    assert result.movie.label == film


@pytest.mark.parametrize(
    ("typed", "films"),
    [
        ("unforgiven", {"Unforgiven (1992)", "The Unforgiven (1960)"}),
        ("arrival", {"Arrival (2016)", "The Arrival (1996)"}),
        ("les mis", {"Les Misérables (1995)", "Les Misérables (2012)"}),
    ],
)
def test_films_of_one_title_are_asked_about_whatever_their_article(
    small_matcher: TitleMatcher, typed: str, films: set[str]
) -> None:
    result = small_matcher.match(typed)
    assert result.status is MatchStatus.AMBIGUOUS
    assert films <= {movie.label for movie in result.movies[:4]}


@pytest.mark.parametrize(
    ("typed", "film"),
    [
        ("hustlers", "The Hustler (1961)"),
        ("twisters", "Twister (1996)"),
        ("lightyear", "Light Years (1988)"),
        ("barbarian", "Conan the Barbarian (1982)"),
    ],
)
def test_a_word_that_may_be_a_title_of_its_own_is_asked_about(
    small_matcher: TitleMatcher, typed: str, film: str
) -> None:
    result = small_matcher.match(typed)
    assert (result.status, result.movies[0].label) == (MatchStatus.AMBIGUOUS, film)


def test_a_year_that_is_all_of_a_title_is_no_year_of_another(small_matcher: TitleMatcher) -> None:
    assert small_matcher.match("2012 movie").movies[0].label == "2012 (2009)"
    assert small_matcher.match("1917 movie").status is not MatchStatus.MATCH
    assert small_matcher.match("it chapter two").status is MatchStatus.NONE


@pytest.mark.parametrize("typed", ["spider-man homecoming", "spider-man far from home"])
def test_a_film_under_its_working_title_is_offered_but_not_picked(
    small_matcher: TitleMatcher, typed: str
) -> None:
    result = small_matcher.match(typed)
    assert result.status is MatchStatus.AMBIGUOUS
    assert result.movies[0].label == "Untitled Spider-Man Reboot (2017)"


@pytest.mark.parametrize(
    "typed",
    [
        "tom cruise",
        "emma stone",
        "jack black",
        "robin williams",
        "stanley kubrick",
        "good morning everyone",
        "see you tomorrow",
        "in the",
        "10/10",
        '{"a": 1}',
    ],
)
def test_people_and_chat_are_no_titles(small_matcher: TitleMatcher, typed: str) -> None:
    assert small_matcher.match(typed).status is MatchStatus.NONE


@pytest.mark.parametrize(
    "typed",
    [
        "we watched something boring last night with my dad",
        "watching the invader with my roommate tonight",
        "the last duel is great",
        "trust us this is all made up",
        "michael said he would bring snacks",
    ],
)
def test_a_thing_or_a_deed_is_no_title(small_matcher: TitleMatcher, typed: str) -> None:
    assert small_matcher.match(typed).status is not MatchStatus.MATCH


@pytest.mark.parametrize(
    "typed",
    [
        "puss in boots the last wish",
        "deadpool and wolverine",
        "puss in boots a long way home",
        "the call of the wild",
        "not as good as gladiator but fine",
        "rush hourl2",
        "is gone with the pope on netflix",
    ],
)
def test_a_new_film_is_not_taken_for_the_one_it_reminds_of(
    small_matcher: TitleMatcher, typed: str
) -> None:
    assert small_matcher.match(typed).status is not MatchStatus.MATCH


@pytest.mark.parametrize(
    "typed", ["memento, inception and interstellar", "jaws or alien", "die hard or lethal weapon"]
)
def test_none_of_several_titles_in_a_row_is_picked(small_matcher: TitleMatcher, typed: str) -> None:
    assert small_matcher.match(typed).status is not MatchStatus.MATCH


def test_the_film_that_another_is_compared_with_comes_second(small_matcher: TitleMatcher) -> None:
    result = small_matcher.match("volcano is better than dantes peak change my mind")
    assert result.status is MatchStatus.AMBIGUOUS
    assert [movie.label for movie in result.movies[:2]] == ["Volcano (1997)", "Dante's Peak (1997)"]


def test_of_two_titles_none_is_picked(small_matcher: TitleMatcher) -> None:
    result = small_matcher.match("leaving las vegas, the prestige")
    assert result.status is MatchStatus.AMBIGUOUS
    assert {movie.movie_id for movie in result.movies[:2]} == {25, 48780}


@pytest.mark.parametrize(
    "typed", ["idk", "brb dinner", "how was your day", "tarantino", "asdfghjkl", "SELECT * FROM t"]
)
def test_small_talk_is_no_title(matcher: TitleMatcher, typed: str) -> None:
    assert matcher.match(typed).status is MatchStatus.NONE


def test_popularity_may_be_an_array_or_missing() -> None:
    catalogue = Catalogue(
        [Movie.from_listing(7, "Emma (1996)"), Movie.from_listing(3, "Emma (1932)")]
    )
    known = TitleMatcher(catalogue, np.array([30, 1]))
    assert known.match("emma").ids[0] == 7
    assert known.match("emma").status is MatchStatus.MATCH
    unknown = TitleMatcher(catalogue)
    assert unknown.match("emma").status is MatchStatus.AMBIGUOUS
    assert TitleMatcher(Catalogue([])).match("emma").status is MatchStatus.NONE
    assert TitleMatcher(Catalogue([])).complete("emma") == []
