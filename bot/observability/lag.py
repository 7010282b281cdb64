"""Measures how late the event loop runs, which is how long it was blocked."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

INTERVAL = 0.25


async def watch_lag(observe: Callable[[float], None], interval: float = INTERVAL) -> None:
    """Report the lag in seconds after every interval, until cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        planned = loop.time() + interval
        await asyncio.sleep(interval)
        observe(max(0.0, loop.time() - planned))


@asynccontextmanager
async def measuring_lag(observe: Callable[[float], None]) -> AsyncIterator[None]:
    """Watch the lag as long as the block runs."""
    meter = asyncio.create_task(watch_lag(observe), name="event loop lag")
    try:
        yield
    finally:
        meter.cancel()
        with suppress(asyncio.CancelledError):
            await meter
