"""TMDB is asked so often a second, and so many questions at a time, as it bears."""

import asyncio

from bot.films.opening import OWN_URL, pace_of
from bot.films.pace import IN_FLIGHT, PER_SECOND, Pace


async def test_questions_are_spread_and_never_too_many_at_a_time() -> None:
    pace, under_way, most = pace_of(OWN_URL), 0, 0
    loop = asyncio.get_running_loop()
    began: list[float] = []

    async def ask() -> None:
        nonlocal under_way, most
        async with pace.turn():
            began.append(loop.time())
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0)
            under_way -= 1

    await asyncio.gather(*(ask() for _ in range(20)))
    assert most <= IN_FLIGHT
    assert began[-1] - began[0] >= 19 / PER_SECOND * 0.95


async def test_while_tmdb_asks_to_be_left_alone_nobody_begins() -> None:
    pace, loop = Pace(), asyncio.get_running_loop()
    pace.hold(0.2)
    began = loop.time()
    async with pace.turn():
        assert loop.time() - began >= 0.19
