"""Waits for something to become true, without looking again and again."""

import asyncio
from collections.abc import Callable

PATIENCE = 20.0


class Bell:
    """Rings whenever something happened; who waits looks again then."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Let everybody who waits look again."""
        self._rung.set()
        self._rung = asyncio.Event()

    async def until(self, true: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Wait until something is true; raises TimeoutError."""
        async with asyncio.timeout(patience):
            while not true():
                await self._rung.wait()
