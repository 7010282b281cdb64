"""A bot that is told to stop cancels what is under way; the store bears that at any moment."""

import asyncio
import gc
import warnings

import pytest

from bot.domain.taste_changes import RecordedChange
from bot.domain.tastes import TasteChange
from bot.store.errors import StoreUnavailableError
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock

LIKES = [TasteChange.like(movie_id) for movie_id in range(10)]


async def test_a_cancelled_change_is_stored_as_a_whole_or_not_at_all(store: Store) -> None:
    cancelled = 0
    for rounds in range(60):
        task = asyncio.create_task(store.tastes.record(rounds, 1, LIKES))
        # Each round lets the event loop turn once more before it cancels.
        for _ in range(rounds):
            await asyncio.sleep(0)
        cancelled += task.cancel()
        (outcome,) = await asyncio.gather(task, return_exceptions=True)
        assert isinstance(outcome, RecordedChange | asyncio.CancelledError)
        assert len(await store.tastes.of(rounds)) in (0, len(LIKES))
    assert cancelled > 10
    await store.tastes.record(1_000, 1, LIKES)
    assert len(await store.tastes.of(1_000)) == len(LIKES)


async def test_a_cancelled_change_lets_the_next_ones_through(store: Store) -> None:
    tasks = [asyncio.create_task(store.tastes.record(1, 1, LIKES[:1])) for _ in range(20)]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert not [result for result in results[1::2] if isinstance(result, BaseException)]


async def test_no_connection_is_lost_when_people_give_up_or_the_bot_closes(
    url: str, clock: TickingClock
) -> None:
    with warnings.catch_warnings(record=True) as complaints:
        warnings.simplefilter("always", ResourceWarning)
        for turns in range(0, 60, 4):
            store = await Store.open(url, clock)
            given_up = [asyncio.create_task(store.tastes.of(1)) for _ in range(12)]
            for _ in range(turns):
                await asyncio.sleep(0)
            for task in given_up:
                task.cancel()
            await asyncio.gather(*given_up, return_exceptions=True)
            still_reading = [asyncio.create_task(store.tastes.of(1)) for _ in range(4)]
            await asyncio.sleep(0)
            await store.close()
            assert await asyncio.gather(*still_reading) == [[]] * 4
        gc.collect()
    assert not [str(each.message) for each in complaints]


async def test_a_closed_store_is_not_opened_anew_by_who_comes_late(
    url: str, clock: TickingClock
) -> None:
    store = await Store.open(url, clock)
    await store.close()
    with pytest.raises(StoreUnavailableError, match="closed"):
        await store.tastes.record(1, 1, LIKES)
    with pytest.raises(StoreUnavailableError, match="closed"):
        await store.tastes.of(1)


async def test_people_who_write_at_the_same_time_all_succeed(store: Store) -> None:
    async def person(user_id: int) -> None:
        for movie_id in range(5):
            await store.tastes.record(user_id % 4, 1, [TasteChange.like(user_id * 100 + movie_id)])

    await asyncio.gather(*(person(user_id) for user_id in range(12)))
    assert [len(await store.tastes.of(user_id)) for user_id in range(4)] == [15] * 4
