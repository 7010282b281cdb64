"""Shortlists for exactly these people."""

import pytest

from bot.domain.nights.shortlist import ShortlistRequest, make_shortlist, without_others
from recommender import Model, MovieFilter, Profile
from recommender.model.groups import GroupStrategy

ANA, BEN, CHLOE = 1, 2, 3


@pytest.fixture
def people() -> dict[int, Profile]:
    return {ANA: Profile(likes=[10, 16, 22]), BEN: Profile(likes=[11, 17, 23]), CHLOE: Profile()}


@pytest.mark.parametrize("strategy", GroupStrategy)
def test_nothing_that_anybody_knows_is_on_the_list(
    model: Model, people: dict[int, Profile], strategy: GroupStrategy
) -> None:
    plain = make_shortlist(model, people, ShortlistRequest(strategy=strategy))
    first, second, third = [film.movie_id for film in plain.films[:3]]
    people[BEN] = Profile(likes=people[BEN].likes, dislikes=[first], seen=[second])
    again = make_shortlist(model, people, ShortlistRequest(strategy=strategy, vetoed=[third]))
    assert len(again.films) == 5
    assert not {first, second, third} & {film.movie_id for film in again.films}


def test_every_member_has_a_bar_and_who_has_no_likes_is_named(
    model: Model, people: dict[int, Profile]
) -> None:
    chosen = make_shortlist(model, people, ShortlistRequest(likes_told=people))
    assert chosen.without_likes == (CHLOE,)
    for film in chosen.films:
        assert film.fits[CHLOE] is None
        assert all(0 <= (film.fits[user_id] or 0) <= 1 for user_id in (ANA, BEN))
        assert film.reason is not None
        assert film.reason.because in people[film.reason.user_id].likes


def test_suggestions_come_first_unless_somebody_objects(
    model: Model, people: dict[int, Profile]
) -> None:
    people[ANA] = Profile(likes=people[ANA].likes, dislikes=[50], seen=[60])
    suggestions = {40: BEN, 50: BEN, 60: CHLOE, 70: CHLOE}
    chosen = make_shortlist(model, people, ShortlistRequest(suggestions=suggestions, vetoed=[70]))
    assert chosen.films[0].movie_id == 40
    assert chosen.films[0].suggested_by == BEN
    assert chosen.left_out == (50, 60, 70)
    assert len(chosen.films) == 5


def test_who_else_likes_a_suggestion_is_named_and_it_does_not_speak_for_itself(
    model: Model, people: dict[int, Profile]
) -> None:
    request = ShortlistRequest(suggestions={10: BEN, 11: BEN, 40: ANA}, likes_told=people)
    chosen = make_shortlist(model, people, request)
    assert [film.movie_id for film in chosen.films[:3]] == [10, 11, 40]
    assert chosen.liked_by == {10: (ANA,)}
    assert all(film.reason and film.reason.because != film.movie_id for film in chosen.films)


def test_a_film_that_somebody_likes_is_named_only_for_those_who_are_in(
    model: Model, people: dict[int, Profile]
) -> None:
    films = make_shortlist(model, people, ShortlistRequest(likes_told={ANA})).films
    told = {(film.reason.user_id, film.reason.because) for film in films if film.reason}
    assert {because for user_id, because in told if user_id != ANA} == {None}
    assert any(user_id == ANA and because in people[ANA].likes for user_id, because in told)


def test_nothing_is_left_on_a_list_of_somebody_who_is_not_in_any_more(
    model: Model, people: dict[int, Profile]
) -> None:
    films = make_shortlist(model, people, ShortlistRequest(likes_told=people)).films
    assert any(film.reason and film.reason.user_id == BEN for film in films)
    shown = without_others(films, {ANA, CHLOE})
    assert [film.movie_id for film in shown] == [film.movie_id for film in films]
    assert all(film.fits.keys() == {ANA, CHLOE} for film in shown)
    assert all(film.reason and film.reason.user_id == ANA for film in shown)


def test_more_suggestions_than_places_make_the_list_longer(
    model: Model, people: dict[int, Profile]
) -> None:
    suggestions = dict.fromkeys(range(100, 108), BEN)
    chosen = make_shortlist(model, people, ShortlistRequest(size=5, suggestions=suggestions))
    assert [film.movie_id for film in chosen.films] == list(suggestions)


def test_who_is_owed_gets_more_of_the_list(model: Model, people: dict[int, Profile]) -> None:
    def fit_of_ben(weight: float) -> float:
        wish = ShortlistRequest(weights={ANA: 1.0, BEN: weight})
        return sum(film.fits[BEN] or 0 for film in make_shortlist(model, people, wish).films)

    assert fit_of_ben(3.0) > fit_of_ben(1 / 3)


def test_a_wish_for_genres_holds_and_nothing_left_is_an_empty_list(
    model: Model, people: dict[int, Profile]
) -> None:
    horror = make_shortlist(model, people, ShortlistRequest(where=MovieFilter(genres=("Horror",))))
    assert all("Horror" in model.catalogue[film.movie_id].genres for film in horror.films)
    people[CHLOE] = Profile(seen=model.movie_ids.tolist())
    assert make_shortlist(model, people, ShortlistRequest()).films == ()


def test_what_is_hidden_is_on_the_list_only_as_a_suggestion(
    model: Model, people: dict[int, Profile]
) -> None:
    first, second = (
        film.movie_id for film in make_shortlist(model, people, ShortlistRequest()).films[:2]
    )
    wish = ShortlistRequest(hidden={first, second}, suggestions={second: BEN})
    movie_ids = [film.movie_id for film in make_shortlist(model, people, wish).films]
    assert first not in movie_ids
    assert movie_ids[0] == second
