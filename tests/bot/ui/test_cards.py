"""Whatever films are called, Discord takes what is shown of them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.added_movies import Adding
from bot.domain.films.facts import FilmFacts, OfferKind
from bot.domain.films.shown import NOTHING_KNOWN, FilmPlace, ShownFacts
from bot.domain.tastes import Action, Opinion, Taste, TasteList
from bot.domain.title_reading import EndOfData, TitleReading
from bot.messages.films import alike, because_liked, genres_alike, genres_said, what_is_shared
from bot.messages.wording import plain
from bot.ui import cards
from bot.ui.cards import ListedFilm
from bot.ui.facts import film_line
from bot.ui.questions import film_question, unknown_films
from bot.ui.tastes import quiz, tastes
from bot.ui.tastes.tastes import TASTES_PER_PAGE
from recommender import Common, Movie, in_common
from tests.discord_limits import check, check_message

USER_ID = 2**63 - 1
NOW = datetime(2026, 1, 1, tzinfo=UTC)
TITLES = st.text(min_size=1, max_size=300) | st.sampled_from(["*" * 250, "_`|" * 90, "M*A*S*H"])
GENRES = st.lists(st.sampled_from(["Sci-Fi", "Film-Noir", "(none)", "x" * 40]), max_size=9)
MOVIES = st.lists(
    st.builds(
        lambda title, year, genres: (title, year, tuple(genres)),
        TITLES,
        st.none() | st.integers(1874, 2030),
        GENRES,
    ),
    min_size=1,
    max_size=25,
).map(
    lambda parts: [
        Movie(2**62 + number, title, title, year, genres)
        for number, (title, year, genres) in enumerate(parts)
    ]
)


GUMP = ("Comedy", "Drama", "Romance", "War")
HUGE = [Movie(number, "*" * 300, "*" * 300, 1999, ("Sci-Fi",)) for number in range(1, 26)]


@example(HUGE, "*" * 400)
@given(MOVIES, st.text(max_size=400))
def test_lists_and_cards_fit(movies: list[Movie], note: str) -> None:
    films = [ListedFilm(movie, note) for movie in movies]
    check(cards.film_list(note, films, USER_ID, text="text", note="footer"))
    check(cards.film_card(movies[0], [note or "-", "nothing"], USER_ID))


def test_a_list_shows_the_genres_that_were_asked_for_first() -> None:
    mummy = Movie(1, "The Mummy", "Mummy", 1999, ("Action", "Adventure", "Comedy", "Horror"))
    assert film_line(mummy, NOTHING_KNOWN) == "Action · Adventure · Comedy"
    assert film_line(mummy, NOTHING_KNOWN, ("Horror",)) == "Horror · Action · Adventure"


def test_a_list_shows_the_genres_that_a_reason_names_where_they_always_are() -> None:
    forrest_gump = Movie(1, "Forrest Gump", "Forrest Gump", 1994, GUMP)
    liked = Movie(2, "U-571", "U-571", 2000, ("Action", "Thriller", "War"))
    named = genres_said(in_common([forrest_gump, liked]))
    assert film_line(forrest_gump, NOTHING_KNOWN, (), named) == "Comedy · Drama · War"
    line = film_line(forrest_gump, NOTHING_KNOWN, ("Romance",), named)
    assert line == "Romance · Comedy · War"
    both = film_line(forrest_gump, NOTHING_KNOWN, ("Romance", "Drama"), ("Comedy", "War"))
    assert both == "Drama · Romance · Comedy · War"


def test_films_alike_show_the_genres_that_are_named() -> None:
    one = Movie(1, "One", "One", 1994, ("War", "Western", "Crime", "Action"))
    other = Movie(2, "Other", "Other", 1994, ("Crime", "Drama", "IMAX", "Musical", "War"))
    assert alike(one, other) == "both War and Crime"
    assert film_line(other, NOTHING_KNOWN, (), genres_alike(one, other)) == "Crime · Drama · War"
    assert alike(one, replace(one, title="Two", movie_id=3)) == "both War, Western and Crime"


@given(MOVIES, st.lists(st.sampled_from(["Action", "Adventure"]), max_size=2, unique=True))
def test_a_reason_is_told_whole(movies: list[Movie], genres: list[str]) -> None:
    common = Common(tuple(genres))
    shared = what_is_shared(common)
    reason = cards.short_reason(movies[:2], shared)
    told = [because_liked(movies[:count], kinds) for count in (1, 2) for kinds in (shared, "")]
    assert reason in told
    assert len(reason) <= cards.MAX_NOTE or reason == because_liked(movies[:1], "")


def test_a_long_reason_leaves_out_kinds_before_films() -> None:
    long = [Movie(number, "a" * 36, "a" * 36, 1999, ()) for number in (1, 2)]
    assert cards.short_reason(long, "also Action") == because_liked(long, "also Action")
    assert cards.short_reason(long, f"also {'b' * 40}") == because_liked(long, "")


@pytest.mark.parametrize(
    ("common", "words"),
    [
        (Common(("Horror",), decade=1980, same_series=True), "the same series"),
        (Common(("Horror", "Sci-Fi", "War"), drama=("Drama",)), "also Horror and Sci-Fi"),
        (Common(tags=("dull", "heist"), drama=("Drama",), decade=1980), "also tagged “heist”"),
        (Common(tags=("dull",), drama=("Drama",)), "also tagged “dull”"),
        (Common(tags=("heist",), language="french"), "also tagged “heist”"),
        (Common(("Crime", "Action"), ("dull", "heist")), "also Crime, tagged “heist”"),
        (Common(("Crime", "Action"), ("dull", "violent")), "also Crime and Action"),
        (Common(("IMAX",), ("Studio Ghibli",)), "also tagged “Studio Ghibli”"),
        (Common(language="french", drama=("Drama",), decade=1990), "also in French"),
        (Common(language="scandinavian"), "also in a Scandinavian language"),
        (Common(drama=("Drama",), decade=1990), "also Drama of the 1990s"),
        (Common(drama=("Drama",)), "also Drama"),
        (Common(decade=1990), "also from the 1990s"),
        (Common(), ""),
    ],
)
def test_what_says_most_is_said(common: Common, words: str) -> None:
    assert what_is_shared(common) == words
    assert all(genre in words for genre in genres_said(common))


def test_of_several_tags_the_rarest_is_said() -> None:
    common = Common(("Adventure", "Animation"), ("anime", "studio ghibli"))
    films_with = {"anime": 12, "studio ghibli": 2}
    assert what_is_shared(common, films_with) == "also Adventure, tagged “studio ghibli”"
    assert genres_said(common, films_with) == ("Adventure",)


@example(HUGE)
@given(MOVIES)
def test_what_was_stored_fits(movies: list[Movie]) -> None:
    for action in Action:
        rating = 4 if action is Action.RATE else None
        check_message(tastes.outcome(action, rating, movies[:10], movies[10:20], "hint"))
    listed = [
        (Taste(movie.movie_id, Opinion.LIKE, 5, seen=True, updated_at=NOW), movie)
        for movie in movies
    ]
    totals = dict.fromkeys(TasteList, len(movies))
    for page in (-1, 0, 1, 99):
        shown = tastes.taste_page(TasteList.LIKED, listed, page, totals, USER_ID)
        check(shown)
        assert shown.embed is not None
        assert len((shown.embed.description or "").splitlines()) <= TASTES_PER_PAGE


@given(MOVIES, st.text(max_size=5000))
@example([Movie(2**62 + place, "*" * 149, "*" * 149, None, ()) for place in range(17)], "*" * 5000)
def test_questions_and_refusals_fit(movies: list[Movie], typed: str) -> None:
    candidates = [(movie, 3) for movie in movies]
    for adding in Adding:
        ends = EndOfData(2018, adding)
        for reading in (
            TitleReading(typed, movies=tuple(movies)),
            TitleReading(typed, near=tuple(movies)),
            TitleReading(typed, movies=tuple(movies), further=tuple(movies)),
        ):
            check(film_question(reading, candidates, "like.", ends, USER_ID))
        for alone in (TitleReading(typed, beyond=True), TitleReading(typed, further=tuple(movies))):
            check(film_question(alone, [], "like.", ends, USER_ID))
        check(unknown_films([typed] * 10, ends, USER_ID))
        check(unknown_films([typed], ends, USER_ID))


@given(MOVIES)
def test_quiz_steps_fit_and_come_back(movies: list[Movie]) -> None:
    step = quiz.QuizStep(movies[0].movie_id, 19, 19)
    check(quiz.question(movies[0], step, USER_ID))
    assert quiz.QuizStep(*map(int, step.written.split("."))) == step


@pytest.mark.parametrize("hostile", ["@everyone", "<@1>", "**x**", "[a](http://x.example)", "`y`"])
def test_no_text_of_a_source_mentions_or_marks_up(hostile: str) -> None:
    facts = FilmFacts(
        7,
        "en",
        NOW,
        hostile,
        plot=f"So {hostile} is told of.",
        minutes=90,
        cast=(hostile,),
        genres=(hostile,),
        ratings={"DE": hostile},
        offers={"DE": {OfferKind.FLATRATE: (hostile,), OfferKind.RENT: (hostile,)}},
    )
    movie = Movie(1, "Heat", "Heat", 1995, (), tmdb_id=7)
    known = ShownFacts({1: facts}, FilmPlace(country="DE"))
    card = cards.card_of(movie, known)
    shown = f"{card.text}\n{film_line(movie, known)}"
    assert shown.count(plain(hostile)) == 9
    assert hostile not in shown
