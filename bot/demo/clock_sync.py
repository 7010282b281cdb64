"""Let a server's time, which does not pass by itself, follow the clock on the wall."""

import asyncio

from bot.demo.internals import wall_clock
from bot.demo.simulated_server import SimulatedServer

# Seconds between two looks at the clock: short enough that nobody waits for what falls due.
TICK = 0.25


class ClockSync:
    """Knows how much real time has gone by since the server's time last moved."""

    def __init__(self, server: SimulatedServer) -> None:
        self._server = server
        self._last = wall_clock()

    async def catch_up(self) -> None:
        """Let as much time pass on the server as has passed on the wall, if it is worth it."""
        now = wall_clock()
        elapsed = now - self._last
        if elapsed >= TICK:
            self._last = now
            await self._server.env.advance_time(elapsed)

    async def until_trained(self) -> None:
        """Wait until a training run that is under way has ended and its message says so."""
        while self._server.services.trainer.run is not None:
            await asyncio.sleep(TICK)
            await self.catch_up()
        await self._server.finish_training()
