"""Keeps what a process has in memory at what the store says, where others change that, too."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.domain.changed import Changed
from bot.store.errors import StoreError, StoreLostError
from bot.store.listening import Listener

# Whoever missed a notice sees what it said within this time, in seconds.
LOOK_EVERY = 60.0
# Before another look where the store failed.
PAUSE = 5.0

Look = Callable[[], Awaitable[None]]

logger = logging.getLogger(__name__)


class Following:
    """Looks at a part of the store when somebody says that it changed, and at all each minute.

    `looks` are made in their order, one at a time.
    """

    def __init__(self, url: str, looks: Mapping[Changed, Look]) -> None:
        self._looks = looks
        self._listener = Listener(url, self._heard, self.look_at_all)
        self._wanted: set[str] = set()
        # What the store did not tell the last time.
        self._untold: set[str] = set()
        self._waking = asyncio.Event()

    def look_at(self, changed: Changed) -> None:
        """Look at one part soon."""
        self._heard(changed)

    def look_at_all(self) -> None:
        """Look at everything soon: notices may have been missed."""
        self._wanted |= set(self._looks)
        self._waking.set()

    async def follow(self) -> None:
        """Follow until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._listener.listen())
            tasks.create_task(self._look_from_time_to_time())
            tasks.create_task(self._answer())

    def _heard(self, changed: str) -> None:
        self._wanted.add(changed)
        self._waking.set()

    async def _look_from_time_to_time(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            self.look_at_all()

    async def _answer(self) -> None:
        while True:
            await self._waking.wait()
            self._waking.clear()
            wanted, self._wanted = self._wanted, set()
            failed = [each for each in self._looks if each in wanted and not await self._look(each)]
            if failed:
                await asyncio.sleep(PAUSE)
                self._wanted |= set(failed)
                self._waking.set()

    async def _look(self, changed: Changed) -> bool:
        try:
            await self._looks[changed]()
            self._untold.discard(changed)
        except StoreLostError:
            return True  # this process is about to end
        except StoreError as error:
            level = logging.DEBUG if changed in self._untold else logging.WARNING
            logger.log(level, "what has changed (%s) cannot be looked at: %s", changed, error)
            self._untold.add(changed)
            return False
        except Exception:
            # One thing that fails must not keep all others from being followed.
            logger.exception("what has changed (%s) could not be taken over", changed)
        return True
