"""The processes that share a database: who they are, and how they were when last heard of.

All times are PostgreSQL's own, so that clocks that differ between machines change nothing.
"""

import asyncio
import secrets
import socket
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    Identity,
    RowMapping,
    String,
    Table,
    delete,
    func,
    insert,
    select,
    text,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.assignment import ALONE, Assignment
from bot.store import dialect
from bot.store.column_types import NUMBERED, MediumNumber, Moment
from bot.store.database import Database
from bot.store.tables import METADATA

processes = Table(
    "processes",
    METADATA,
    # Greater than that of each earlier process of the same part.
    Column("lease", NUMBERED, Identity(), primary_key=True),
    Column("name", String(20), nullable=False, unique=True),
    Column("host", String(255), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("is_ready", Boolean, nullable=False),
    Column("servers", MediumNumber, nullable=False),
    Column("lag_seconds", Float, nullable=False),
    Column("model_version", MediumNumber, nullable=False),
    # Messages and interactions, said at the goodbye to a successor that has heard them, too.
    Column("dealt_with", JSON(none_as_null=True)),
    sqlite_autoincrement=True,
)


# A connection's name is that of its process, and a word by which it differs from its successor.
END_CONNECTIONS = text("""
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()
AND regexp_replace(application_name, '^matinee (.*) [0-9a-f]+$', '\\1') = ANY(:names)
AND application_name <> current_setting('application_name')
""")


def connection_name(name: str) -> str:
    """Return under which name PostgreSQL knows the connections of this process."""
    return " ".join(("matinee", name, secrets.token_hex(4)))


@dataclass(frozen=True, slots=True)
class Condition:
    """How a process is: what it says of itself every few seconds."""

    is_ready: bool = False
    servers: int = 0
    lag_seconds: float = 0.0
    model_version: int = 0


@dataclass(frozen=True, slots=True)
class Process:
    """A process that shares the database; `silent_seconds` is since it was heard of."""

    name: str
    host: str
    started_at: datetime
    age_seconds: float
    silent_seconds: float
    condition: Condition


@dataclass(frozen=True, slots=True)
class Registered:
    """The lease of a process, and the Discord ids of what its predecessor has dealt with last.

    They are None where that did not hand over.
    """

    lease: int
    dealt_with: frozenset[int] | None


async def register(
    connection: AsyncConnection, assignment: Assignment, patience: float
) -> Registered:
    """Note that this process does its part of the work from now on.

    A predecessor that said no goodbye may not know yet that it lost its part: this waits until it
    was silent for `patience` seconds, by when it acts no more, and ends whatever transaction one
    that has stalled still has open. From then on a predecessor cannot write.
    """
    # A process alone has every part.
    before = true() if assignment.is_alone else processes.c.name.in_((assignment.name, ALONE.name))
    silence = func.extract("epoch", func.clock_timestamp() - processes.c.seen_at)
    statement = select(processes.c.name, silence, processes.c.dealt_with).where(before)
    found = (await connection.execute(statement)).all()
    silences = [float(silent) for _, silent, said in found if said is None]
    await asyncio.sleep(max(0.0, patience - min(silences, default=patience)))
    if found:
        await connection.execute(END_CONNECTIONS, {"names": [name for name, *_ in found]})
        await connection.execute(delete(processes).where(before))
    values = {"name": assignment.name, "host": socket.gethostname(), **_said(Condition())}
    now = func.clock_timestamp()
    noted = insert(processes).values(**values, started_at=now, seen_at=now)
    lease = int(await connection.scalar(noted.returning(processes.c.lease)) or 0)
    said = [said for name, _, said in found if name == assignment.name and said is not None]
    return Registered(lease, frozenset(said[0]) if said else None)


async def hand_over(connection: AsyncConnection, lease: int, dealt_with: Collection[int]) -> None:
    """Note that a process acts no more, and what its successor need not deal with."""
    noted = update(processes).where(processes.c.lease == lease)
    await connection.execute(noted.values(dealt_with=list(dealt_with)))


async def forget(connection: AsyncConnection, lease: int) -> None:
    """Forget a process that has ended."""
    await connection.execute(delete(processes).where(processes.c.lease == lease))


async def report(connection: AsyncConnection, lease: int, condition: Condition) -> datetime | None:
    """Note how a process is now; return the time by which all go, None once it has a successor."""
    now = func.clock_timestamp(type_=Moment)
    noted = update(processes).where(processes.c.lease == lease)
    values = {**_said(condition), "seen_at": now}
    return await connection.scalar(noted.values(**values).returning(now))


async def known_processes(database: Database) -> list[Process]:
    """Return all processes that share the database, ended ones that said no goodbye as well.

    One that is alone is not among them.
    """
    if dialect.is_sqlite(database.url):
        return []
    age = func.extract("epoch", func.clock_timestamp() - processes.c.started_at)
    silence = func.extract("epoch", func.clock_timestamp() - processes.c.seen_at)
    statement = select(processes, age.label("age"), silence.label("silence")).where(
        processes.c.name != ALONE.name
    )
    async with database.read() as connection:
        rows = await connection.execute(statement.order_by(processes.c.name))
        return [_process(row) for row in rows.mappings()]


async def starting_before(database: Database, lease: int | None, silent: float) -> frozenset[str]:
    """Return the names of those that began before and are not ready yet.

    One that was silent for so many seconds has died. Without a lease, all began before.
    """
    silence = func.extract("epoch", func.clock_timestamp() - processes.c.seen_at)
    before = true() if lease is None else processes.c.lease < lease
    statement = select(processes.c.name).where(
        before, processes.c.is_ready.is_(False), silence < silent
    )
    async with database.read_once() as connection:
        return frozenset(await connection.scalars(statement))


def _said(condition: Condition) -> dict[str, bool | int | float]:
    return {
        "is_ready": condition.is_ready,
        "servers": condition.servers,
        "lag_seconds": condition.lag_seconds,
        "model_version": condition.model_version,
    }


def _process(row: RowMapping) -> Process:
    condition = Condition(row["is_ready"], row["servers"], row["lag_seconds"], row["model_version"])
    return Process(
        row["name"],
        row["host"],
        row["started_at"],
        float(row["age"]),
        float(row["silence"]),
        condition,
    )
