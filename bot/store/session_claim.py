"""The claim on a PostgreSQL database: advisory locks, held by one connection and watched."""

import asyncio
import logging
from collections.abc import Callable, Collection
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
WANTED = """
SELECT EXISTS (
    SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted
    AND classid::bigint = :kind AND objid::bigint = :number
)
"""
# What a process has left behind on the other side of a broken line, locks and all; waited for.
END_OWN_CONNECTIONS = text("""
SELECT pg_terminate_backend(pid, 3000) FROM pg_stat_activity WHERE datname = current_database()
AND application_name = current_setting('application_name') AND pid <> pg_backend_pid()
""")
# How long an attempt to get the locks back may take, and the pause before the next, in seconds.
# Somebody who starts may be waited for until a predecessor was silent for long enough.
REGAIN_PATIENCE, REGAIN_PAUSE = 2 * SILENT_FOR, 1.0
# How long a predecessor may take from when it could know of its successor, in seconds.
HANDOVER_PATIENCE = 60.0
# Shards and processes as one number: see the limits in `bot.settings`.
PROCESS_BITS = 12

logger = logging.getLogger(__name__)


class SessionClaim:
    """Advisory locks that PostgreSQL holds while one connection lives."""

    lease: int | None = None
    _connection: AsyncConnection

    def __init__(self, database: Database, assignment: Assignment, *, succeeds: bool) -> None:
        self._place, self._assignment = database.place, assignment
        self._succeeds = succeeds
        self._engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._describe: Callable[[], Condition] = Condition
        self._clock: SharedClock | None = None
        self._is_replaced = False
        self._wanted = asyncio.Event()

    async def take(self) -> None:
        """Take all locks of the assignment on a new connection, which is kept.

        A successor gets that of its part only when it may `begin`.
        """
        self._connection = await self._engine.connect()
        try:
            await self._connection.execute(text(KEEP_ALIVE))
            if self.lease is not None:
                await self._end_former()
            if self._assignment.is_alone:
                await _lock_alone(self._connection, self._place)
            else:
                await self._lock_shared()
        except BaseException:
            await self._drop()
            raise

    async def may_change(self) -> bool:
        """Whether nobody else is at work: only then a lock that is shared becomes ours alone."""
        alone = await self._connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), LOCK)
        if alone:
            await self._connection.execute(text("SELECT pg_advisory_unlock(:lock)"), LOCK)
        return bool(alone)

    async def started(self) -> None:
        """Let the next process start."""
        if not self._assignment.is_alone:
            await _call(self._connection, "pg_advisory_unlock", ROLE_LOCKS, STARTING)

    async def begin(self) -> frozenset[int] | None:
        """Take over when a predecessor surely writes no more; a successor waits until it is let.

        Return what one that handed over has dealt with last.
        """
        patience = 0.0 if self._assignment.is_alone else SILENT_FOR
        if self._succeeds:
            await self._wait_for_part()
        registered = await processes.register(self._connection, self._assignment, patience)
        self.lease = registered.lease
        return registered.dealt_with

    async def _lock_shared(self) -> None:
        if self.lease is not None:
            # At once: whoever starts meanwhile keeps others from starting, and must not get it.
            await self._lock_part()
        await _lock_layout(self._connection, self._place, self._assignment)
        if self.lease is None and not self._succeeds:
            await self._lock_part()

    async def _lock_part(self) -> None:
        number = _number(self._assignment)
        if not await _call(self._connection, "pg_try_advisory_lock", ROLE_LOCKS, number):
            raise RoleTakenError(self._place, self._assignment.name)

    async def _wait_for_part(self) -> None:
        """Wait for the lock of the part, by which its predecessor sees that it has a successor."""
        number = _number(self._assignment)
        try:
            async with asyncio.timeout(HANDOVER_PATIENCE):
                await _call(self._connection, "pg_advisory_lock", ROLE_LOCKS, number)
        except TimeoutError as error:
            raise RoleTakenError(self._place, self._assignment.name) from error
        self._succeeds = False

    async def wanted(self) -> None:
        """Return when a successor waits for this part."""
        await self._wanted.wait()

    def describe_with(self, describe: Callable[[], Condition]) -> None:
        """Tell others how this process is at each look at the claim."""
        self._describe = describe

    async def keep_time(self, clock: SharedClock) -> None:
        """Set a clock by PostgreSQL's, now and at each look at the claim."""
        self._clock = clock
        await clock.set_by(self._report)

    async def shaken(self) -> None:
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
        if self._is_replaced:
            return False
        if self._assignment.talks and await self._is_wanted():
            self._wanted.set()
        return bool(await self._connection.scalar(text(IS_MINE), LOCK))

    async def _report(self) -> datetime | None:
        if self.lease is None:
            return None
        now = await processes.report(self._connection, self.lease, self._describe())
        self._is_replaced = now is None
        return now

    async def _is_wanted(self) -> bool:
        values = {"kind": ROLE_LOCKS, "number": _number(self._assignment)}
        return bool(await self._connection.scalar(text(WANTED), values))

    async def regain(self) -> bool:
        """Take the locks again as soon as PostgreSQL answers.

        False where another process has them, or had them meanwhile. A trainer does not try: nobody
        talks to it, and what its run did not store is best tidied up by a new one.
        """
        if not self._assignment.talks:
            return False
        while True:
            await self._drop()
            try:
                async with asyncio.timeout(REGAIN_PATIENCE):
                    await self.take()
                    await self.started()
                    return await self._look()
            except (StoreInUseError, RoleTakenError, OtherLayoutError) as error:
                logger.warning("somebody else has the database meanwhile: %s", error)
                return False
            except (DBAPIError, OSError, TimeoutError):
                await asyncio.sleep(REGAIN_PAUSE)

    async def _end_former(self) -> None:
        """End what is left of our connections from before, and wait until none holds a lock."""
        await self._connection.execute(END_OWN_CONNECTIONS)

    async def release(self, dealt_with: Collection[int] | None = None, /) -> None:
        """Let another process have this part; say goodbye, so that it need not wait.

        A successor that waits for it is told what was `dealt_with` last.
        """
        lives = not (self._connection.closed or self._connection.invalidated)
        if self.lease is not None and lives:
            with suppress(DBAPIError, OSError, TimeoutError):
                async with asyncio.timeout(LOOK_PATIENCE):
                    await self._say_goodbye(self.lease, dealt_with)
        await self._drop()

    async def _say_goodbye(self, lease: int, dealt_with: Collection[int] | None) -> None:
        if dealt_with is None:
            await processes.forget(self._connection, lease)
        else:
            await processes.hand_over(self._connection, lease, dealt_with)

    async def _drop(self) -> None:
        """Leave the connection: back in the pool, it would keep the locks."""
        if not self._connection.closed:
            await self._connection.invalidate()
            await self._connection.close()


async def claim_session(
    database: Database, assignment: Assignment, *, succeeds: bool
) -> SessionClaim:
    """Take the locks that an assignment needs, all on one connection that is kept."""
    claimed = SessionClaim(database, assignment, succeeds=succeeds)
    await claimed.take()
    return claimed


async def _lock_alone(connection: AsyncConnection, place: str) -> None:
    if not await connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), LOCK):
        raise StoreInUseError(place)


def _number(assignment: Assignment) -> int:
    """Return the number of a part among the locks of roles."""
    return assignment.number if assignment.talks else TRAINER


async def _lock_layout(connection: AsyncConnection, place: str, assignment: Assignment) -> None:
    """Be the one that starts, among processes that share the work out in one way."""
    await _call(connection, "pg_advisory_lock", ROLE_LOCKS, STARTING)
    if not await connection.scalar(text("SELECT pg_try_advisory_lock_shared(:lock)"), LOCK):
        raise StoreInUseError(place)
    if assignment.talks:
        await _hold_layout(connection, assignment)


async def _hold_layout(connection: AsyncConnection, assignment: Assignment) -> None:
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
