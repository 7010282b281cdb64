"""Durable timers: handed out once, never lost."""

import asyncio
from datetime import timedelta

from bot.store.store import Store
from tests.bot.store.conftest import TickingClock


async def test_due_timers_are_handed_out_once_soonest_first(
    store: Store, clock: TickingClock
) -> None:
    now = clock.now()
    for minutes in (-1, -3, 2):
        await store.timers.set("night", f"{minutes}", now + timedelta(minutes=minutes))
    assert [timer.key for timer in await store.timers.claim_due(now)] == ["-3", "-1"]
    assert await store.timers.claim_due(now) == []
    assert await store.timers.next_due() == now + timedelta(minutes=2)


async def test_callers_at_the_same_time_share_without_overlap(
    store: Store, clock: TickingClock
) -> None:
    now = clock.now()
    for number in range(20):
        await store.timers.set("night", str(number), now)
    claimed = await asyncio.gather(*(store.timers.claim_due(now, limit=5) for _ in range(6)))
    keys = [timer.key for timers in claimed for timer in timers]
    assert sorted(keys) == sorted(set(keys))
    remaining = await store.timers.claim_due(now)
    assert len(keys) + len(remaining) == 20


async def test_a_claim_of_a_bot_that_died_is_due_again(store: Store, clock: TickingClock) -> None:
    now = clock.now()
    await store.timers.set("night", "1", now)
    await store.timers.claim_due(now)
    assert await store.timers.release_claims() == 1
    (timer,) = await store.timers.claim_due(now)
    await store.timers.finish(timer)
    assert await store.timers.release_claims() == 0
    assert await store.timers.next_due() is None


async def test_a_handler_may_set_its_own_timer_anew(store: Store, clock: TickingClock) -> None:
    now = clock.now()
    later = now + timedelta(hours=6)
    await store.timers.set("schedule", "1", now)
    (timer,) = await store.timers.claim_due(now)
    await store.timers.set("schedule", "1", later)
    await store.timers.finish(timer)
    assert await store.timers.next_due() == later


async def test_setting_again_moves_and_cancelling_removes(
    store: Store, clock: TickingClock
) -> None:
    now = clock.now()
    await store.timers.set("night", "1", now)
    await store.timers.set("night", "1", now + timedelta(hours=1))
    assert await store.timers.claim_due(now) == []
    assert await store.timers.next_due() == now + timedelta(hours=1)
    assert await store.timers.cancel("night", "1")
    assert not await store.timers.cancel("night", "1")
    assert await store.timers.next_due() is None
