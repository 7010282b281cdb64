"""Nights in the store: every change once, whoever comes second is told."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.nights.ballots import Turnout
from bot.domain.nights.counting import Ballot, BallotKind, DecidedBy, count
from bot.domain.nights.errors import (
    NightGoneError,
    NotComingError,
    TooManyNightsError,
    WrongStateError,
)
from bot.domain.nights.night import AHEAD, Night, NightState
from bot.domain.nights.shortlist import Reason, ShortlistFilm
from bot.domain.nights.verdict import Verdict
from bot.store.nights.nights import MOST_OPEN
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock

GUILD, CHANNEL, HOST, ANA, BEN = 1, 2, 3, 4, 5
ALIEN, HEAT = 10, 20
FILMS = (
    ShortlistFilm(ALIEN, 0.6, {HOST: 0.5, ANA: None}, Reason(HOST, HEAT), ANA),
    ShortlistFilm(HEAT, 0.4, {HOST: 0.9, ANA: None}),
)


async def planned(store: Store, clock: TickingClock, guild_id: int = GUILD) -> Night:
    start = clock.now() + timedelta(hours=5)
    return await store.nights.plan(guild_id, CHANNEL, HOST, start, start + timedelta(hours=2))


async def voting(store: Store, clock: TickingClock) -> Night:
    night = await planned(store, clock)
    await store.nights.people.answer(night.night_id, ANA, tuple(AHEAD), coming=True)
    await store.nights.ballots.list_films(night.night_id, FILMS, tuple(AHEAD))
    await store.nights.ballots.open(night, BallotKind.APPROVAL, night.starts_at)
    return await store.nights.get(night.night_id)


def approve(movie_id: int, veto: int | None = None) -> Callable[[Ballot], Ballot]:
    return lambda ballot: Ballot(ballot.user_id, {movie_id: 1}, veto)


async def test_nights_are_numbered_in_each_server(store: Store, clock: TickingClock) -> None:
    first, second = await planned(store, clock), await planned(store, clock)
    elsewhere = await planned(store, clock, guild_id=99)
    assert [night.number for night in (first, second, elsewhere)] == [1, 2, 1]
    assert await store.nights.numbered(GUILD, 2) == second
    with pytest.raises(NightGoneError):
        await store.nights.numbered(GUILD, 3)
    assert (await store.nights.people.of(first.night_id))[0] == (HOST,)


async def test_a_server_has_only_so_many_open_nights(store: Store, clock: TickingClock) -> None:
    for _ in range(MOST_OPEN):
        await planned(store, clock)
    with pytest.raises(TooManyNightsError):
        await planned(store, clock)


async def test_of_many_who_do_the_same_at_once_one_succeeds(
    store: Store, clock: TickingClock
) -> None:
    night = await voting(store, clock)
    moves = (store.nights.move(night.night_id, NightState.COUNTING) for _ in range(5))
    done = await asyncio.gather(*moves, return_exceptions=True)
    assert sum(isinstance(result, Night) for result in done) == 1
    assert sum(isinstance(result, WrongStateError) for result in done) == 4


async def test_a_notice_is_claimed_by_one_and_stays_until_it_is_sent(
    store: Store, clock: TickingClock
) -> None:
    night = await planned(store, clock)
    notices = store.nights.notices
    claims = await asyncio.gather(*(notices.claim(night.night_id, "plan") for _ in range(5)))
    assert sum(claim is not None for claim in claims) == 1
    assert [notice.name for notice in await notices.unsent()] == ["plan"]
    await notices.release(night.night_id, "plan")
    assert await notices.claim(night.night_id, "plan")
    await notices.sent(night.night_id, "plan", 77, is_card=True)
    assert await notices.unsent() == []
    assert await notices.claim(night.night_id, "plan") is None
    assert (await store.nights.get(night.night_id)).card_message_id == 77


async def test_one_ballot_a_person_until_the_vote_is_closed(
    store: Store, clock: TickingClock
) -> None:
    night = await voting(store, clock)
    ballots = store.nights.ballots
    assert await ballots.films(night.night_id) == list(FILMS)
    for movie_id in (ALIEN, HEAT):
        cast = await ballots.change(night.night_id, ANA, approve(movie_id), done=True)
    assert await ballots.all(night.night_id) == [cast.ballot] == [Ballot(ANA, {HEAT: 1})]
    assert await ballots.turnout(night.night_id) == Turnout(2, 1, 1)
    with pytest.raises(NotComingError):
        await ballots.change(night.night_id, BEN, lambda old: old)
    await store.nights.people.answer(night.night_id, ANA, tuple(AHEAD), coming=False)
    assert await ballots.all(night.night_id) == []
    await store.nights.move(night.night_id, NightState.COUNTING)
    with pytest.raises(WrongStateError):
        await ballots.change(night.night_id, HOST, lambda old: old)


async def test_a_result_is_stored_once_with_who_got_their_wish(
    store: Store, clock: TickingClock
) -> None:
    night = await voting(store, clock)
    await store.nights.ballots.change(night.night_id, ANA, approve(HEAT, veto=ALIEN))
    night = await store.nights.move(night.night_id, NightState.COUNTING)
    outcome = count(
        BallotKind.APPROVAL, await store.nights.ballots.all(night.night_id), [ALIEN, HEAT]
    )
    memory = store.nights.memory
    await memory.decide(night, outcome, {ANA: 1.0, HOST: 0.25}, "result-1", clock.now())
    with pytest.raises(WrongStateError):
        await memory.decide(night, outcome, {}, "result-1", clock.now())
    assert await memory.outcome(night.night_id) == outcome
    assert outcome.decided_by is DecidedBy.VOTES
    assert await memory.served(GUILD) == [{ANA: 1.0, HOST: 0.25}]
    assert await memory.served(GUILD, without=night.night_id) == []
    decided = await store.nights.get(night.night_id)
    assert (decided.state, decided.movie_id) == (NightState.DECIDED, HEAT)


async def test_history_comes_in_pages_and_figures_count_what_was_watched(
    store: Store, clock: TickingClock
) -> None:
    for number in range(7):
        night = await planned(store, clock)
        if number % 2:
            await store.nights.move(night.night_id, NightState.CANCELLED)
            continue
        await store.nights.move(night.night_id, NightState.DECIDED, movie_id=HEAT)
        await store.nights.move(night.night_id, NightState.STARTED)
        await store.nights.move(night.night_id, NightState.ASKED)
        await store.nights.people.judge(night.night_id, HOST, Verdict.LIKED)
    first = await store.nights.memory.history(GUILD)
    assert [past.night.number for past in first.nights] == [7, 6, 5, 4, 3]
    assert first.nights[0].verdicts == {"liked": 1}
    last = await store.nights.memory.history(GUILD, 99)
    assert (last.page, last.pages) == (1, 2)
    assert [past.night.number for past in last.nights] == [2, 1]
    figures = await store.nights.memory.figures(GUILD)
    assert (len(figures.watched), figures.cancelled, figures.liked) == (4, 3, 4)
    assert figures.hosts == {HOST: 4}


async def test_nothing_of_a_person_is_left_when_they_are_forgotten(
    store: Store, clock: TickingClock
) -> None:
    night = await voting(store, clock)
    await store.nights.people.suggest(night.night_id, HOST, 99, tuple(AHEAD))
    await store.nights.ballots.change(night.night_id, HOST, approve(ALIEN))
    assert (await store.personal.export(HOST))["nights_hosted"]
    await store.personal.forget(HOST)
    exported = await store.personal.export(HOST)
    assert not any(exported[kind] for kind in exported if "night" in kind)
    assert (await store.nights.get(night.night_id)).host_id == 0
    for film in await store.nights.ballots.films(night.night_id):
        assert HOST not in film.fits
        assert film.reason is None
