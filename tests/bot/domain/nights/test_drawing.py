"""How far a shortlist is drawn from what people want to see."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nights.drawing import Interest, ShortlistSource, draw
from bot.domain.nights.shortlist import (
    Shortlist,
    ShortlistRequest,
    make_shortlist,
    without_others,
)
from recommender import Model, MovieFilter, Profile

ANA, BEN = 1, 2
OFF, PREFER, ONLY = ShortlistSource.OFF, ShortlistSource.PREFER, ShortlistSource.ONLY
INTERESTS = st.builds(
    Interest, st.sampled_from([0, 2, 3]), st.none() | st.integers(min_value=0, max_value=9)
)


@pytest.fixture
def people() -> dict[int, Profile]:
    return {ANA: Profile(likes=[10, 16, 22], seen=[40]), BEN: Profile(likes=[11], dislikes=[41])}


def ids(chosen: Shortlist) -> list[int]:
    return [film.movie_id for film in chosen.films]


def drawn(interest: Mapping[int, Interest], source: ShortlistSource, places: int) -> list[int]:
    return draw(interest, source, places, suits=lambda _: True, score=float)


def test_what_several_want_may_take_all_places_the_rest_half_of_them() -> None:
    alone = {movie_id: Interest(votes=movie_id % 2) for movie_id in range(10)}
    assert drawn(alone, PREFER, 5) == [9, 7]
    shared = {20: Interest(2), 21: Interest(votes=2), 22: Interest(2, 1)}
    assert drawn({**alone, **shared}, PREFER, 5) == [22, 21, 20]
    assert drawn({**alone, **shared}, PREFER, 2) == [22, 21]
    assert drawn({**alone, **shared}, ONLY, 5) == [22, 21, 20, 9, 7]
    assert drawn(alone, OFF, 5) == []


@given(
    interest=st.dictionaries(st.integers(min_value=1), INTERESTS, max_size=12),
    places=st.integers(min_value=0, max_value=10),
)
def test_the_most_wanted_come_first(interest: dict[int, Interest], places: int) -> None:
    only, prefer = drawn(interest, ONLY, places), drawn(interest, PREFER, places)
    assert len(only) == min(places, len(interest))
    assert prefer == only[: len(prefer)]
    weights = [interest[each].weight for each in only]
    assert weights == sorted(weights, reverse=True)
    assert all(weight < 2 for weight in weights[len(prefer) :])


def test_what_is_wanted_comes_after_suggestions_and_suits_everybody(
    model: Model, people: dict[int, Profile]
) -> None:
    interest = {each: Interest(2, 4) for each in (40, 41, 42, 43, 44, 10, 50, 999_999)}
    wish = ShortlistRequest(
        suggestions={50: BEN}, vetoed=[42], hidden=[43], source=PREFER, interest=interest
    )
    chosen = make_shortlist(model, people, wish)
    assert ids(chosen)[0] == 50
    assert set(ids(chosen)[1:3]) == {10, 44}, "a like is no objection"
    assert len(chosen.films) == 5
    assert [film.interest for film in chosen.films[1:3]] == [Interest(2, 4)] * 2
    assert not chosen.short


def test_only_lists_are_short_rather_than_filled_and_wishes_hold(
    model: Model, people: dict[int, Profile]
) -> None:
    interest = {movie_id: Interest(votes=1) for movie_id in range(40, 100)}
    horror = MovieFilter(genres=("Horror",))
    chosen = make_shortlist(
        model, people, ShortlistRequest(source=ONLY, interest=interest, where=horror)
    )
    assert all("Horror" in model.catalogue[each].genres for each in ids(chosen))
    few = ShortlistRequest(source=ONLY, interest={40: Interest(3), 44: Interest(3)})
    chosen = make_shortlist(model, people, few)
    assert ids(chosen) == [44]
    assert chosen.short


def test_lists_that_are_off_tell_nothing(model: Model, people: dict[int, Profile]) -> None:
    plain = make_shortlist(model, people, ShortlistRequest())
    interest = {movie_id: Interest(3, 3) for movie_id in model.movie_ids.tolist()}
    off = make_shortlist(model, people, ShortlistRequest(interest=interest))
    assert off == plain


def test_nobody_works_out_whose_watchlist_counted_by_who_left(
    model: Model, people: dict[int, Profile]
) -> None:
    interest = {44: Interest(2, 1), 45: Interest(2)}
    wish = ShortlistRequest(source=PREFER, interest=interest)
    films = make_shortlist(model, people, wish).films[:2]
    assert [film.interest for film in without_others(films, {ANA, BEN})] == [*interest.values()]
    assert [film.interest for film in without_others(films, {ANA})] == [Interest(votes=1), None]
