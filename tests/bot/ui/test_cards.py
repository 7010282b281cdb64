"""Whatever films are called, Discord takes what is shown of them."""

from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.tastes import Opinion, Taste
from bot.ui import cards
from bot.ui.cards import Entry
from bot.ui.questions import film_question, refusal
from bot.ui.tastes import quiz, tastes
from bot.ui.tastes.tastes import LIKED, TASTES_PER_PAGE
from recommender import Movie
from tests.discord_limits import check_message

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


HUGE = [Movie(number, "*" * 300, "*" * 300, 1999, ("Sci-Fi",)) for number in range(1, 26)]


@example(HUGE, "*" * 400)
@given(MOVIES, st.text(max_size=400))
def test_lists_and_cards_fit(movies: list[Movie], note: str) -> None:
    embed = cards.film_list(note, [Entry(movie, note) for movie in movies], "footer")
    check_message(embeds=[embed], view=cards.film_buttons(movies, USER_ID))
    card = cards.film_card(movies[0], [("Known by", note or "-"), ("You", "nothing")])
    check_message(embeds=[card], view=cards.film_buttons(movies[:1], USER_ID))


@example(HUGE)
@given(MOVIES)
def test_what_was_stored_fits(movies: list[Movie]) -> None:
    check_message(tastes.outcome(LIKED, movies[:10], movies[10:20], "hint"))
    listed = [
        (Taste(movie.movie_id, Opinion.LIKE, 5, seen=True, updated_at=NOW), movie)
        for movie in movies
    ]
    totals = dict.fromkeys(tastes.KINDS, len(movies))
    for page in (-1, 0, 1, 99):
        shown = tastes.taste_page("liked", listed, page, totals, USER_ID)
        check_message(embeds=[shown.embed], view=shown.view)
        assert len((shown.embed.description or "").splitlines()) <= TASTES_PER_PAGE


@given(MOVIES, st.text(max_size=5000))
def test_questions_and_refusals_fit(movies: list[Movie], typed: str) -> None:
    candidates = [(movie, 3) for movie in movies]
    for near in (True, False):
        text, view = film_question(typed, candidates, "like.", USER_ID, near=near)
        check_message(text, view=view)
    check_message(refusal(*[typed] * 10))
    check_message(refusal(typed))


@given(MOVIES)
def test_quiz_steps_fit_and_come_back(movies: list[Movie]) -> None:
    step = quiz.Step(movies[0].movie_id, 19, 19)
    embed, view = quiz.question(movies[0], step, USER_ID)
    check_message(embeds=[embed], view=view)
    assert quiz.Step.read(step.written) == step
