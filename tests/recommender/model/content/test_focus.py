"""What likes have in common counts the more, the more they agree."""

from dataclasses import replace

import numpy as np
import pytest

from recommender import Catalogue, Dataset, Model, Movie, Profile, train
from recommender.model.content.aspect import trust_in
from recommender.model.content.genre_era import genre_era_of
from recommender.model.content.sequels import sequels_of
from recommender.model.content.tags import tags_of
from recommender.model.neighbours import neighbours_of
from tests.recommender.checkerboard import CONFIG, FIRST_ID, MOVIES, even, odd, trained
from tests.recommender.model.content.pulls import added


def _movie(
    movie_id: int, *genres: str, year: int | None = None, tags: tuple[str, ...] = ()
) -> Movie:
    # Not "Film 1", "Film 2": these would be a series.
    title = f"{movie_id} Angry Men"
    return Movie(movie_id, title, title, year, genres, tags=tags)


@pytest.fixture(scope="module")
def board() -> Model:
    """The checkerboard without a word on what films have in common but by genre and tag."""
    model = trained()
    tagged = Catalogue(
        replace(movie, year=None, tags=("gold",) if row in (1, 3, 7) else ())
        for row, movie in enumerate(model.catalogue)
    )
    parameters = replace(model.parameters, focus_weight=2.0)
    return replace(model, catalogue=tagged, parameters=parameters)


def _added(movies: list[Movie], *likes: int) -> list[float]:
    """Return what likes that have something in common add to each film, by genres and era."""
    shares = np.full(len(likes), 1 / len(likes), np.float32)
    popularity = np.full(len(movies), 9)
    tables = genre_era_of(movies, popularity, trust_in(popularity))
    pull = tables.pull(np.array(likes), shares, 1.0)
    each: list[float] = added(pull, 0, len(movies)).tolist()
    return each


def test_likes_of_one_genre_pull_more_than_likes_of_two() -> None:
    movies = [_movie(row, "War") for row in range(3)]
    movies += [_movie(row, "Western") for row in range(3, 6)] + [_movie(6)]

    alike, different, unknown = _added(movies, 0, 1), _added(movies, 0, 3), _added(movies, 6, 6)
    assert alike[2] > 3 * different[2] > 0
    assert alike[5] == alike[6] == 0
    assert unknown == [0.0] * 7


def test_one_of_five_war_films_that_is_a_comedy_does_not_ask_for_comedies() -> None:
    movies = [_movie(row, "War") for row in range(4)] + [_movie(4, "War", "Comedy")]
    movies += [_movie(5, "Comedy"), _movie(6, "War", "Crime", "Musical")]
    movies += [_movie(row, "Drama") for row in range(7, 30)]

    added = _added(movies, *range(5))
    assert added[0] > 7 * added[5] > 0
    # What is wanted counts nearly as much beside what is not.
    assert added[6] > 0.5 * added[0]


def test_likes_of_one_time_pull_more_than_likes_of_two() -> None:
    years = (1940, 1944, 1999, 1996, 1942, None)
    movies = [_movie(row, year=year) for row, year in enumerate(years)]

    near, far = _added(movies, 0, 1), _added(movies, 1, 2)
    assert near[4] > 2 * far[4] > 0
    assert near[5] == 0


def test_times_far_apart_share_nothing() -> None:
    # Not even numbers so small that products of them are a burden to the processor.
    movies = [_movie(row, "War", year=year) for row, year in enumerate(range(1890, 2030, 5))]
    popularity = np.full(len(movies), 9)
    tables = genre_era_of(movies, popularity, trust_in(popularity))

    for held in (tables.vectors, tables.damped, tables.blocks):
        assert np.abs(held[held != 0]).min() > 1e-12


