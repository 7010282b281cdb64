"""What the trainer of a cluster takes: memory when idle and in a run, and connections."""

import asyncio
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from tests.benchmarks.cluster_bots import own_postgres
from tests.benchmarks.figure import Figure
from tests.benchmarks.usage import megabytes
from tests.bot.training.separate import TrainerProgram
from tests.data import movielens

LOOK_EVERY = 0.2
IS_PUBLISHED = "SELECT count(*) FROM training_runs WHERE outcome = 'published'"
CONNECTIONS = """
SELECT count(*) FROM pg_stat_activity
WHERE backend_type = 'client backend' AND datname = current_database() AND pid <> pg_backend_pid()
"""


def trainer() -> Iterable[Figure]:
    """Let a trainer learn its first model from ml-latest-small, and look at it meanwhile."""
    with tempfile.TemporaryDirectory() as folder, own_postgres() as (server, _):
        program = TrainerProgram(server.url, Path(folder) / "one", movielens("ml-latest-small"))
        program.start()
        try:
            most, idle, connections = asyncio.run(_watch(server.url, program))
        finally:
            program.kill()
    yield Figure("the trainer: memory in a run, its process with it", most, "MB")
    yield Figure("the trainer: memory between runs", idle, "MB")
    yield Figure("the trainer: connections", connections, "")


async def _watch(url: str, program: TrainerProgram) -> tuple[float, float, int]:
    engine, most = create_async_engine(url, isolation_level="AUTOCOMMIT"), 0.0
    patience = time.monotonic() + 600
    try:
        while not await _count(engine, IS_PUBLISHED):
            assert time.monotonic() < patience, program.log
            most = max(most, megabytes(program.number))
            await asyncio.sleep(LOOK_EVERY)
        return most, megabytes(program.number), await _count(engine, CONNECTIONS)
    finally:
        await engine.dispose()


async def _count(engine: AsyncEngine, statement: str) -> int:
    async with engine.connect() as connection:
        if await connection.scalar(text("SELECT to_regclass('training_runs')")) is None:
            return 0  # the trainer has not made its tables yet
        return int(await connection.scalar(text(statement)) or 0)
