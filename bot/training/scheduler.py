"""Retraining by schedule: all servers' policies, one timer, one run at a time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from itertools import chain, repeat

from bot.clock import Clock
from bot.domain.runs.order import Order
from bot.domain.runs.reasons import RunReason, Scheduled, SchedulesDue
from bot.domain.runs.record import RunState
from bot.domain.schedules.planning import (
    RunLimits,
    ServerPolicy,
    due_servers,
    earliest_start,
    next_wake,
)
from bot.store.errors import StoreError, StoreLostError
from bot.store.store import Store
from bot.training.outcome import RunOutcome
from bot.training.schedules import Schedules, Servers, server_policies
from bot.training.trainer import Trainer

RETRY_SECONDS = (1.0, 10.0, 60.0, 300.0)

logger = logging.getLogger(__name__)


class Scheduler(Schedules):
    """Decides when to retrain for all servers, and keeps one timer at the next such moment.

    `set_timer` arranges for `wake` to be called at a moment, or never for None; `report` for the
    server to learn of it whose schedule began a run that did not work, as nobody waits for it.
    """

    def __init__(
        self,
        clock: Clock,
        store: Store,
        trainer: Trainer,
        limits: RunLimits,
        set_timer: Callable[[datetime | None], Awaitable[None]],
        report: Callable[[RunOutcome], Awaitable[None]],
    ) -> None:
        super().__init__(clock, store, trainer, limits)
        self._trainer = trainer
        self._set_timer, self._report = set_timer, report
        self._servers: Servers = tuple
        self._started = False
        # All servers' policies, read once; what changes one says so with `plan(guild_id)`.
        self._known: dict[int, ServerPolicy] = {}
        self._changes = 0
        self._planning = asyncio.Lock()
        self._plans_wanted = self._plans_made = 0
        self._counting: set[int | None] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    def close(self) -> None:
        """Plan no more: the end of a run that is stopped with the bot is nothing to plan by."""
        self._closed = True
        for task in self._tasks:
            task.cancel()

    async def start(self, servers: Servers) -> None:
        """Begin to plan for the servers that `servers` lists; a second call only plans anew."""
        self._servers = servers
        if self._started:
            await self.plan()
            return
        self._started = True
        self._store.tastes.watch(self._liked)
        self._trainer.on_end(self._run_ended)
        await self._surely(self._begin)

    async def _begin(self) -> None:
        settings = await self._store.model_settings.get()
        if settings.considered_at is None:
            await self._store.model_settings.note("considered_at", self._clock.now())
        await self.plan()

    async def plan(self, changed: int | None = None) -> None:
        """Set the timer to the next moment at which a run is due and allowed.

        `changed` is a server whose rules or time zone are others than before.
        """
        if changed is not None:
            self._known.pop(changed, None)
            self._changes += 1
        self._plans_wanted += 1
        wanted = self._plans_wanted
        # One at a time: of two, the one that read first must not set the timer last.
        async with self._planning:
            if self._plans_made < wanted:
                begun = self._plans_wanted
                await self._set_timer(await self._next_wake())
                self._plans_made = begun

    async def plan_anew(self) -> None:
        """Plan by what the store says now of every server, once planning has begun."""
        self._known.clear()
        self._changes += 1
        if self._started:
            await self.plan()

    async def _next_wake(self) -> datetime | None:
        if (await self._store.model_settings.get()).pinned is not None:
            return None
        now = self._clock.now()
        policies, history = await self._policies(), await self.history(now)
        return await asyncio.to_thread(next_wake, policies, history, self.limits, now)

    async def wake(self) -> None:
        """Begin one run for all servers whose policies are due, then plan the next one."""
        now = self._clock.now()
        settings = await self._store.model_settings.get()
        history = await self.history(now)
        due = await asyncio.to_thread(due_servers, await self._policies(), history, now)
        if due and settings.pinned is None and earliest_start(history, self.limits, now) <= now:
            await self._begin_due(due, now)
        await self.plan()

    async def _begin_due(self, due: list[ServerPolicy], now: datetime) -> None:
        if not await self._trainer.has_something_new():
            logger.info("a run was due, but nothing has changed since the last one")
        # Looking took its time, in which somebody may have pinned a version.
        elif (await self._store.model_settings.get()).pinned is None:
            self._trainer.start(Order(_reason(due), guild_id=due[0].guild_id))
        # Last: what fails before is due again.
        await self._store.model_settings.note("considered_at", now)

    async def _policies(self) -> list[ServerPolicy]:
        return list((await self._policies_of(list(self._servers()))).values())

    async def _policies_of(self, servers: Sequence[int]) -> dict[int, ServerPolicy]:
        found = {each: self._known[each] for each in servers if each in self._known}
        missing = [guild_id for guild_id in servers if guild_id not in found]
        if missing:
            changes = self._changes
            stored = await self._store.policies.all(missing)
            read = await asyncio.to_thread(server_policies, stored)
            found |= read
            if changes == self._changes:  # else some may be outdated already
                self._known |= read
        return found

    def _liked(self, guild_id: int | None) -> None:
        """Count once for all changes that come while a count is under way."""
        if guild_id is not None and guild_id not in self._counting:
            self._counting.add(guild_id)
            self._background(partial(self._count, guild_id))

    async def _count(self, guild_id: int) -> None:
        self._counting.discard(guild_id)
        wanted = (await self._policies_of([guild_id]))[guild_id].policy.likes_wanted
        if wanted is not None and await self._store.policies.waiting_likes(guild_id) >= wanted:
            await self.plan()

    def _run_ended(self, outcome: RunOutcome) -> None:
        if self._closed:
            return
        self._background(self.plan)
        scheduled = outcome.order.user_id is None and outcome.order.guild_id is not None
        if scheduled and outcome.state in (RunState.FAILED, RunState.REFUSED):
            self._background(partial(self._report, outcome))

    def _background(self, work: Callable[[], Awaitable[None]]) -> None:
        task = asyncio.get_running_loop().create_task(self._surely(work))
        self._tasks.add(task)
        task.add_done_callback(self._done)

    async def _surely(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do what nobody else would do again; while the store fails, wait longer each time."""
        for pause in chain(RETRY_SECONDS, repeat(RETRY_SECONDS[-1])):
            try:
                await work()
            except StoreLostError:
                return  # another bot plans now
            except StoreError as error:
                logger.warning("the schedule cannot be looked at for now: %s", error)
            else:
                return
            await asyncio.sleep(pause)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("the schedule could not be looked at", exc_info=error)


def _reason(due: list[ServerPolicy]) -> RunReason:
    if len(due) == 1:
        return Scheduled(rules=str(due[0].policy))
    return SchedulesDue(servers=len(due))
