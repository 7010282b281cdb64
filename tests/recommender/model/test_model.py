import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommender import (
    Catalogue,
    ConfigurationError,
    Dataset,
    Exclusion,
    Model,
    MovieFilter,
    Profile,
    TrainingConfig,
    UnknownMovieError,
    train,
)
from recommender.model import best_first, rarity, shortlist
from recommender.model.shortlist import Search
from tests.recommender.checkerboard import FIRST_ID, MOVIES, checkerboard, even, trained

CONFIGS = {
    "default": TrainingConfig(factors=8, regularization=1.0, tuning=False),
    "notebook": TrainingConfig.notebook(),
}

# Any positive number may weigh a like.
WEIGHTS = st.floats(0.01, 40) | st.floats(min_value=0, exclude_min=True, allow_infinity=False)


@pytest.fixture(scope="module", params=list(CONFIGS))
def model(request: pytest.FixtureRequest) -> Model:
    return trained(CONFIGS[request.param])


@pytest.fixture(scope="module")
def board() -> Model:
    return trained()


@pytest.fixture(scope="module")
def of_invented(invented: Dataset) -> Model:
    return train(invented, config=CONFIGS["default"])


def _ids(model: Model, profile: Profile, n: int = 10) -> list[int]:
    return [pick.movie_id for pick in model.recommend(profile, n)]


def test_who_likes_even_movies_gets_the_other_even_movies(model: Model) -> None:
    liked = even(0, 1, 2)

    assert set(_ids(model, Profile(liked), 7)) == set(even(*range(10))) - set(liked)


def test_similar_movies_are_those_of_the_same_colour(model: Model) -> None:
    similar = model.similar(even(0)[0], n=9)

    assert {movie_id for movie_id, _ in similar} == set(even(*range(1, 10)))
    assert all(-1.001 <= cosine <= 1.001 for _, cosine in similar)


def test_what_hardly_anybody_likes_is_similar_to_nothing(model: Model) -> None:
    rare = even(3)[0]
    popularity = np.where(np.arange(MOVIES) == model.row(rare), 1, model.popularity)
    changed = replace(model, popularity=popularity)

    before, after = (dict(each.similar(even(0)[0], MOVIES)) for each in (model, changed))

    assert after[rare] < 0.5 * before[rare]
    assert list(after)[8] == rare


def test_films_that_share_a_tag_are_more_similar(model: Model) -> None:
    first, friend = even(0)[0], even(3)[0]
    tagged = [
        replace(movie, tags=("gold",) if movie.movie_id in (first, friend) else ())
        for movie in model.catalogue
    ]

    found = replace(model, catalogue=Catalogue(tagged)).similar(first, 3)

    assert found[0][0] == friend


def test_a_score_is_the_sum_of_its_contributions(model: Model) -> None:
    profile = Profile(even(0, 1, 2))
    for pick in model.recommend(profile, 20):
        explained = model.explain(profile, pick.movie_id)

        assert math.isclose(explained.score, pick.score, abs_tol=1e-4)
        total = sum(explained.contributions.values()) + explained.prior
        assert math.isclose(explained.score, total)
        assert math.isclose(model.predict(profile, pick.movie_id), pick.score, abs_tol=1e-4)


def test_reasons_are_liked_movies_that_speak_for_the_film(board: Model) -> None:
    profile = Profile(likes=even(0, 1), dislikes=even(2), seen=even(3))
    for pick in board.recommend(profile, 3):
        assert set(pick.because) <= set(even(0, 1))
        contributions = board.explain(profile, pick.movie_id).contributions
        assert [contributions[each] > 0 for each in pick.because] == [True] * len(pick.because)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    likes=st.dictionaries(st.integers(FIRST_ID, FIRST_ID + 19), st.floats(0.01, 40)),
    dislikes=st.sets(st.integers(FIRST_ID, FIRST_ID + 19), max_size=6),
    adventure=st.floats(0, 1),
    neighbour_weight=st.floats(0, 2),
)
def test_every_part_of_every_score_is_told(
    board: Model,
    likes: dict[int, float],
    dislikes: set[int],
    adventure: float,
    neighbour_weight: float,
) -> None:
    parameters = replace(
        board.parameters,
        focus_weight=0.5,
        neighbour_weight=neighbour_weight,
        popularity_weight=0.5,
    )
    model = replace(board, parameters=parameters)
    profile = Profile(likes, dislikes)
    scores = model.scores(profile, adventure)
    for row, movie_id in enumerate(model.movie_ids.tolist()):
        explained = model.explain(profile, movie_id, adventure=adventure)

        parts = explained.contributions
        assert parts.keys() == set(likes) - dislikes
        assert math.isclose(explained.score, sum(parts.values()) + explained.prior)
        assert math.isclose(explained.score, scores[row], abs_tol=1e-3)
        assert list(parts.values()) == sorted(parts.values(), reverse=True)


