"""Timers that survive a restart: what is due when."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, and_, delete, select, true, tuple_, update

from bot.clock import Clock
from bot.domain.assignment import ALONE, Assignment
from bot.domain.stored import WaitingTimers
from bot.domain.timers import TRAINING_TIMERS, Timer
from bot.store import dialect
from bot.store.database import Database
from bot.store.figures import count_some
from bot.store.ownership import owned
from bot.store.readable import readable
from bot.store.tables import timers

# More than will ever be damaged at once.
SOONEST_READ = 20


class StoredTimers:
    """Stores timers. Claimed ones come back after a crash until they are finished.

    The way of a timer: `set`; when due, `claim_due` hands it out once; its handler does the
    work and then calls `finish`. A bot that dies in between finds it due again after
    `release_claims`, so handlers must bear to be run twice.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        assignment: Assignment = ALONE,
    ) -> None:
        self._database, self._clock = database, clock
        self._mine = _part_of(assignment)

    async def set(self, kind: str, key: str, due_at: datetime, guild_id: int | None = None) -> None:
        """Set a timer, or move one that exists; one that was claimed is due anew.

        The process of the server's shard does the work; without a server, that of the first shard.
        """
        row = {
            "kind": kind,
            "key": key,
            "due_at": due_at,
            "claimed_at": None,
            "guild_id": guild_id,
            "lease": None,
        }
        async with self._database.write() as connection:
            await dialect.upsert(connection, timers, [row])

    async def cancel(self, kind: str, key: str) -> bool:
        """Remove a timer; return whether there was one."""
        async with self._database.write() as connection:
            result = await connection.execute(
                delete(timers).where(timers.c.kind == kind, timers.c.key == key)
            )
        return result.rowcount > 0

    async def exists(self, kind: str, key: str) -> bool:
        """Return whether a timer is set, or being worked on."""
        statement = select(timers.c.due_at).where(timers.c.kind == kind, timers.c.key == key)
        async with self._database.read_once() as connection:
            return await connection.scalar(statement) is not None

    async def waiting(self, now: datetime) -> WaitingTimers:
        """Return how many timers wait and how many of them are late, counted up to COUNTED_TO."""
        unclaimed = select(timers.c.due_at).where(timers.c.claimed_at.is_(None))
        async with self._database.read() as connection:
            return WaitingTimers(
                await count_some(connection, unclaimed),
                await count_some(connection, unclaimed.where(timers.c.due_at < now)),
                await connection.scalar(unclaimed.order_by(timers.c.due_at).limit(1)),
            )

    async def next_due(self) -> datetime | None:
        """Return when the soonest timer is due; None without timers."""
        async with self._database.read_once() as connection:
            soonest = await connection.execute(
                select(timers.c.kind, timers.c.key, timers.c.due_at)
                .where(timers.c.claimed_at.is_(None), self._mine)
                .order_by(timers.c.due_at)
                .limit(SOONEST_READ)
            )
            return next((timer.due_at for timer in readable(soonest, _timer)), None)

    async def claim_due(self, now: datetime, limit: int = 100) -> list[Timer]:
        """Hand out timers due by `now`, soonest first, each to one caller only."""
        due = (
            select(timers.c.kind, timers.c.key, timers.c.due_at)
            .where(timers.c.claimed_at.is_(None), timers.c.due_at <= now, self._mine)
            .order_by(timers.c.due_at, timers.c.kind, timers.c.key)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        async with self._database.write() as connection:
            claimed = list(readable(await connection.execute(due), _timer))
            for timer in claimed:
                await connection.execute(
                    update(timers)
                    .where(timers.c.kind == timer.kind, timers.c.key == timer.key)
                    .values(claimed_at=now, lease=self._database.lease)
                )
        return claimed

    async def finish(self, timer: Timer) -> None:
        """Remove a claimed timer whose work is done, unless it was set anew meanwhile."""
        async with self._database.write() as connection:
            await connection.execute(
                delete(timers).where(
                    timers.c.kind == timer.kind,
                    timers.c.key == timer.key,
                    timers.c.due_at == timer.due_at,
                    timers.c.claimed_at.is_not(None),
                    timers.c.lease.is_not_distinct_from(self._database.lease),
                )
            )

    async def release_claims(self, besides: Collection[tuple[str, str]] = ()) -> int:
        """Make timers due again that a process which died had claimed; return how many.

        Only whoever does the same part of the work now may do so. `besides` are the kinds and keys
        of those that it works on itself.
        """
        async with self._database.write() as connection:
            result = await connection.execute(
                update(timers)
                .where(
                    timers.c.claimed_at.is_not(None),
                    self._mine,
                    tuple_(timers.c.kind, timers.c.key).not_in(besides),
                )
                .values(claimed_at=None, lease=None)
            )
        return int(result.rowcount)


def _part_of(assignment: Assignment) -> ColumnElement[bool]:
    """Return the condition that a process has to do the work of a timer."""
    if assignment.is_alone:
        return true()
    if not assignment.talks:
        return timers.c.kind.in_(TRAINING_TIMERS)
    return and_(timers.c.kind.not_in(TRAINING_TIMERS), owned(assignment, timers.c.guild_id))


def _timer(row: RowMapping) -> Timer:
    return Timer(row["kind"], row["key"], row["due_at"])
