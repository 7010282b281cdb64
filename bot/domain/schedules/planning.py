"""Planning of runs: which servers' policies are due, and when the next one will be. Pure.

All servers share the model, so every rule counts from the last run, whoever asked for it, and rules
that are due together make one run.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.schedules.errors import TooManyRunsError, TooOftenError
from bot.domain.schedules.policy import Policy

DAY = timedelta(days=1)


@dataclass(frozen=True)
class RunLimits:
    """The owner's limits: the shortest time between scheduled runs, and most runs in 24 hours."""

    shortest_interval: timedelta = timedelta(hours=1)
    most_runs_a_day: int = 24

    def check(self, policy: Policy) -> None:
        """Raise TooOftenError or TooManyRunsError if a rule exceeds the owner's limits."""
        gap = policy.shortest_gap()
        if gap is None:
            return
        if gap < self.shortest_interval:
            raise TooOftenError(gap, self.shortest_interval)
        if gap * self.most_runs_a_day < DAY:
            raise TooManyRunsError(DAY // gap, self.most_runs_a_day)


@dataclass(frozen=True)
class ServerPolicy:
    """One server's policy, its `own` or the default, with its time zone and its begin."""

    guild_id: int
    policy: Policy
    time_zone: str
    since: datetime | None = None
    own: bool = False


@dataclass(frozen=True)
class RunHistory:
    """The history of runs: when schedules last decided or a run began, and the latest runs.

    `new_likes` counts, for each server, the likes given since `considered_at`.
    """

    considered_at: datetime
    recent_starts: Sequence[datetime] = ()
    new_likes: Mapping[int, int] | None = None

    def likes_of(self, guild_id: int) -> int:
        """Return the server's new likes."""
        return (self.new_likes or {}).get(guild_id, 0)


def due_at(server: ServerPolicy, history: RunHistory, now: datetime) -> datetime | None:
    """Return when the server's policy is due, without the owner's limits; None if unknown yet.

    All moments missed since the last run count as one. After the clock was set back, a last run in
    the future counts as now, so that no server waits for it.
    """
    begin = min(max(history.considered_at, server.since or history.considered_at), now)
    wanted = server.policy.likes_wanted
    if wanted is not None and history.likes_of(server.guild_id) >= wanted:
        return now
    return server.policy.next_time(server.time_zone, begin)


def due_servers(
    servers: Iterable[ServerPolicy], history: RunHistory, now: datetime
) -> list[ServerPolicy]:
    """Return the servers for which a run is due now."""
    dues = ((server, due_at(server, history, now)) for server in servers)
    return [server for server, due in dues if due is not None and due <= now]


def earliest_start(history: RunHistory, limits: RunLimits, now: datetime) -> datetime:
    """Return when the owner's limits allow the next scheduled run, `now` at the earliest."""
    starts = sorted(start for start in history.recent_starts if start <= now)
    allowed = [now]
    if starts:
        allowed.append(starts[-1] + limits.shortest_interval)
    if len(starts) >= limits.most_runs_a_day:
        allowed.append(starts[-limits.most_runs_a_day] + DAY)
    return max(allowed)


def next_wake(
    servers: Iterable[ServerPolicy], history: RunHistory, limits: RunLimits, now: datetime
) -> datetime | None:
    """Return the first moment at which a run is both due and allowed."""
    dues = (due_at(server, history, now) for server in servers)
    first = min((due for due in dues if due is not None), default=None)
    return None if first is None else max(first, earliest_start(history, limits, now))
