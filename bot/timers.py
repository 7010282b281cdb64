"""Durable timers: work that is due at a moment is done then, or after a restart, once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from discord.ext import tasks

from bot.clock import Clock
from bot.domain.timers import Timer
from bot.store.errors import StoreError, StoreLostError, StoreUnavailableError
from bot.store.timers import StoredTimers

# The clock is looked at this often at least, for machines that were suspended or set.
MAX_SLEEP = timedelta(minutes=15)
# Where several processes share the store: what another one set is found this soon.
SHARED_SLEEP = timedelta(seconds=10)
# Growing; the last one is repeated until the work is done. It is short enough for a reminder, which
# makes sense for an hour, to come soon after an outage.
RETRY_DELAYS = tuple(timedelta(minutes=minutes) for minutes in (0.5, 1, 2, 5, 10, 15))
BEGINNING = datetime.min.replace(tzinfo=UTC)
NEVER = datetime.max.replace(tzinfo=UTC)
CLOSING_PATIENCE = 5.0

logger = logging.getLogger(__name__)


Handler = Callable[[Timer], Awaitable[None]]


class NotNowError(Exception):
    """A handler could not do its work, through no fault of its own; it is to be called again."""


@dataclass(frozen=True, slots=True)
class _Retry:
    """Work that failed, and when it is tried again; its timer stays claimed until it is done."""

    timer: Timer
    due_at: datetime
    failures: int


class Timers:
    """Hands each stored timer to the handler of its kind when it is due.

    A handler that raises is called again after a while; one that a crash cut short is called again
    after the restart. Handlers must therefore bear to be run twice.
    """

    def __init__(self, stored: StoredTimers, clock: Clock, *, shared: bool = False) -> None:
        self._stored, self._clock = stored, clock
        # Another process may set timers that are this one's to fire.
        self._shared, self._max_sleep = shared, SHARED_SLEEP if shared else MAX_SLEEP
        self._handlers: dict[str, Handler] = {}
        self._running: dict[asyncio.Task[None], tuple[str, str]] = {}
        self._retries: dict[tuple[str, str], _Retry] = {}
        # The soonest stored moment, or an earlier one; so that idle rounds do not ask the store.
        self._next_due = BEGINNING
        # Some may be claimed without our knowing: the answer got lost.
        self._claims_are_doubtful = False
        self._looking = asyncio.Lock()
        self._waking = False

    def on(self, kind: str, handler: Handler) -> None:
        """Say who does the work of a kind; call it before `start`."""
        self._handlers[kind] = handler

    async def set(self, kind: str, key: str, due_at: datetime, guild_id: int | None = None) -> None:
        """Set the timer of this name, or move it to another moment; say whose server it is of."""
        await self._stored.set(kind, key, due_at, guild_id)
        self._retries.pop((kind, key), None)
        if due_at < self._next_due:
            self._next_due = due_at
            self._wake()

    async def cancel(self, kind: str, key: str) -> bool:
        """Remove a timer; return whether there was one."""
        self._retries.pop((kind, key), None)
        return await self._stored.cancel(kind, key)

    def start(self) -> None:
        """Begin to fire timers, those first that fell due before; a second call changes nothing."""
        if not self._round.is_running():
            self._round.start()

    async def close(self) -> None:
        """Stop; handlers at work get a few seconds, and what they leave is done after a restart."""
        async with self._looking:  # a query cut short would cost its connection
            self._round.cancel()
        if self._running:
            await asyncio.wait(self._running, timeout=CLOSING_PATIENCE)
        for task in self._running:
            task.cancel()

    def try_again_now(self) -> None:
        """Try now what waits for another try, such as when the connection is back."""
        now = self._clock.now()
        waiting = self._retries.items()
        self._retries = {name: replace(retry, due_at=now) for name, retry in waiting}
        self._wake()

    def store_returned(self) -> None:
        """Look at everything again, what seems to be claimed as well."""
        self._next_due, self._claims_are_doubtful = BEGINNING, True
        self.try_again_now()

    def _wake(self) -> None:
        """Look again at once; a look that is under way or about to begin sees the change itself."""
        if self._round.is_running() and not self._looking.locked() and not self._waking:
            self._waking = True
            self._round.restart()

    @tasks.loop(seconds=MAX_SLEEP.total_seconds())
    async def _round(self) -> None:
        """Fire what is due, then sleep until the next moment."""
        self._waking = False
        async with self._looking:
            await self._look()
        soonest = min([self._next_due, *(retry.due_at for retry in self._retries.values())])
        delay = max(soonest - self._clock.now(), timedelta(0))
        self._round.change_interval(seconds=min(delay, self._max_sleep).total_seconds())

    async def _look(self) -> None:
        self._fire_retries()
        if self._next_due > self._clock.now() and not self._shared:
            return
        # What is set from now on may be due before what is found.
        self._next_due = NEVER
        try:
            found = await self._fire_due()
        except StoreError as error:
            logger.warning("the timers cannot be read; trying again: %s", error)
            # What was claimed may be stored all the same.
            self._claims_are_doubtful = True
            found = self._clock.now() + RETRY_DELAYS[0]
        self._next_due = min(self._next_due, found)

    def _fire_retries(self) -> None:
        now = self._clock.now()
        for name, retry in list(self._retries.items()):
            if retry.due_at <= now:
                del self._retries[name]
                self._fire(retry.timer, retry.failures)

    async def _fire_due(self) -> datetime:
        """Start the handlers of everything that is due; return when the next one will be."""
        now = self._clock.now()
        if self._claims_are_doubtful:
            await self._stored.release_claims({*self._retries, *self._running.values()})
            self._claims_are_doubtful = False
        while claimed := await self._stored.claim_due(now):
            for timer in claimed:
                self._fire(timer)
        return await self._stored.next_due() or NEVER

    def _fire(self, timer: Timer, failures: int = 0) -> None:
        work = self._work(timer, failures)
        task = asyncio.create_task(work, name=f"timer {timer.kind} {timer.key}")
        self._running[task] = timer.kind, timer.key
        task.add_done_callback(self._running.pop)

    async def _work(self, timer: Timer, failures: int) -> None:
        handler = self._handlers.get(timer.kind)
        if handler is None:
            logger.error("nobody handles timers of the kind %s (key %s)", timer.kind, timer.key)
            return
        try:
            await handler(timer)
            await self._stored.finish(timer)
        except StoreLostError:
            return  # another bot has it now
        except (NotNowError, StoreUnavailableError) as error:
            why = error.__cause__ or error
            logger.warning("the timer %s %s waits: %r", timer.kind, timer.key, why)
            self._try_again(timer, failures + 1)
        except Exception as error:
            if failures:
                logger.warning("the timer %s %s failed again: %s", timer.kind, timer.key, error)
            else:
                logger.exception("the timer %s %s failed", timer.kind, timer.key)
            self._try_again(timer, failures + 1)

    def _try_again(self, timer: Timer, failures: int) -> None:
        """Wait before another try, longer after each failure."""
        delay = RETRY_DELAYS[min(failures, len(RETRY_DELAYS)) - 1]
        again = _Retry(timer, self._clock.now() + delay, failures)
        self._retries[timer.kind, timer.key] = again
        self._wake()