def test_likes_of_all_kinds_leave_tags_and_neighbours_out() -> None:
    of_each = [("cult",), ("cult",), *((f"tag {row}",) for row in range(2, 40))]
    movies = [_movie(row, tags=each) for row, each in enumerate(of_each)]
    popularity = np.arange(100, 60, -1)
    trust = trust_in(popularity)
    tags = tags_of(movies, popularity, trust)
    factors = np.eye(40, dtype=np.float32)
    neighbours = neighbours_of(factors, np.ones(40, np.float32), trust, popularity, np.zeros(40))
    neighbours = neighbours._replace(rarity=np.ones(40, np.float32))

    def pulls(count: int) -> tuple[bool, bool]:
        rows, shares = np.arange(count), np.full(count, 1 / count, np.float32)
        assert tags is not None
        by_tags = tags.pull(rows, shares, 1.0) is not None
        return by_tags, neighbours.pull(rows, shares, 1.0, 0.0, 1.0) is not None

    assert pulls(3) == (True, False)
    assert pulls(40) == (False, False)
    same = neighbours._replace(factors=np.ones((40, 40), np.float32))
    assert same.pull(np.arange(5), np.full(5, 0.2, np.float32), 1.0, 0.0, 1.0) is not None


def test_tags_that_several_likes_have_count() -> None:
    of_each = (("anime", "japan"), ("anime",), ("anime", "car"), ("car",))
    movies = [_movie(row, tags=each) for row, each in enumerate(of_each)]
    tags = tags_of(movies, np.full(4, 9), trust_in(np.full(4, 9)))

    assert tags is not None
    pull = tags.pull(np.arange(2), np.full(2, 0.5, np.float32), 1.0)
    assert pull is not None
    found = added(pull, 0, 4)
    assert found[2] > 0 == found[3]
    trusted = pull.products(np.arange(4)).mean(axis=1) * tags.trust.of_each
    assert trusted == pytest.approx(found, abs=1e-6)
    assert tags.pull(np.array([0, 3]), np.full(2, 0.5, np.float32), 1.0) is None


def test_a_like_brings_the_others_of_its_series() -> None:
    titles = ("Alien", "Aliens", "Alien: Resurrection", "Alien Autopsy", "Heat")
    movies = [Movie(row, title, title, None, ("Horror",)) for row, title in enumerate(titles)]
    trust = trust_in(np.full(5, 20))
    sequels = sequels_of(movies, trust)

    def brought(*likes: int) -> list[float]:
        shares = np.full(len(likes), 1 / len(likes), np.float32)
        pull = sequels.pull(np.array(likes), shares, 1.0)
        if pull is None:
            return [0.0] * 5
        found = added(pull, 0, 5)
        parts = pull.products(np.arange(5)) * shares * trust.of_each[:, None]
        assert parts.sum(axis=1) == pytest.approx(found, abs=1e-6)
        assert [*added(pull, 0, 2), *added(pull, 2, 5)] == pytest.approx(found)
        assert all(pull.highest(row) >= found[row:].max() for row in range(5))
        offered: list[float] = found.tolist()
        return offered

    once = brought(0)
    assert once[1] == once[2] > 0 == once[0] == once[3] == once[4]
    # Several likes of a series say no more than one.
    assert brought(0, 1, 4)[2] == once[2]
    assert brought(3, 4) == [0.0] * 5


def test_the_more_likes_agree_the_more_they_ask_for() -> None:
    movies = [*(_movie(row, "War") for row in range(5)), _movie(5, "Western")]

    found = [_added(movies, *range(count))[4] for count in range(1, 5)]
    assert found == sorted(found)
    assert found[3] > 3 * found[0]


def test_tags_lift_what_the_factors_do_not_tell_apart(board: Model) -> None:
    tagged = [FIRST_ID + row for row in (1, 3)]
    picks = board.recommend(Profile(tagged), MOVIES)

    assert picks[0].movie_id == FIRST_ID + 7


def test_every_part_adds_up_with_tags_and_on_the_dial(board: Model) -> None:
    profile = Profile([FIRST_ID + row for row in (1, 3, 4)])
    scores = board.scores(profile, 0.4)
    for row, movie_id in enumerate(board.movie_ids.tolist()):
        explained = board.explain(profile, movie_id, adventure=0.4)
        assert explained.score == pytest.approx(scores[row], abs=1e-4)


