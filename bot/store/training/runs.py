"""Training runs: when, why, and what became of them."""

import json
from collections.abc import Mapping
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import RowMapping, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.changed import Changed
from bot.domain.runs.order import Order, OrderWithdrawnError
from bot.domain.runs.problems import (
    BotStopped,
    Cancelled,
    Interruption,
    RunProblem,
    VersionChosen,
)
from bot.domain.runs.record import UNFINISHED, RunRecord, RunState
from bot.store import dialect
from bot.store.database import Database
from bot.store.readable import readable
from bot.store.training.run_rows import encoded, ended_values, ordered_values, read_run
from bot.store.training.tables import model_versions, training_runs

# What decides by the runs there are works one after the other: "runs" as a number.
SERIAL = 0x72756E73
# Until the trainer takes it up.
UNNUMBERED = 0
# More than retention leaves of months in which a bot trains many times a day.
MAX_SEARCHED = 1000


class Runs:
    """Reads and writes training runs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def order(self, order: Order, now: datetime) -> tuple[RunRecord, bool]:
        """Note what is wanted of the trainer, where that is another process.

        The second value says that a run was ordered or under way already: then it is that one.
        """
        async with self._database.write(serialise=SERIAL) as connection:
            under_way = await _unfinished(connection)
            if under_way is not None:
                return under_way, True
            ordered = {"version": UNNUMBERED, "started_at": now, **ordered_values(order)}
            run_id = await _insert(connection, RunState.ORDERED, ordered)
            await dialect.notify(connection, Changed.RUNS)
            return await _read(connection, run_id), False

    async def begin(self, order: Order, version: int, now: datetime) -> RunRecord:
        """Record that a run starts; return it. What was ordered is taken up in its place.

        Raises OrderWithdrawnError when what this order asks for was ended meanwhile.
        """
        async with self._database.write(serialise=SERIAL) as connection:
            waiting = await _unfinished(connection, RunState.ORDERED)
            begun = {"version": version, "started_at": now}
            if waiting is None and order.run_id is not None:
                raise OrderWithdrawnError((await _read(connection, order.run_id)).problem)
            if waiting is None:
                run_id = await _insert(
                    connection, RunState.RUNNING, {**begun, **ordered_values(order)}
                )
            else:
                run_id = waiting.run_id
                changed = {**begun, "outcome": RunState.RUNNING.value}
                await _update(connection, run_id, changed)
            await dialect.notify(connection, Changed.RUNS)
            return await _read(connection, run_id)

    async def highest_version(self) -> int:
        """Return the highest number that any run has had, also one without a model."""
        async with self._database.read_once() as connection:
            return int(await connection.scalar(select(func.max(training_runs.c.version))) or 0)

    async def unfinished(self) -> RunRecord | None:
        """Return the run that is ordered or under way."""
        async with self._database.read_once() as connection:
            return await _unfinished(connection)

    async def progress(self, run_id: int, progress: Mapping[str, JsonValue]) -> None:
        """Let other processes know how far a run is, unless it has ended."""
        under_way = training_runs.c.outcome == RunState.RUNNING.value
        async with self._database.write() as connection:
            await connection.execute(
                update(training_runs)
                .where(training_runs.c.run_id == run_id, under_way)
                .values(progress=json.dumps(dict(progress)))
            )
            await dialect.notify(connection, Changed.RUNS)

    async def interrupt(self, interruption: Interruption, now: datetime) -> bool:
        """Let the trainer end the run under way, or end it here before it begins.

        False when there is none.
        """
        async with self._database.write(serialise=SERIAL) as connection:
            run = await _unfinished(connection)
            if run is None:
                return False
            changed: dict[str, object] = {"interruption": encoded(interruption)}
            if run.state is RunState.ORDERED:
                changed = ended_values(RunState.CANCELLED, now, interruption)
            await _update(connection, run.run_id, changed)
            await dialect.notify(connection, Changed.RUNS)
        return True

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
        ended = ended_values(state, finished_at, problem)
        if manifest is not None:
            ended["manifest"] = json.dumps(dict(manifest))
        async with self._database.write() as connection:
            await _update(connection, run_id, {**ended, "seconds": seconds})
            await dialect.notify(connection, Changed.RUNS)

    async def abandon_unfinished(self, now: datetime) -> list[RunRecord]:
        """Record as failed what was running when the trainer stopped; return what became of it.

        Where its model came into service for all processes before that, the run has succeeded.
        """
        running = training_runs.c.outcome == RunState.RUNNING.value
        manifest = select(model_versions.c.manifest).where(
            model_versions.c.version == training_runs.c.version
        )
        published = {
            **ended_values(RunState.PUBLISHED, now),
            "manifest": manifest.scalar_subquery(),
        }
        failed = ended_values(RunState.FAILED, now, BotStopped())
        async with self._database.write(serialise=SERIAL) as connection:
            cut_short = list(
                await connection.scalars(select(training_runs.c.run_id).where(running))
            )
            shared = update(training_runs).where(running, manifest.exists()).values(published)
            await connection.execute(shared)
            await connection.execute(update(training_runs).where(running).values(failed))
            await dialect.notify(connection, Changed.RUNS)
            return [await _read(connection, run_id) for run_id in cut_short]

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
        # Only such name who ended them, or is about to.
        states = [state.value for state in (RunState.CANCELLED, *UNFINISHED)]
        named = select(training_runs).where(training_runs.c.outcome.in_(states))
        for run in readable(await connection.execute(named), read_run):
            problem, interruption = (
                encoded(_without(user_id, each)) for each in (run.problem, run.interruption)
            )
            changed = {"problem": problem, "interruption": interruption or None}
            await _update(connection, run.run_id, changed)

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


async def _unfinished(connection: AsyncConnection, *states: RunState) -> RunRecord | None:
    outcomes = [state.value for state in states or UNFINISHED]
    statement = select(training_runs).where(training_runs.c.outcome.in_(outcomes))
    newest = statement.order_by(training_runs.c.run_id.desc()).limit(1)
    row = (await connection.execute(newest)).mappings().one_or_none()
    return None if row is None else read_run(row)


async def _read(connection: AsyncConnection, run_id: int) -> RunRecord:
    statement = select(training_runs).where(training_runs.c.run_id == run_id)
    return read_run((await connection.execute(statement)).mappings().one())


async def _insert(
    connection: AsyncConnection, state: RunState, values: Mapping[str, object]
) -> int:
    statement = insert(training_runs).values(outcome=state.value, problem="", **values)
    return int(((await connection.execute(statement)).inserted_primary_key or (0,))[0])


async def _update(connection: AsyncConnection, run_id: int, values: Mapping[str, object]) -> None:
    await connection.execute(
        update(training_runs).where(training_runs.c.run_id == run_id).values(values)
    )


def _without(user_id: int, problem: RunProblem | None) -> RunProblem | None:
    """Forget that it was this person who ended a run."""
    if isinstance(problem, Cancelled | VersionChosen) and problem.user_id == user_id:
        return problem.model_copy(update={"user_id": None})
    return problem


def _started_at(row: RowMapping) -> datetime:
    moment: datetime = row["started_at"]
    return moment
