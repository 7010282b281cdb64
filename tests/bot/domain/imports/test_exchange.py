"""What is exported as a table comes back as it was said."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.added_movies import newest_year
from bot.domain.imports.exchange import films_table, watchlist_table
from bot.domain.imports.finding import FilmFinder
from bot.domain.imports.pending import PendingImport, pending_import
from bot.domain.imports.plan import plan_import
from bot.domain.imports.reading import read_history
from bot.domain.tastes import Opinion, Taste
from recommender import Movie
from tests.bot.domain.imports.test_exports import CATALOGUE

NOW = datetime(2026, 3, 1, tzinfo=UTC)
MOVIES = list(CATALOGUE)
STARS = st.none() | st.integers(1, 10).map(lambda halves: halves / 2)


@st.composite
def tastes(draw: st.DrawFn) -> list[Taste]:
    """Return anything that a person can have said of some of the films."""
    movies = draw(st.lists(st.sampled_from(MOVIES), min_size=1, unique=True))
    said = []
    for movie in movies:
        opinion, rating = draw(st.none() | st.sampled_from(Opinion)), draw(STARS)
        seen = rating is not None or opinion is None or draw(st.booleans())
        said.append(Taste(movie.movie_id, opinion, rating, seen, NOW, imported=True))
    return said


def read_back(content: bytes, name: str) -> PendingImport:
    history = read_history(content, name)
    films = plan_import(history, FilmFinder(CATALOGUE), newest_year(CATALOGUE))
    return pending_import(history.source, films)


@given(tastes())
def test_what_was_said_of_films_comes_back(said: list[Taste]) -> None:
    pairs = [(each, CATALOGUE[each.movie_id]) for each in said]
    pending = read_back(films_table(pairs), "matinee-films.csv")
    assert [each.apply(None, NOW) for each in pending.tastes()] == said
    assert not pending.wishes()
    assert not pending.missing()


@given(st.lists(st.sampled_from(MOVIES), min_size=1, unique=True))
def test_a_watchlist_comes_back(wanted: list[Movie]) -> None:
    pending = read_back(watchlist_table(wanted), "matinee-watchlist.csv")
    assert pending.wishes() == [movie.movie_id for movie in wanted]
    assert not list(pending.tastes())