def _crowd() -> Model:
    """Forty people like well-known films, and ten of them the same rare ones, too."""
    well_known = [(user, movie) for user in range(40) for movie in range(20)]
    rare = [(user, movie) for user in range(10) for movie in range(20, 28)]
    users, movies = np.array([*well_known, *rare]).T
    kept = np.random.default_rng(0).random(len(users)) < 0.75
    catalogue = Catalogue(_movie(row) for row in range(28))
    ratings = np.full(int(kept.sum()), 5.0)
    model = train(Dataset(users[kept], movies[kept], ratings, catalogue), config=CONFIG)
    return replace(model, parameters=replace(model.parameters, focus_weight=2.0))


def test_few_rare_likes_that_agree_are_not_drowned() -> None:
    model = _crowd()
    popularity = model.popularity.copy()
    rows = np.array([model.row(movie) for movie in range(20, 28)])
    # Far more people know the others.
    popularity[np.setdiff1d(np.arange(len(popularity)), rows)] *= 40
    model = replace(model, popularity=popularity)
    deaf = replace(model, parameters=replace(model.parameters, focus_weight=0.0))
    rare, others = Profile([20, 21, 22]), np.array([model.row(each) for each in range(23, 28)])

    def advantage(of: Model, profile: Profile) -> float:
        scores = of.scores(profile)
        return float((scores[others].mean() - scores.mean()) / scores.std())

    assert advantage(model, rare) > advantage(deaf, rare) + 0.2
    # One alone agrees with nothing, and well-known ones need no help.
    for profile in (Profile([20]), Profile([0, 1, 2])):
        assert advantage(model, profile) == pytest.approx(advantage(deaf, profile), abs=1e-6)
    for movie in range(28):
        explained = model.explain(rare, movie)
        assert explained.score == pytest.approx(model.scores(rare)[model.row(movie)], abs=1e-4)


def test_likes_of_the_same_people_bring_what_else_these_like() -> None:
    model = trained()
    weights = [
        replace(model.parameters, focus_weight=0.5, neighbour_weight=weight)
        for weight in (0.0, 0.75)
    ]
    others = np.array([model.row(each) for each in even(4, 5, 6, 7)])

    def gained(*likes: int) -> float:
        before, after = (replace(model, parameters=each).scores(Profile(likes)) for each in weights)
        return float((after - before)[others].mean() / before.std())

    assert gained(*even(0, 1)) > 0.3
    # Likes of both sides agree in nothing.
    assert abs(gained(*even(0, 1), *odd(0, 1))) < 0.1


def test_a_film_that_hardly_anybody_likes_follows_its_genre_less() -> None:
    model = trained()
    parameters = replace(model.parameters, focus_weight=2.0)
    popularity = np.where(np.arange(MOVIES) == model.row(even(5)[0]), 1, model.popularity)
    known, unknown = (
        replace(model, parameters=parameters, popularity=each)
        for each in (model.popularity, popularity)
    )
    row, profile = model.row(even(5)[0]), Profile(even(0, 1))

    assert unknown.scores(profile)[row] < known.scores(profile)[row]


def test_nobody_s_dial_stands_where_training_put_it() -> None:
    model = trained()
    turned = replace(model, parameters=replace(model.parameters, adventure=0.6))
    profile = Profile(even(0, 1))

    assert turned.recommend(profile, 5) == turned.recommend(profile, 5, adventure=0.6)
    assert turned.dial(None) == 0.6
    assert turned.dial(0.0) == 0.0
    # Nothing is known yet that could be turned away from.
    assert turned.recommend(Profile(), 5) == turned.recommend(Profile(), 5, adventure=0.0)


def test_the_dial_leads_to_films_that_fewer_people_know() -> None:
    model = trained()
    popularity = np.where(np.arange(MOVIES) % 4 == 0, 60, 6)
    model = replace(model, popularity=popularity, users=60)

    def known(adventure: float) -> float:
        picks = model.recommend(Profile(even(0, 1, 2)), 4, adventure=adventure)
        return float(np.mean([popularity[model.row(pick.movie_id)] for pick in picks]))

    assert known(1.0) <= known(0.0)
