"""A database of which this process does its part of the work, alone, and knows that it does."""

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine
from functools import partial

from bot.clock import Clock, SharedClock
from bot.store.claim import Claim
from bot.store.database import Database
from bot.store.errors import Obstacle, StoreLostError, StoreUnavailableError
from bot.store.processes import Condition, starting_before
from bot.store.session_claim import SILENT_FOR

# How long work that lost its database may take to end, in seconds.
LEAVING_PATIENCE = 5.0
# And changes under way when a successor is waiting, as people do then.
HANDOVER_PATIENCE = 0.5

logger = logging.getLogger(__name__)


class OwnedDatabase:
    """A database, and the claim on this process's part of it: from its beginning to its end.

    Without a claim, somebody only reads beside those who work.
    """

    def __init__(self, database: Database, clock: Clock, claimed: Claim | None) -> None:
        self.database, self._clock = database, clock
        self._claim = claimed
        self._taken_over = asyncio.Event()
        self.is_wanted = False
        self._watching: asyncio.Task[None] | None = None
        self._returned: list[Callable[[], None]] = []

    @property
    def is_ours(self) -> bool:
        """Whether this process does its part of the work, and not its predecessor any more."""
        return self._taken_over.is_set()

    async def ours(self) -> None:
        """Wait until this process does its part of the work."""
        await self._taken_over.wait()

    async def take_over(self) -> frozenset[int] | None:
        """Do this part of the work from now on; a successor waits until its predecessor lets it.

        Return what that has dealt with last, by Discord's ids; None where it did not hand over.
        Raises RoleTakenError where it does not let go, StoreUnavailableError.
        """
        if self._claim is None:
            raise StoreUnavailableError(Obstacle.CLOSED, self.database.place)
        with self.database.translated():
            dealt_with = await self._claim.begin()
            self.database.fence(self._claim.lease)
            if isinstance(self._clock, SharedClock):
                await self._claim.keep_time(self._clock)
        await self._begin()
        self._taken_over.set()
        return dealt_with

    async def _begin(self) -> None:
        """Do what comes before all other work."""

    async def wanted(self) -> None:
        """Return when a successor waits for this process to hand over."""
        if self._claim is not None:
            await self._claim.wanted()
            self.is_wanted = True

    async def hand_over(self, dealt_with: Collection[int]) -> None:
        """Read and write no more, and let a successor do this part of the work.

        It is told what need not be dealt with once more. A change that takes long is cut short.
        """
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.wait({self._watching})
        await self.database.close(HANDOVER_PATIENCE)
        if self._claim is not None:
            await self._claim.release(dealt_with)
            self._claim = None

    async def while_owned(
        self, work: Coroutine[None, None, None], on_loss: Callable[[], None] = lambda: None
    ) -> None:
        """Do the work as long as this process owns the database.

        Where the database is away for a while, the work goes on without it, and with it afterwards.
        When this process no longer owns it, nothing is written from then on, `on_loss` is called,
        the work is cancelled, and StoreLostError is raised.
        """
        working = asyncio.create_task(work)
        lost = self._watching = asyncio.create_task(self._lost())
        try:
            await asyncio.wait({working, lost}, return_when=asyncio.FIRST_COMPLETED)
            if lost.cancelled():  # handed over
                await asyncio.wait({working})
            if working.done():
                return working.result()
            error = StoreLostError(self.database.place)
            self.database.refuse(error)
            on_loss()
            raise error
        finally:
            for task in (working, lost):
                task.cancel()
            await asyncio.wait({working, lost}, timeout=LEAVING_PATIENCE)

    async def _lost(self) -> None:
        """Return when another process may own the database.

        Meanwhile, nothing is read or written while it cannot be reached.
        """
        await self.ours()
        while self._claim is not None:
            await self._claim.shaken()
            logger.warning("nothing is read or written until the database is surely ours again")
            await self.database.suspend()
            if not await self._claim.regain():
                return
            self.database.resume()
            logger.warning("the database answers again; going on")
            for listener in list(self._returned):
                listener()

    def on_return(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call this each time the database is back after it could not be reached.

        What is returned ends that.
        """
        self._returned.append(listener)
        return partial(self._returned.remove, listener)

    def describe_with(self, describe: Callable[[], Condition]) -> None:
        """Tell the other processes on this database from now on how this one is."""
        if self._claim is not None:
            self._claim.describe_with(describe)

    async def starting_before(self) -> frozenset[str]:
        """Return the names of the processes that began before this one and are not ready yet."""
        if self._claim is None:
            return frozenset()
        return await starting_before(self.database, self._claim.lease, SILENT_FOR)

    async def close(self) -> None:
        """Close all connections and let another process own the database."""
        await self.database.close()
        if self._claim is not None:
            await self._claim.release()
            self._claim = None
