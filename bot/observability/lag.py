"""Measures how late the event loop runs, which is how long it was blocked."""

import asyncio
from collections.abc import Callable

INTERVAL = 0.25


async def watch_lag(observe: Callable[[float], None], interval: float = INTERVAL) -> None:
    """Report the lag in seconds after every interval, until cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        planned = loop.time() + interval
        await asyncio.sleep(interval)
        observe(max(0.0, loop.time() - planned))
