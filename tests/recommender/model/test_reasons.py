"""A reason is a like that adds to the score, and never one unlike the film beside one like it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommender import Catalogue, Common, Model, Movie, Profile, in_common, load_dataset, train
from tests.data import movielens
from tests.recommender.checkerboard import FIRST_ID, MOVIES, even, trained

ALIEN = Movie(1, "Alien", "Alien", 1979, ("Horror", "Sci-Fi"))
ALIENS = Movie(2, "Aliens", "Aliens", 1986, ("Action", "Horror", "Sci-Fi"))


@pytest.fixture(scope="module")
def board() -> Model:
    return trained()


FILM = st.builds(
    Movie,
    movie_id=st.none(),
    listed_title=st.sampled_from(
        ["Red (Trois couleurs: Rouge) (1994)", "Spring (Bom yeoreum gaeul) (2003)", "Heat (1995)"]
    ),
    title=st.sampled_from(["Saw", "Saw II", "Saw III", "Heat", "Up", "Ran"]),
    year=st.none() | st.integers(1950, 1999),
    genres=st.lists(st.sampled_from(["Drama", "Horror", "Comedy", "War"]), unique=True).map(tuple),
    tags=st.lists(st.sampled_from(["heist", "zombies"]), unique=True).map(tuple),
)


def closeness(film: Movie, like: Movie) -> int:
    """How much it says that these two have something in common."""
    common = in_common([film, like])
    if common.same_series and not film.genres:
        return 5
    if common.genres or common.tags:
        return 4
    if common.language:
        return 3
    return 2 if common.drama else int(common.decade is not None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    films=st.lists(FILM, min_size=MOVIES, max_size=MOVIES),
    likes=st.dictionaries(st.integers(FIRST_ID, FIRST_ID + MOVIES - 1), st.floats(0.01, 40)),
)
def test_nothing_unlike_is_named_while_something_alike_speaks(
    board: Model, films: list[Movie], likes: dict[int, float]
) -> None:
    catalogue = Catalogue(replace(each, movie_id=FIRST_ID + at) for at, each in enumerate(films))
    model = replace(
        board, catalogue=catalogue, parameters=replace(board.parameters, focus_weight=0.5)
    )
    for pick in model.recommend(Profile(likes), MOVIES):
        film = catalogue[pick.movie_id]
        explained = model.explain(Profile(likes), pick.movie_id, adventure=None)
        speak = [like for like, part in explained.contributions.items() if part > 1e-6]
        best = max((closeness(film, catalogue[like]) for like in speak), default=0)
        for named in (pick.because, explained.because):
            assert bool(named) >= bool(speak)
            assert all(explained.contributions[like] > 0 for like in named)
            assert all(closeness(film, catalogue[like]) >= min(best, 4) for like in named)
        if len(pick.because) > 1:
            assert in_common([film, *(catalogue[like] for like in pick.because)]).genres


def test_a_film_is_no_reason_for_itself(board: Model) -> None:
    liked = even(0, 1, 2)

    assert set(board.explain(Profile(liked), liked[0]).because) <= set(liked[1:])


def test_what_films_have_in_common() -> None:
    assert in_common([ALIEN, ALIENS]) == Common(("Horror", "Sci-Fi"), same_series=True)
    told = replace(ALIEN, genres=("Drama",), tags=("Space",), year=1970)
    other = replace(ALIENS, title="Heat", genres=("drama", "Crime"), tags=("space!",), year=1979)
    assert in_common([told, other]) == Common((), ("Space",), drama=("Drama",), decade=1970)
    assert in_common([told, replace(other, genres=(), tags=(), year=None)]) == Common()
    red, chorus = (
        Movie.from_listing(movie_id, title)
        for movie_id, title in (
            (1, "Three Colors: Red (Trois couleurs: Rouge) (1994)"),
            (2, "Chorus, The (Choristes, Les) (2004)"),
        )
    )
    assert in_common([red, chorus]) == Common(language="french")
    assert in_common([red, ALIEN]).language is None


def test_one_title_twice_is_no_series_and_neither_are_films_of_other_genres() -> None:
    remake = replace(ALIEN, movie_id=3, year=2040)
    assert not in_common([ALIEN, remake]).same_series
    assert not in_common([ALIEN, replace(ALIENS, genres=("Romance",))]).same_series
    assert in_common([ALIEN, replace(ALIENS, genres=())]).same_series


@pytest.mark.slow
def test_people_of_movielens_are_named_what_is_alike() -> None:
    dataset = load_dataset(movielens("ml-latest-small"))
    model = train(dataset)
    liked = dataset.select(dataset.ratings >= 4)
    for user_id in range(1, 101):
        likes = liked.movie_ids[liked.user_ids == user_id][:20].tolist()
        for pick in model.recommend(Profile(likes), 10):
            film = model.catalogue[pick.movie_id]
            parts = model.explain(Profile(likes), pick.movie_id, adventure=None).contributions
            alike = [like for like, part in parts.items() if part > 0]
            best = max((closeness(film, model.catalogue[like]) for like in alike), default=0)
            named = [closeness(film, model.catalogue[like]) for like in pick.because]
            assert all(each >= min(best, 3) for each in named)
