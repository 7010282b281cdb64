"""The claim on a PostgreSQL database: advisory locks, held by one connection and watched."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import SharedClock
from bot.domain.assignment import Assignment
from bot.store import processes
from bot.store.database import Database, finished
from bot.store.errors import OtherLayoutError, RoleTakenError, StoreInUseError
from bot.store.processes import Condition

# "matinee" as a number, so that the lock meets no other program's. Held exclusively by a process
# alone, and shared by processes with a role of their own.
POSTGRES_LOCK = 0x6D6174696E6565
# "matr" and "matl": the locks of roles, and of the way in which bots share their work out.
ROLE_LOCKS, LAYOUT_LOCKS = 0x6D617472, 0x6D61746C
# Numbers among the locks of roles; a bot has its own number.
TRAINER, STARTING = 0, -1
# A lost claim is noticed within the sum of both, in seconds.
LOOK_EVERY = 2.0
LOOK_PATIENCE = 3.0
# By then a process that lost its claim has ended its last transactions.
SILENT_FOR = LOOK_EVERY + LOOK_PATIENCE + 1.0
LOCK = {"lock": POSTGRES_LOCK}
OUR_LOCK = """
SELECT EXISTS (
    SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE datname = current_database() AND locktype = 'advisory' AND granted
    AND (classid::bigint << 32) | objid::bigint = :lock{further}
)
"""
IS_LOCKED = OUR_LOCK.format(further="")
IS_MINE = OUR_LOCK.format(further=" AND pid = pg_backend_pid()")
OTHER_LAYOUT = """
SELECT objid::bigint FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
WHERE datname = current_database() AND locktype = 'advisory' AND granted
AND classid::bigint = :kind AND objid::bigint <> :layout LIMIT 1
"""
# A machine that lost its power says no goodbye: its locks are free after 15 seconds of silence,
# instead of the two hours that systems usually wait. Sockets within a machine ignore this.
KEEP_ALIVE = """
SELECT set_config('tcp_keepalives_idle', '5', false),
       set_config('tcp_keepalives_interval', '5', false),
       set_config('tcp_keepalives_count', '2', false)
"""
# Shards and processes as one number: see the limits in `bot.settings`.
PROCESS_BITS = 12

logger = logging.getLogger(__name__)


class SessionClaim:
    """Advisory locks that PostgreSQL holds while one connection lives."""

    lease: int | None = None

    def __init__(self, connection: AsyncConnection, assignment: Assignment) -> None:
        self._connection, self._assignment = connection, assignment
        self._describe: Callable[[], Condition] = Condition
        self._clock: SharedClock | None = None

    async def may_change(self) -> bool:
        """Whether nobody else is at work: only then a lock that is shared becomes ours alone."""
        alone = await self._connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), LOCK)
        if alone:
            await self._connection.execute(text("SELECT pg_advisory_unlock(:lock)"), LOCK)
        return bool(alone)

    async def started(self) -> None:
        """Let the next process start; take over when a predecessor surely writes no more."""
        patience = 0.0
        if not self._assignment.is_alone:
            await _call(self._connection, "pg_advisory_unlock", ROLE_LOCKS, STARTING)
            patience = SILENT_FOR
        self.lease = await processes.register(self._connection, self._assignment, patience)

    def describe_with(self, describe: Callable[[], Condition]) -> None:
        """Tell others how this process is at each look at the claim."""
        self._describe = describe

    async def keep_time(self, clock: SharedClock) -> None:
        """Set a clock by PostgreSQL's, now and at each look at the claim."""
        self._clock = clock
        await clock.set_by(self._report)

    async def lost(self) -> None:
        """Return when PostgreSQL does not say any more that the lock is ours."""
        held = True
        while held:
            await asyncio.sleep(LOOK_EVERY)
            # A look cut short would cost the connection, and with it the goodbye.
            held = await finished(self._is_held())

    async def _is_held(self) -> bool:
        try:
            async with asyncio.timeout(LOOK_PATIENCE):
                return await self._look()
        except (DBAPIError, OSError, TimeoutError) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            logger.warning("the claim on the database cannot be confirmed: %s", cause)
            return False

    async def _look(self) -> bool:
        if self._clock is None:
            await self._report()
        else:
            await self._clock.set_by(self._report)
        return bool(await self._connection.scalar(text(IS_MINE), LOCK))

    async def _report(self) -> datetime | None:
        if self.lease is None:
            return None
        return await processes.report(self._connection, self.lease, self._describe())

    async def release(self) -> None:
        """Let another process have this part; say goodbye, so that it need not wait."""
        if self.lease is not None and not self._connection.invalidated:
            with suppress(DBAPIError, OSError, TimeoutError):
                async with asyncio.timeout(LOOK_PATIENCE):
                    await processes.forget(self._connection, self.lease)
        # Back in the pool, the connection would keep the lock.
        await self._connection.invalidate()
        await self._connection.close()


async def claim_session(database: Database, assignment: Assignment) -> SessionClaim:
    """Take the locks that an assignment needs, all on one connection that is kept."""
    connection = await database.engine.execution_options(isolation_level="AUTOCOMMIT").connect()
    claimed = SessionClaim(connection, assignment)
    try:
        await connection.execute(text(KEEP_ALIVE))
        if assignment.is_alone:
            await _lock_alone(connection, database.place)
        else:
            await _lock_part(connection, database.place, assignment)
    except BaseException:
        await claimed.release()
        raise
    return claimed


async def _lock_alone(connection: AsyncConnection, place: str) -> None:
    if not await connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), LOCK):
        raise StoreInUseError(place)


async def _lock_part(connection: AsyncConnection, place: str, assignment: Assignment) -> None:
    await _call(connection, "pg_advisory_lock", ROLE_LOCKS, STARTING)
    if not await connection.scalar(text("SELECT pg_try_advisory_lock_shared(:lock)"), LOCK):
        raise StoreInUseError(place)
    if assignment.talks:
        await _lock_layout(connection, assignment)
    number = assignment.number if assignment.talks else TRAINER
    if not await _call(connection, "pg_try_advisory_lock", ROLE_LOCKS, number):
        raise RoleTakenError(place, assignment.name)


async def _lock_layout(connection: AsyncConnection, assignment: Assignment) -> None:
    """Hold fast, together with all other bots, how the work is shared out."""
    layout = assignment.shards << PROCESS_BITS | assignment.processes
    values = {"kind": LAYOUT_LOCKS, "layout": layout}
    other = await connection.scalar(text(OTHER_LAYOUT), values)
    if other is not None:
        raise OtherLayoutError(other >> PROCESS_BITS, other & ((1 << PROCESS_BITS) - 1))
    await _call(connection, "pg_advisory_lock_shared", LAYOUT_LOCKS, layout)


async def _call(connection: AsyncConnection, function: str, kind: int, number: int) -> bool:
    """Call one of PostgreSQL's functions for a lock of two numbers."""
    statement = text(f"SELECT {function}(:kind, :number)")
    return bool(await connection.scalar(statement, {"kind": kind, "number": number}))
