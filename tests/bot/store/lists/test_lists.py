"""What a server's lists hold, who changes them, and what takes films off them."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.lists import errors
from bot.domain.lists.film_list import MAX_LOSSES, MAX_WISHES, FilmList, ListOrder
from bot.domain.lists.proposing import Resting
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.ballots.outcome import DecidedBy, FilmStanding, Outcome
from bot.domain.nights.drawing import Interest
from bot.domain.nights.night import BEFORE_VOTE, NightState
from bot.domain.nights.snapshot import NightSnapshot
from bot.domain.tastes import TasteChange
from bot.store.store import Store
from tests.lost_votes import lose

GUILD, OTHER_GUILD = 1, 2
ANA, BEN, CHLOE = 11, 12, 13


async def films(store: Store, name: str = "", order: ListOrder = ListOrder.VOTES) -> list[int]:
    shown = await store.lists.show(GUILD, name)
    return [film.movie_id for film in shown.arranged(order)]


async def the_list(store: Store) -> FilmList:
    return await store.lists.show(GUILD)


async def test_people_wish_vote_and_take_back_and_others_wishes_stay(store: Store) -> None:
    assert (await store.lists.add(GUILD, ANA, [1, 2, 1])).new == (1, 2)
    wishes = await store.lists.add(GUILD, BEN, [2, 3])
    assert (wishes.new, wishes.voted) == ((3,), (2,))
    assert (await store.lists.add(GUILD, BEN, [2])).known == (2,)
    assert await films(store) == [2, 3, 1]
    assert await films(store, order=ListOrder.NEWEST) == [3, 1, 2]
    list_id = (await the_list(store)).list_id
    assert await store.lists.vote(GUILD, list_id, 1, CHLOE)
    assert not await store.lists.vote(GUILD, list_id, 2, BEN)
    assert await films(store) == [1, 3, 2]
    taken = await store.lists.remove(GUILD, ANA, [1, 2, 9], manager=False)
    assert (taken.gone, taken.kept, taken.missing) == ((2,), (1,), (9,))
    [left] = [film for film in (await the_list(store)).films if film.movie_id == 1]
    assert left.wished_by is None
    assert left.voters == {CHLOE}
    assert (await store.lists.remove(GUILD, BEN, [1], manager=True)).gone == (1,)
    assert await films(store) == [3]
    with pytest.raises(errors.ListGoneError):
        await store.lists.vote(OTHER_GUILD, list_id, 3, CHLOE)
    assert (await store.lists.show(OTHER_GUILD)).films == ()


async def test_lists_have_names_that_are_told_apart_without_case(store: Store) -> None:
    await store.lists.create(GUILD, "Horror  Month")
    await store.lists.add(GUILD, ANA, [1], await store.lists.number(GUILD, "horror month"))
    with pytest.raises(errors.ListExistsError):
        await store.lists.create(GUILD, "HORROR month")
    for impossible in ("newest", "x" * 41, " ", "a: b"):
        with pytest.raises(errors.ListNameError):
            await store.lists.create(GUILD, impossible)
    with pytest.raises(errors.UnknownListError) as unknown:
        await store.lists.number(GUILD, "comedy")
    assert unknown.value.names == ("", "Horror Month")
    assert await store.lists.rename(GUILD, "horror month", "Scary") == "Horror Month"
    assert await films(store, "scary") == [1]
    list_id = await store.lists.number(GUILD, "scary")
    with pytest.raises(errors.ListGoneError):
        await store.lists.delete(OTHER_GUILD, list_id)
    assert await store.lists.delete(GUILD, list_id) == "Scary"
    assert await store.lists.names(GUILD) == ("",)
    with pytest.raises(errors.ListGoneError):
        await store.lists.add(GUILD, ANA, [1], list_id)


async def test_nobody_fills_a_list_alone(store: Store) -> None:
    await store.lists.add(GUILD, ANA, range(1, MAX_WISHES + 1))
    with pytest.raises(errors.TooManyWishesError):
        await store.lists.add(GUILD, ANA, [999])
    await store.lists.add(GUILD, BEN, [999])
    assert 999 in await films(store)


async def test_what_is_barred_goes_from_lists_and_nights_and_does_not_come_back(
    store: Store,
) -> None:
    await store.lists.add(GUILD, ANA, [1, 2])
    night = (await planned(store)).night
    await store.nights.people.suggest(GUILD, night.night_id, BEN, [1, 2], BEFORE_VOTE)
    assert await store.bars.bar_film(GUILD, 1, CHLOE)
    assert not await store.bars.bar_film(GUILD, 1, CHLOE)
    assert await films(store) == [2]
    assert set((await store.nights.get(night.night_id)).suggestions) == {2}
    for doing in (
        store.lists.add(GUILD, ANA, [3, 1]),
        store.nights.people.suggest(GUILD, night.night_id, BEN, [1], BEFORE_VOTE),
        store.nights.settle_film(night.night_id, 1),
    ):
        with pytest.raises(errors.BarredFilmError):
            await doing
    assert await films(store) == [2]
    assert (await store.viewers.get(ANA, GUILD)).barred == {1}
    assert (await store.proposals.for_group(GUILD, ())).withheld == {1}
    assert (await store.viewers.get(ANA, OTHER_GUILD)).barred == frozenset()
    assert await store.bars.unbar_film(GUILD, 1)
    await store.lists.add(GUILD, ANA, [1])


async def test_a_barred_persons_wishes_go_unless_others_share_them(store: Store) -> None:
    await store.lists.add(GUILD, ANA, [1, 2])
    await store.lists.add(GUILD, BEN, [2])
    await store.lists.add(OTHER_GUILD, ANA, [1])
    assert await store.bars.bar_person(GUILD, ANA, CHLOE)
    shown = await the_list(store)
    [film] = shown.films
    assert (film.movie_id, film.wished_by) == (2, None)
    assert film.voters == {BEN}
    for doing in (
        store.lists.add(GUILD, ANA, [5]),
        store.lists.vote(GUILD, shown.list_id, 2, ANA),
    ):
        with pytest.raises(errors.BarredPersonError):
            await doing
    assert len((await store.lists.show(OTHER_GUILD)).films) == 1
    assert await store.bars.unbar_person(GUILD, ANA)
    assert await store.lists.vote(GUILD, shown.list_id, 2, ANA)


async def test_a_list_says_how_many_have_seen_a_film_but_counts_only_the_willing(
    store: Store,
) -> None:
    await store.lists.add(GUILD, ANA, [1])
    list_id = (await the_list(store)).list_id
    for user_id in (BEN, CHLOE):
        await store.lists.vote(GUILD, list_id, 1, user_id)
        await store.tastes.record(user_id, GUILD, [TasteChange.mark_seen(1)])
    await store.tastes.record(ANA, None, [TasteChange.mark_seen(1)])
    [film] = (await the_list(store)).films
    assert film.seen_by == 2, "what ana has said elsewhere is not told here"
    await store.people.change(BEN, "askable", value=False)
    assert [film.seen_by for film in (await the_list(store)).films] == [1]


async def test_what_is_forgotten_and_exported(store: Store) -> None:
    await store.lists.add(GUILD, ANA, [1, 2])
    await store.lists.add(GUILD, BEN, [2])
    await store.bars.bar_film(GUILD, 3, ANA)
    exported = await store.personal.export(ANA)
    wishes, barred = exported["server_lists"], exported["barred"]
    assert isinstance(wishes, list)
    assert isinstance(barred, list)
    assert [(w["movie_id"], w["wished"]) for w in wishes if isinstance(w, dict)] == [
        (1, True),
        (2, True),
    ]
    assert len(barred) == 1
    await store.personal.forget(ANA)
    assert await films(store) == [2]
    assert (await store.bars.of(GUILD)).movie_ids == (3,)


async def planned(store: Store) -> NightSnapshot:
    start = datetime(2027, 1, 1, 20, tzinfo=UTC)
    return await store.nights.plan(
        GUILD, 5, ANA, starts_at=start, ends_at=start + timedelta(hours=2)
    )


async def test_a_vote_leaves_its_losers_on_the_list_and_a_night_takes_its_film_off(
    store: Store,
) -> None:
    await store.lists.add(GUILD, BEN, [1, 2])
    night = (await planned(store)).night
    await store.nights.ballots.open(night, BallotKind.APPROVAL, night.starts_at, ())
    counting = (await store.nights.move(night.night_id, NightState.COUNTING)).night
    standings = (
        FilmStanding(1, 5),
        FilmStanding(2, 3),
        FilmStanding(3, 2),
        FilmStanding(4, 1, vetoed=True),
    )
    outcome = Outcome(1, standings, DecidedBy.VOTES, ballots=5)
    await store.nights.votes.decide(counting, outcome, {}, night.starts_at)
    assert {f.movie_id: (f.votes, f.losses) for f in (await the_list(store)).films} == {
        1: (1, 0),
        2: (4, 1),
        3: (2, 1),
    }
    assert (await store.proposals.for_group(GUILD, ())).withheld == frozenset()
    await store.nights.move(night.night_id, NightState.STARTED)
    await store.nights.move(night.night_id, NightState.ASKED)
    assert await films(store) == [2, 3]


async def test_what_lost_three_times_rests_openly_and_what_was_vetoed_in_secret_does_not(
    store: Store,
) -> None:
    for _ in range(MAX_LOSSES):
        await lose(store, GUILD, 1, [FilmStanding(2, 3)])
    await lose(store, GUILD, 1, [FilmStanding(3, 1, vetoed=True)], ballots=3)
    assert await store.proposals.resting(GUILD) == Resting(frozenset({2}), frozenset({2, 3}))
    assert await store.proposals.resting(OTHER_GUILD) == Resting()


async def test_how_many_want_a_film_counts_nobody_twice_and_no_watchlist_alone(
    store: Store,
) -> None:
    await store.lists.create(GUILD, "Horror")
    horror = await store.lists.number(GUILD, "Horror")
    await store.lists.add(GUILD, ANA, [1, 2])
    await store.lists.add(GUILD, ANA, [1], horror)
    await store.lists.add(GUILD, BEN, [1], horror)
    await store.lists.add(OTHER_GUILD, CHLOE, [1, 9])
    await store.watchlists.add(ANA, [2, 3, 4])
    await store.watchlists.add(BEN, [2, 3])
    await store.watchlists.add(CHLOE, [2, 4])
    assert (await store.proposals.for_group(GUILD, [ANA, BEN])).interest == {
        1: Interest(votes=2),
        2: Interest(2, 1),
        3: Interest(2),
    }
    await store.personal.forget(BEN)
    assert (await store.proposals.for_group(GUILD, [ANA, BEN])).interest == {
        1: Interest(votes=1),
        2: Interest(votes=1),
    }
