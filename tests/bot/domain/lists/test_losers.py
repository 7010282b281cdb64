"""What becomes of films that lost a vote."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.lists.film_list import (
    MAX_LOSSES,
    REST,
    FilmList,
    ListOrder,
    ServerFilm,
    split_name,
    split_order,
)
from bot.domain.lists.losers import Loser, losers_of
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.ballots.outcome import DecidedBy, FilmStanding, Outcome
from bot.domain.nights.ballots.secrecy import counts_told

NOW = datetime(2026, 3, 1, 20, tzinfo=UTC)

standings = st.lists(
    st.builds(FilmStanding, st.integers(1, 50), st.integers(0, 40), st.booleans()),
    min_size=1,
    max_size=10,
    unique_by=lambda film: film.movie_id,
)


@given(st.sampled_from(BallotKind), standings, st.integers(0, 12), st.booleans())
def test_what_lost_comes_up_again_and_a_list_tells_no_more_than_the_card(
    kind: BallotKind, films: list[FilmStanding], ballots: int, somebody_won: bool
) -> None:
    winner = films[0].movie_id if somebody_won else None
    lost = losers_of(kind, Outcome(winner, tuple(films), DecidedBy.VOTES, ballots))
    listed = {loser.movie_id for loser in lost}
    assert winner not in listed
    if winner is None or not ballots:
        assert not lost
        return
    others = {film.movie_id for film in films} - {winner}
    vetoed = {film.movie_id for film in films if film.vetoed}
    come_up = {
        loser.movie_id
        for loser in lost
        if loser.noted_on(ServerFilm(loser.movie_id, None, NOW), NOW).may_come_up(NOW)
    }
    assert come_up == others - vetoed
    if counts_told(kind, ballots):
        assert listed == others - vetoed
    else:
        assert listed == others, "what is missing would tell of a veto"
        assert not any(loser.support for loser in lost)


@given(st.lists(st.integers(0, 9), max_size=12))
def test_after_every_third_loss_a_film_rests_for_a_month(supports: list[int]) -> None:
    film, now = ServerFilm(1, None, NOW), NOW
    for number, support in enumerate(supports, start=1):
        now += timedelta(days=40)
        film = film.after_loss(support, now)
        rested = number % MAX_LOSSES == 0
        assert film.rests(now) is rested
        assert film.may_come_up(now) is not rested
        assert film.may_come_up(now + REST)
    assert film.votes == sum(supports)


def test_a_veto_in_secret_withholds_without_a_word() -> None:
    film = Loser(1, vetoed=True).noted_on(ServerFilm(1, 7, NOW), NOW)
    assert not film.rests(NOW)
    assert not film.may_come_up(NOW)


@given(
    st.lists(
        st.builds(
            ServerFilm,
            st.integers(),
            st.none(),
            st.datetimes().map(
                lambda moment: moment.replace(year=2020, tzinfo=UTC) if moment.month != 2 else NOW
            ),
            support=st.integers(0, 9),
        ),
        max_size=9,
        unique_by=lambda film: film.movie_id,
    )
)
def test_every_order_keeps_all_films(films: list[ServerFilm]) -> None:
    for order in ListOrder:
        arranged = FilmList(1, "", tuple(films)).arranged(order)
        assert sorted(arranged, key=id) == sorted(films, key=id)
        assert arranged == FilmList(1, "", tuple(reversed(films))).arranged(order)


def test_a_lists_name_is_told_from_titles_and_orders() -> None:
    names = ("", "Horror")
    assert split_name("horror: the thing, alien", names) == ("horror", "the thing, alien")
    assert split_name("Alien: Covenant", names) == ("", "Alien: Covenant")
    assert split_name("the thing", names) == ("", "the thing")
    assert split_order("horror Newest") == ("horror", ListOrder.NEWEST)
    assert split_order("unseen") == ("", ListOrder.UNSEEN)
    assert split_order("") == ("", ListOrder.VOTES)
