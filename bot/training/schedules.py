"""What servers' schedules are and when a run may begin, whichever process plans and trains."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.domain.runs.order import Order
from bot.domain.schedules.errors import UnreadableScheduleError
from bot.domain.schedules.planning import (
    RunHistory,
    RunLimits,
    ServerPolicy,
    due_at,
    earliest_start,
)
from bot.domain.schedules.policy import DEFAULT_POLICY, Policy
from bot.domain.schedules.stored import StoredPolicy
from bot.store.store import Store
from bot.training.errors import LimitReachedError, PinnedError
from bot.training.interface import TrainingRuns
from bot.training.run import Run

HISTORY = timedelta(days=1)

# Names the servers to plan for.
Servers = Callable[[], Iterable[int]]

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


class Schedules:
    """Reads and changes schedules, and asks for runs within the owner's limits.

    By itself it plans nothing: that is for the process that trains, which learns from the store
    what has changed. There, `Scheduler` does it.
    """

    def __init__(self, clock: Clock, store: Store, runs: TrainingRuns, limits: RunLimits) -> None:
        self._clock, self._store, self._runs = clock, store, runs
        self.limits = limits

    async def start(self, servers: Servers) -> None:
        """Begin to plan for the servers that `servers` names."""

    async def plan(self, changed: int | None = None) -> None:
        """Look again when a run is due next.

        `changed` is a server whose rules or time zone are others than before.
        """

    async def request(self, order: Order) -> tuple[Run, bool]:
        """Begin or join a run that a person asked for; raises LimitReachedError, PinnedError."""
        if self._runs.run is None:
            pinned = (await self._store.model_settings.get()).pinned
            if pinned is not None:
                raise PinnedError(pinned)
            now = self._clock.now()
            starts = await self._store.runs.started_since(now - HISTORY)
            if len(starts) >= self.limits.most_runs_a_day:
                again = starts[-self.limits.most_runs_a_day] + HISTORY
                raise LimitReachedError(len(starts), again)
        return await self._runs.order(order)

    async def status(self, guild_id: int) -> PolicyStatus:
        """Return the state of a server's schedule."""
        now = self._clock.now()
        server, history = await self.server_policy(guild_id), await self.history(now, guild_id)
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

    async def history(self, now: datetime, guild_id: int | None = None) -> RunHistory:
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


def server_policies(stored: Mapping[int, StoredPolicy]) -> dict[int, ServerPolicy]:
    """Return the rules of servers, their own or the default."""
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