def test_nothing_known_is_recommended(model: Model) -> None:
    profile = Profile(likes=even(0), dislikes=even(1), seen=even(2))

    found = model.recommend(profile, 50, exclude=even(3))

    assert {pick.movie_id for pick in found}.isdisjoint(even(0, 1, 2, 3))
    assert len(found) == MOVIES - 4


def test_a_filter_still_fills_the_list(board: Model) -> None:
    profile = Profile(even(0, 1))

    picks = board.recommend(profile, 5, where=MovieFilter(genres=("odd",), last_year=1990))
    same = board.recommend(profile, 5, where=lambda m: "Odd" in m.genres and (m.year or 0) <= 1990)

    assert len(picks) == 5
    assert picks == same
    assert all(board.catalogue[pick.movie_id].genres == ("Odd",) for pick in picks)


def test_why_tells_why_not(board: Model) -> None:
    profile = Profile(likes=even(0), dislikes=even(1), seen=even(2))

    assert board.explain(profile, even(0)[0]).excluded is Exclusion.LIKED
    assert board.explain(profile, even(1)[0]).excluded is Exclusion.DISLIKED
    assert board.explain(profile, even(2)[0]).excluded is Exclusion.SEEN
    odd_only = MovieFilter(genres=("odd",))
    assert board.explain(profile, even(3)[0], odd_only).excluded is Exclusion.FILTERED


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    likes=st.sets(st.integers(1, 188), min_size=1, max_size=5),
    weights=st.fixed_dictionaries(
        {
            name: st.floats(0, 2)
            for name in ("focus_weight", "neighbour_weight", "popularity_weight")
        }
    ),
    depth=st.sampled_from((4, 40, 188)),
    head=st.sampled_from((4, 16, 100)),
)
def test_no_better_film_is_missed_by_stopping_early(
    of_invented: Model, likes: set[int], weights: dict[str, float], depth: int, head: int
) -> None:
    parameters = replace(of_invented.parameters, **weights)
    model = replace(of_invented, parameters=parameters)
    profile = Profile(likes)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Search, "_depth", depth)
        patch.setattr(Search, "_head", min(head, depth))
        patch.setattr(shortlist, "_HEAPS", 32)
        patch.setattr(best_first, "_LEAST_FURTHER", 4)
        found = model.rank(profile, 20)

    scores = model.scores(profile)
    scores[[model.row(each) for each in likes if each in model]] = -np.inf
    assert np.allclose([score for _, score in found], np.sort(scores)[::-1][:20], atol=1e-5)


def test_before_the_first_like_what_is_liked_of_late_comes_first() -> None:
    data = checkerboard(timestamps=True)
    late = FIRST_ID + 7
    old = (data.movie_ids == late) & (data.user_ids < 40)
    ratings = np.where(old, 1, data.ratings)
    assert data.timestamps is not None
    long_ago = np.where(data.movie_ids == late, data.timestamps, data.timestamps - 10**9)
    model = train(replace(data, ratings=ratings, timestamps=long_ago), config=CONFIGS["default"])
    parameters = replace(model.parameters, popularity_weight=0.5)

    assert _ids(model, Profile())[0] != late
    assert _ids(replace(model, parameters=parameters), Profile())[0] == late


def test_rank_is_the_place_in_the_list(board: Model) -> None:
    profile = Profile(even(0, 1))
    ranked = board.recommend(profile, 50, spread=False)

    ranks = [board.explain(profile, pick.movie_id).rank for pick in ranked]

    assert ranks == sorted(ranks, key=lambda rank: rank or 0)
    assert ranks[0] == 1


