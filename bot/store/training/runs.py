"""Training runs: when, why, and what became of them."""

import json
from collections.abc import Mapping
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import RowMapping, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.runs.problems import (
    BotStopped,
    Cancelled,
    RunProblem,
    VersionChosen,
    read_problem,
)
from bot.domain.runs.reasons import RunReason, read_reason
from bot.domain.runs.record import RunRecord, RunState
from bot.store.database import Database
from bot.store.readable import readable
from bot.store.training.tables import training_runs

# More than retention leaves of months in which a bot trains many times a day.
MAX_SEARCHED = 1000


class Runs:
    """Reads and writes training runs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(
        self,
        version: int,
        reason: RunReason,
        started_at: datetime,
        user_id: int | None = None,
        guild_id: int | None = None,
    ) -> int:
        """Record that a run starts; return its number."""
        async with self._database.write() as connection:
            inserted = await connection.execute(
                insert(training_runs).values(
                    version=version,
                    started_at=started_at,
                    outcome=RunState.RUNNING.value,
                    reason=json.dumps(reason.to_json()),
                    problem="",
                    user_id=user_id,
                    guild_id=guild_id,
                )
            )
            return int((inserted.inserted_primary_key or (0,))[0])

    async def finish(
        self,
        run_id: int,
        state: RunState,
        finished_at: datetime,
        *,
        problem: RunProblem | None = None,
        seconds: float | None = None,
        manifest: Mapping[str, JsonValue] | None = None,
    ) -> None:
        """Record how a run ended."""
        async with self._database.write() as connection:
            await connection.execute(
                update(training_runs)
                .where(training_runs.c.run_id == run_id)
                .values(
                    outcome=state.value,
                    finished_at=finished_at,
                    problem=_encoded(problem),
                    seconds=seconds,
                    manifest=None if manifest is None else json.dumps(dict(manifest)),
                )
            )

    async def abandon_unfinished(self, now: datetime) -> int:
        """Record as failed what was running when the bot stopped; return how many."""
        async with self._database.write() as connection:
            result = await connection.execute(
                update(training_runs)
                .where(training_runs.c.outcome == RunState.RUNNING.value)
                .values(
                    outcome=RunState.FAILED.value,
                    finished_at=now,
                    problem=_encoded(BotStopped()),
                )
            )
        return int(result.rowcount)

    async def recent(self, limit: int = 20) -> list[RunRecord]:
        """Return the last runs, newest first."""
        statement = select(training_runs).order_by(training_runs.c.run_id.desc()).limit(limit)
        async with self._database.read_once() as connection:
            return list(readable(await connection.execute(statement), read_run))

    async def of_reason(self, code: str) -> list[RunRecord]:
        """Return the runs that began for one kind of reason, newest first, of the last thousand."""
        newest = select(func.max(training_runs.c.run_id)).scalar_subquery()
        statement = (
            select(training_runs)
            .where(
                training_runs.c.run_id > newest - MAX_SEARCHED,
                training_runs.c.reason.contains(f'"{code}"', autoescape=True),
            )
            .order_by(training_runs.c.run_id.desc())
        )
        async with self._database.read_once() as connection:
            runs = list(readable(await connection.execute(statement), read_run))
        return [run for run in runs if run.reason.code == code]

    async def get(self, run_id: int) -> RunRecord | None:
        """Return a run; None when it has been erased."""
        statement = select(training_runs).where(training_runs.c.run_id == run_id)
        async with self._database.read_once() as connection:
            row = (await connection.execute(statement)).mappings().one_or_none()
        return None if row is None else read_run(row)

    async def started_since(self, moment: datetime) -> list[datetime]:
        """Return when runs started after a moment, oldest first."""
        statement = (
            select(training_runs.c.started_at)
            .where(training_runs.c.started_at > moment)
            .order_by(training_runs.c.started_at)
        )
        async with self._database.read_once() as connection:
            return list(readable(await connection.execute(statement), _started_at))

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Keep the runs, and forget who asked for or ended them (see `bot.store.personal`)."""
        await connection.execute(
            update(training_runs).where(training_runs.c.user_id == user_id).values(user_id=None)
        )
        ended = select(training_runs).where(training_runs.c.outcome == RunState.CANCELLED.value)
        for run in readable(await connection.execute(ended), read_run):
            if (
                isinstance(run.problem, Cancelled | VersionChosen)
                and run.problem.user_id == user_id
            ):
                anonymous = run.problem.model_copy(update={"user_id": None})
                await connection.execute(
                    update(training_runs)
                    .where(training_runs.c.run_id == run.run_id)
                    .values(problem=_encoded(anonymous))
                )

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return the runs a person asked for, ready for JSON (see `bot.store.personal`)."""
        statement = select(training_runs).where(training_runs.c.user_id == user_id)
        async with self._database.read() as connection:
            rows = list(readable(await connection.execute(statement), read_run))
        return {
            "training_runs": [
                {"started_at": run.started_at.isoformat(), "outcome": run.state.value}
                for run in rows
            ]
        }


def _started_at(row: RowMapping) -> datetime:
    moment: datetime = row["started_at"]
    return moment


def _encoded(problem: RunProblem | None) -> str:
    return "" if problem is None else json.dumps(problem.to_json())


def read_run(row: RowMapping) -> RunRecord:
    """Turn a row of the table into a run."""
    return RunRecord(
        row["run_id"],
        row["version"],
        row["started_at"],
        row["finished_at"],
        RunState(row["outcome"]),
        read_reason(json.loads(row["reason"])),
        read_problem(json.loads(row["problem"])) if row["problem"] else None,
        row["user_id"],
        row["guild_id"],
        row["seconds"],
        json.loads(row["manifest"]) if row["manifest"] else {},
    )
