"""Retraining by schedule: all servers' policies, one timer, one run at a time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import chain, repeat

from bot.clock import Clock
from bot.domain.runs.order import Order
from bot.domain.runs.reasons import RunReason, Scheduled, SchedulesDue
from bot.domain.schedules.errors import UnreadableScheduleError
from bot.domain.schedules.planning import (
    RunHistory,
    RunLimits,
    ServerPolicy,
    due_at,
    due_servers,
    earliest_start,
    next_wake,
)
from bot.domain.schedules.policy import DEFAULT_POLICY, Policy
from bot.domain.schedules.stored import StoredPolicy
from bot.store.errors import StoreError, StoreLostError
from bot.store.store import Store
from bot.training.errors import LimitReachedError, PinnedError
from bot.training.outcome import RunOutcome
from bot.training.run import Run
from bot.training.trainer import Trainer

HISTORY = timedelta(days=1)
RETRY_SECONDS = (1.0, 10.0, 60.0, 300.0)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PolicyStatus:
    """What a server's people want to know of its schedule.

    `next_at` is when the next run can begin (None: when enough likes have come, or never);
    `held_back` says that the owner's limits put it off.
    """

    server: ServerPolicy
    next_at: datetime | None
    held_back: bool
    new_likes: int
    pinned: int | None


class Scheduler:
    """Decides when to retrain for all servers, and keeps one timer at the next such moment.

    `set_timer` arranges for `wake` to be called at a moment, or never for None.
    """

    def __init__(
        self,
        clock: Clock,
        store: Store,
        trainer: Trainer,
        limits: RunLimits,
        set_timer: Callable[[datetime | None], Awaitable[None]],
    ) -> None:
        self._clock = clock
        self._store = store
        self._trainer = trainer
        self.limits = limits
        self._set_timer = set_timer
        self._servers: Callable[[], Iterable[int]] = tuple
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

    async def start(self, servers: Callable[[], Iterable[int]]) -> None:
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

    async def _next_wake(self) -> datetime | None:
        if (await self._store.model_settings.get()).pinned is not None:
            return None
        now = self._clock.now()
        policies, history = await self._policies(), await self._history(now)
        return await asyncio.to_thread(next_wake, policies, history, self.limits, now)

    async def wake(self) -> None:
        """Begin one run for all servers whose policies are due, then plan the next one."""
        now = self._clock.now()
        settings = await self._store.model_settings.get()
        history = await self._history(now)
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

    async def request(self, order: Order) -> tuple[Run, bool]:
        """Begin or join a run that a person asked for; raises LimitReachedError, PinnedError."""
        if self._trainer.run is None:
            pinned = (await self._store.model_settings.get()).pinned
            if pinned is not None:
                raise PinnedError(pinned)
            now = self._clock.now()
            starts = await self._store.runs.started_since(now - HISTORY)
            if len(starts) >= self.limits.most_runs_a_day:
                again = starts[-self.limits.most_runs_a_day] + HISTORY
                raise LimitReachedError(len(starts), again)
        return self._trainer.start(order)

    async def status(self, guild_id: int) -> PolicyStatus:
        """Return the state of a server's schedule."""
        now = self._clock.now()
        server, history = await self.server_policy(guild_id), await self._history(now, guild_id)
        due = due_at(server, history, now)
        allowed = earliest_start(history, self.limits, now)
        settings = await self._store.model_settings.get()
        return PolicyStatus(
            server,
            None if due is None else max(due, allowed),
            due is not None and due < allowed and allowed > now,
            history.likes_of(guild_id),
            settings.pinned,
        )

    async def server_policy(self, guild_id: int) -> ServerPolicy:
        """Return a server's rules, its own or the default."""
        return _server_policy(await self._store.policies.of(guild_id))

    async def change(self, guild_id: int, policy: Policy | None, changed_by: int) -> PolicyStatus:
        """Give a server another policy (None: the default); raises ScheduleError beyond them."""
        if policy is not None:
            self.limits.check(policy)
        rules = None if policy is None else str(policy)
        await self._store.policies.change(guild_id, rules, changed_by)
        await self.plan(guild_id)
        return await self.status(guild_id)

    async def _policies(self) -> list[ServerPolicy]:
        return list((await self._policies_of(list(self._servers()))).values())

    async def _policies_of(self, servers: Sequence[int]) -> dict[int, ServerPolicy]:
        found = {each: self._known[each] for each in servers if each in self._known}
        missing = [guild_id for guild_id in servers if guild_id not in found]
        if missing:
            changes = self._changes
            stored = await self._store.policies.all(missing)
            read = await asyncio.to_thread(_server_policies, stored)
            found |= read
            if changes == self._changes:  # else some may be outdated already
                self._known |= read
        return found

    async def _history(self, now: datetime, guild_id: int | None = None) -> RunHistory:
        """Return what has happened since schedules last decided, in one server or in all."""
        settings = await self._store.model_settings.get()
        starts = await self._store.runs.started_since(now - HISTORY)
        considered_at = max([settings.considered_at or now, *starts[-1:]])
        since = min(considered_at, now)
        new_likes = (
            await self._store.policies.new_likes(since)
            if guild_id is None
            else {guild_id: await self._store.policies.new_likes_in(guild_id, since)}
        )
        return RunHistory(considered_at, starts, new_likes)

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

    def _run_ended(self, _outcome: RunOutcome) -> None:
        if not self._closed:
            self._background(self.plan)

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


def _server_policies(stored: dict[int, StoredPolicy]) -> dict[int, ServerPolicy]:
    return {guild_id: _server_policy(each) for guild_id, each in stored.items()}


def _server_policy(stored: StoredPolicy) -> ServerPolicy:
    own = stored.rules is not None
    return ServerPolicy(stored.guild_id, _policy(stored), stored.time_zone, stored.since, own)


def _policy(stored: StoredPolicy) -> Policy:
    if stored.rules is None:
        return DEFAULT_POLICY
    try:
        return Policy.parse(stored.rules)
    except UnreadableScheduleError:
        # One server's rules must not keep all others waiting.
        logger.exception("the server %s has the default schedule", stored.guild_id)
        return DEFAULT_POLICY


def _reason(due: list[ServerPolicy]) -> RunReason:
    if len(due) == 1:
        return Scheduled(rules=str(due[0].policy))
    return SchedulesDue(servers=len(due))