def test_a_movie_that_nobody_likes_is_known_but_not_recommended() -> None:
    data = checkerboard()
    dull = FIRST_ID + 3
    ratings = np.where(data.movie_ids == dull, 1, data.ratings)
    model = trained_on(data.user_ids, data.movie_ids, ratings)

    explained = model.explain(Profile(even(0)), dull)

    assert explained.excluded is Exclusion.NO_RATINGS
    assert explained.score == model.predict(Profile(even(0)), dull) == 0
    assert model.similar(dull) == []
    assert dull not in _ids(model, Profile(even(0)), 50)


def trained_on(users: np.ndarray, movies: np.ndarray, ratings: np.ndarray) -> Model:
    from recommender import Dataset, train
    from tests.recommender.checkerboard import CONFIG

    return train(Dataset(users, movies, ratings, checkerboard().catalogue), config=CONFIG)


def test_an_unknown_id_is_an_error(model: Model) -> None:
    for ask in (model.similar, lambda i: model.predict(Profile(), i)):
        with pytest.raises(UnknownMovieError):
            ask(999)
    with pytest.raises(UnknownMovieError):
        model.explain(Profile(), 999)


@pytest.mark.parametrize("n", [0, -3])
def test_asking_for_nothing_gives_nothing(model: Model, n: int) -> None:
    assert model.recommend(Profile(even(0)), n) == []
    assert model.similar(even(0)[0], n) == []


def test_who_knows_everything_gets_nothing(model: Model) -> None:
    everything = model.catalogue.movie_ids.tolist()

    assert model.recommend(Profile(seen=everything), 10) == []
    assert model.recommend(Profile(likes=everything), 10) == []


def test_without_likes_popular_movies_come_first(model: Model) -> None:
    picks = model.recommend(Profile(), 50)

    assert len({pick.movie_id for pick in picks}) == MOVIES
    assert all(pick.because == () for pick in picks)
    assert all(np.isfinite(pick.score) for pick in picks)


def test_likes_outside_the_model_are_left_out(model: Model) -> None:
    assert _ids(model, Profile([*even(0, 1), 999])) == _ids(model, Profile(even(0, 1)))


def test_five_thousand_likes_are_no_trouble(model: Model) -> None:
    profile = Profile([*range(1_000, 6_000), *even(0, 1, 2)])

    assert len(_ids(model, profile)) == 10


def test_adventure_bends_towards_the_person(board: Model) -> None:
    profile = Profile(even(0))
    calm, bold = (board.explain(profile, even(4)[0], adventure=dial) for dial in (0.0, 1.0))

    assert bold.contributions[even(0)[0]] > calm.contributions[even(0)[0]]


@pytest.mark.parametrize("adventure", [-0.1, 1.5, math.nan])
def test_a_dial_beyond_its_ends_is_refused(board: Model, adventure: float) -> None:
    with pytest.raises(ConfigurationError, match="adventure"):
        board.recommend(Profile(even(0)), adventure=adventure)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    likes=st.dictionaries(st.integers(FIRST_ID - 3, FIRST_ID + 23), WEIGHTS),
    dislikes=st.sets(st.integers(FIRST_ID, FIRST_ID + 20), max_size=6),
    n=st.integers(-1, 40),
    adventure=st.floats(0, 1),
)
def test_any_profile_gets_a_true_list(
    board: Model, likes: dict[int, float], dislikes: set[int], n: int, adventure: float
) -> None:
    profile = Profile(likes, dislikes)

    picks = board.recommend(profile, n, adventure=adventure)

    ids = [pick.movie_id for pick in picks]
    left = set(board.movie_ids.tolist()) - profile.known
    assert len(ids) == len(set(ids)) == min(max(n, 0), len(left))
    assert set(ids) <= left
    assert all(np.isfinite(pick.score) for pick in picks)
    assert all(set(pick.because) <= set(profile.likes) for pick in picks)


def test_lesser_known_movies_are_those_that_a_list_says_it_of(
    invented: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rarity, "_WELL_KNOWN", 5)
    model = train(invented, config=CONFIGS["default"])
    liked = int(model.movie_ids[0])
    listed = model.recommend(Profile([liked]), len(model.movie_ids))
    best = sorted(model.popularity.tolist(), reverse=True)[:5]

    assert {each.movie_id for each in listed if each.lesser_known} == model.lesser_known - {liked}
    assert 0 < len(model.lesser_known) == int((model.popularity < best[-1]).sum())
