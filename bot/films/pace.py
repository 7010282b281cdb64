"""Limits of requests to TMDB, per second and at the same time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

# TMDB allows about 40 to 50 a second for each address.
PER_SECOND = 30
IN_FLIGHT = 8


class Pace:
    """Lets requests through one by one, none too early."""

    def __init__(self, per_second: float = PER_SECOND, in_flight: int = IN_FLIGHT) -> None:
        self._gap = 1 / per_second
        self._places = asyncio.Semaphore(in_flight)
        self._next = 0.0

    def hold(self, seconds: float) -> None:
        """Let no request through for a while, as TMDB asked."""
        self._next = max(self._next, asyncio.get_running_loop().time() + seconds)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn; the question is asked inside."""
        async with self._places:
            now = asyncio.get_running_loop().time()
            begin = max(now, self._next)
            self._next = begin + self._gap
            if begin > now:
                await asyncio.sleep(begin - now)
            yield
