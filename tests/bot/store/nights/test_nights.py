"""Nights in the store: every change once, whoever comes second is told."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.nights.announcements import PlanCard, ResultCard, VoteCard
from bot.domain.nights.ballots.ballot import Ballot, Turnout
from bot.domain.nights.ballots.counting import count
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.ballots.outcome import DecidedBy
from bot.domain.nights.errors import (
    NightGoneError,
    NotComingError,
    TooManyNightsError,
    TooManySuggestionsError,
    VotedElsewhereError,
    WrongStateError,
)
from bot.domain.nights.fairness import PastVote
from bot.domain.nights.night import AHEAD, Night, NightState
from bot.domain.nights.paper import BallotPaper
from bot.domain.nights.reference import NightReference
from bot.domain.nights.shortlist import Reason, ShortlistFilm
from bot.domain.nights.snapshot import NightSnapshot
from bot.domain.nights.verdict import Verdict
from bot.store.nights.nights import MAX_OPEN_NIGHTS
from bot.store.nights.people import MAX_SUGGESTIONS
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock
from tests.logged_errors import LoggedErrors

GUILD, CHANNEL, HOST, ANA, BEN = 1, 2, 3, 4, 5
ALIEN, HEAT = 10, 20
MOVIE_IDS = (ALIEN, HEAT)
FILMS = (
    ShortlistFilm(ALIEN, 0.6, {HOST: 0.5, ANA: None}, Reason(HOST, HEAT), ANA),
    ShortlistFilm(HEAT, 0.4, {HOST: 0.9, ANA: None}),
)


async def planned(store: Store, clock: TickingClock, guild_id: int = GUILD) -> Night:
    start = clock.now() + timedelta(hours=5)
    snapshot = await store.nights.plan(
        guild_id, CHANNEL, HOST, starts_at=start, ends_at=start + timedelta(hours=2)
    )
    return snapshot.night


async def voting(
    store: Store, clock: TickingClock, kind: BallotKind = BallotKind.APPROVAL
) -> NightSnapshot:
    night = await planned(store, clock)
    await come(store, night, ANA)
    return await store.nights.ballots.open(night, kind, night.starts_at, FILMS)


async def come(store: Store, night: Night, user_id: int, *, coming: bool = True) -> None:
    await store.nights.people.answer(GUILD, night.night_id, user_id, AHEAD, coming=coming)


async def vote(
    store: Store, night: Night, user_id: int, movie_id: int, *, done: bool = False
) -> BallotPaper:
    return await store.nights.ballots.change(
        GUILD, night.night_id, user_id, lambda paper: paper.marked(movie_id, 1), done=done
    )


def numbered(number: int, guild_id: int = GUILD) -> NightReference:
    return NightReference(guild_id, CHANNEL, HOST, number, tuple(NightState))


async def test_nights_are_numbered_in_each_server(store: Store, clock: TickingClock) -> None:
    first, second = await planned(store, clock), await planned(store, clock)
    elsewhere = await planned(store, clock, guild_id=99)
    assert [night.number for night in (first, second, elsewhere)] == [1, 2, 1]
    assert (await store.nights.find(numbered(2))).night == second
    with pytest.raises(NightGoneError):
        await store.nights.find(numbered(3))
    with pytest.raises(NightGoneError):
        await store.nights.in_guild(99, first.night_id)
    assert (await store.nights.get(first.night_id)).coming == (HOST,)


async def test_a_server_has_only_so_many_open_nights(store: Store, clock: TickingClock) -> None:
    for _ in range(MAX_OPEN_NIGHTS):
        await planned(store, clock)
    with pytest.raises(TooManyNightsError):
        await planned(store, clock)


async def test_of_many_who_do_the_same_at_once_one_succeeds(
    store: Store, clock: TickingClock
) -> None:
    night = (await voting(store, clock)).night
    moves = (store.nights.move(night.night_id, NightState.COUNTING) for _ in range(5))
    done = await asyncio.gather(*moves, return_exceptions=True)
    assert sum(isinstance(result, NightSnapshot) for result in done) == 1
    assert sum(isinstance(result, WrongStateError) for result in done) == 4


async def test_a_notice_is_claimed_by_one_and_stays_until_it_is_sent(
    store: Store, clock: TickingClock
) -> None:
    night, notices = await planned(store, clock), store.nights.notices

    async def claim() -> bool:
        return bool((await notices.claim(night.night_id, [PlanCard()])).claimed)

    assert not await claim()  # whoever planned the night is sending its card
    assert await notices.unsent() == {night.night_id: night.guild_id}
    [noted] = (await store.nights.get(night.night_id)).unsaid
    await notices.release([noted])
    assert sum(await asyncio.gather(*(claim() for _ in range(5)))) == 1
    assert await notices.unsent(night.guild_id) == {night.night_id: night.guild_id}
    assert await notices.unsent(night.guild_id + 1) == {}
    await notices.release([noted])
    assert await claim()
    await notices.sent(noted, 77, is_card=True)
    assert await notices.unsent() == {}
    assert not await claim()
    snapshot = await store.nights.get(night.night_id)
    assert snapshot.night.card_message_id == 77
    [noted] = snapshot.notices
    assert noted.was_sent


async def test_one_damaged_announcement_does_not_hold_back_the_others(
    store: Store, clock: TickingClock, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("what is stored cannot be read")
    damaged, sound = await planned(store, clock), await planned(store, clock)
    async with store.database.write() as connection:
        await connection.exec_driver_sql(
            f"UPDATE night_notices SET name = 'ballot-?' WHERE night_id = {damaged.night_id}"
        )
    assert list(await store.nights.notices.unsent()) == [sound.night_id]


async def test_one_ballot_a_person_until_the_vote_is_closed(
    store: Store, clock: TickingClock
) -> None:
    opened = await voting(store, clock)
    night = opened.night
    assert opened.films == FILMS
    assert [notice.announcement for notice in opened.claimed] == [VoteCard(1)]
    await vote(store, night, ANA, ALIEN)
    paper = await vote(store, night, ANA, HEAT, done=True)
    assert paper.turnout == Turnout(2, 1, 1)
    cast = Ballot(ANA, {ALIEN: 1, HEAT: 1})
    snapshot = await store.nights.get(night.night_id)
    assert [each.ballot for each in snapshot.ballots] == [cast] == [paper.cast.ballot]
    assert snapshot.turnout == Turnout(2, 1, 1)
    with pytest.raises(NotComingError):
        await vote(store, night, BEN, HEAT)
    with pytest.raises(NightGoneError):
        await store.nights.ballots.paper(99, night.night_id, ANA)
    await come(store, night, ANA, coming=False)
    assert (await store.nights.get(night.night_id)).ballots == ()
    await store.nights.move(night.night_id, NightState.COUNTING)
    with pytest.raises(WrongStateError):
        await vote(store, night, HOST, HEAT)


async def test_another_vote_begins_without_the_ballots_of_the_one_before(
    store: Store, clock: TickingClock
) -> None:
    night = (await voting(store, clock)).night
    await vote(store, night, ANA, HEAT, done=True)
    ballots = store.nights.ballots
    await ballots.change(GUILD, night.night_id, HOST, lambda paper: paper.vetoing(ALIEN))
    counting = await store.nights.move(night.night_id, NightState.COUNTING)
    outcome = count(BallotKind.APPROVAL, [each.ballot for each in counting.ballots], MOVIE_IDS)
    decided = await store.nights.votes.decide(night, outcome, {}, clock.now())
    again = await ballots.open(decided.night, BallotKind.APPROVAL, night.starts_at, FILMS)
    assert [each.ballot for each in again.ballots] == [Ballot(HOST, {}, ALIEN)]
    assert again.turnout == Turnout(2, 0, 0)
    # A press on a ballot of the vote before changes nothing.
    stale = await ballots.change(
        GUILD, night.night_id, ANA, lambda paper: paper.marked(HEAT, 1), done=True, vote_round=1
    )
    assert (stale.cast.begun, stale.turnout) == (False, None)


async def test_a_poll_hands_out_no_ballots_and_waits_only_for_those_who_are_in(
    store: Store, clock: TickingClock
) -> None:
    opened = await voting(store, clock, BallotKind.POLL)
    card, poll = opened.claimed
    await store.nights.notices.sent(card, 70, is_card=True)
    await store.nights.notices.sent(poll, 71)
    ballots = store.nights.ballots
    with pytest.raises(VotedElsewhereError):
        await ballots.paper(GUILD, opened.night.night_id, ANA)
    assert await ballots.note_poll_vote(71, BEN, done=True) is None
    assert await ballots.note_poll_vote(70, ANA, done=True) is None
    assert await ballots.note_poll_vote(71, ANA, done=True) == (
        opened.night.night_id,
        Turnout(2, 1, 1),
    )


async def test_a_result_is_stored_once_with_who_got_their_wish(
    store: Store, clock: TickingClock
) -> None:
    night = (await voting(store, clock)).night
    await vote(store, night, ANA, HEAT)
    counting = await store.nights.move(night.night_id, NightState.COUNTING)
    outcome = count(BallotKind.APPROVAL, [each.ballot for each in counting.ballots], MOVIE_IDS)
    served = {ANA: 1.0, HOST: 0.25}
    decided = await store.nights.votes.decide(night, outcome, served, clock.now())
    with pytest.raises(WrongStateError):
        await store.nights.votes.decide(night, outcome, {}, clock.now())
    assert [notice.announcement for notice in decided.claimed] == [ResultCard(1)]
    assert decided.outcome == outcome
    assert outcome.decided_by is DecidedBy.VOTES
    assert decided.past_votes == (PastVote(night.night_id, served, counts_told=False),)
    assert decided.votes_besides == ()
    assert await store.nights.history.past_votes(GUILD) == decided.past_votes
    assert (decided.night.state, decided.night.movie_id) == (NightState.DECIDED, HEAT)


async def test_suggestions_are_taken_once_and_up_to_a_limit(
    store: Store, clock: TickingClock
) -> None:
    night, people = await planned(store, clock), store.nights.people
    for movie_id in range(MAX_SUGGESTIONS):
        _, news = await people.suggest(GUILD, night.night_id, HOST, [movie_id], AHEAD)
        assert news
    _, news = await people.suggest(GUILD, night.night_id, ANA, [0], AHEAD)
    assert not news
    with pytest.raises(TooManySuggestionsError):
        await people.suggest(GUILD, night.night_id, ANA, [99], AHEAD)
    suggestions = (await store.nights.get(night.night_id)).suggestions
    assert suggestions == dict.fromkeys(range(MAX_SUGGESTIONS), HOST)


async def test_whoever_leaves_is_out_with_their_ballot_and_a_host_is_followed(
    store: Store, clock: TickingClock
) -> None:
    night = (await voting(store, clock)).night
    await vote(store, night, HOST, HEAT, done=True)
    assert [each.night_id for each in await store.nights.open_with(GUILD, HOST)] == [night.night_id]
    without = await store.nights.people.remove(night.night_id, [HOST])
    assert (without.coming, without.night.host_id, without.ballots) == ((ANA,), ANA, ())
    assert await store.nights.open_with(GUILD, HOST) == []


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
        await store.nights.people.judge(GUILD, night.night_id, HOST, Verdict.LIKED)
    first = await store.nights.history.page(GUILD)
    assert [past.night.number for past in first.nights] == [7, 6, 5, 4, 3]
    assert first.nights[0].verdicts == {"liked": 1}
    last = await store.nights.history.page(GUILD, 99)
    assert (last.page, last.pages) == (1, 2)
    assert [past.night.number for past in last.nights] == [2, 1]
    figures = await store.nights.history.figures(GUILD)
    assert (len(figures.watched), figures.cancelled, figures.liked) == (4, 3, 4)
    assert figures.hosts == {HOST: 4}


async def test_nothing_of_a_person_is_left_when_they_are_forgotten(
    store: Store, clock: TickingClock
) -> None:
    night = (await voting(store, clock)).night
    await store.nights.people.suggest(GUILD, night.night_id, HOST, [99], AHEAD)
    await vote(store, night, HOST, ALIEN)
    assert (await store.personal.export(HOST))["nights_hosted"]
    await store.personal.forget(HOST)
    exported = await store.personal.export(HOST)
    assert not any(exported[kind] for kind in exported if "night" in kind)
    snapshot = await store.nights.get(night.night_id)
    assert snapshot.night.host_id == 0
    for film in snapshot.films:
        assert HOST not in film.fits
        assert film.reason is None
