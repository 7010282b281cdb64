"""What people want to see, and that it goes when they have seen it."""

from bot.domain.tastes import TasteChange
from bot.domain.watchlists import WatchlistSource
from bot.store.store import Store

ANA, BEN, GUILD = 11, 12, 1


async def listed(store: Store, user_id: int = ANA) -> list[int]:
    return [film.movie_id for film in await store.watchlists.of(user_id)]


async def test_a_watchlist_holds_each_film_once_and_is_its_persons_own(store: Store) -> None:
    assert await store.watchlists.add(ANA, [1, 2, 1]) == (1, 2)
    assert await store.watchlists.add(ANA, [2, 3], WatchlistSource.IMPORT) == (3,)
    await store.watchlists.add(BEN, [3])
    assert await listed(store) == [3, 1, 2]
    assert await store.watchlists.of_several([ANA, BEN, 13]) == {
        ANA: {1, 2, 3},
        BEN: {3},
        13: frozenset(),
    }
    removed = await store.watchlists.remove(ANA, [3, 4])
    assert [(film.movie_id, film.source) for film in removed] == [(3, WatchlistSource.IMPORT)]
    assert await listed(store) == [1, 2]
    assert await listed(store, BEN) == [3]
    assert not await store.watchlists.toggle(ANA, 2)
    assert await store.watchlists.toggle(ANA, 5)
    assert sorted(await listed(store)) == [1, 5]


async def test_a_film_that_was_seen_leaves_the_watchlist_and_undo_puts_it_back(
    store: Store,
) -> None:
    await store.watchlists.add(ANA, [1, 2])
    before = await store.watchlists.of(ANA)
    change = await store.tastes.record(ANA, GUILD, [TasteChange.rate(1, 4), TasteChange.like(2)])
    assert await listed(store) == [2]
    await store.tastes.undo(change.change_id, ANA)
    assert await store.watchlists.of(ANA) == before


async def test_a_film_seen_by_other_words_since_stays_off_after_undo(store: Store) -> None:
    await store.watchlists.add(ANA, [1])
    change = await store.tastes.record(ANA, GUILD, [TasteChange.mark_seen(1)])
    await store.tastes.record(ANA, GUILD, [TasteChange.rate(1, 5)])
    await store.tastes.undo(change.change_id, ANA)
    assert await listed(store) == []
