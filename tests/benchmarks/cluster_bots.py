"""Bots of one Discord as processes, on a PostgreSQL with its usual settings or on SQLite."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from recommender import Dataset, load_dataset
from tests.benchmarks.usage import processor_seconds
from tests.data import movielens
from tests.examined import make_small_registry
from tests.postgres import StoppableServer, stoppable_postgres
from tests.wire.fake_discord.discord import open_discord
from tests.wire.processes import Member, Processes, RealClock

SHARDS = 4
# An address of nothing: `Processes` looks into a database only where it is asked to.
NOWHERE = "postgresql+asyncpg://localhost/nowhere"
ALONE = {
    "MATINEE_DATABASE_URL": "",
    "MATINEE_ROLE": "all",
    "MATINEE_BASE": "off",
    "MATINEE_CLUSTER": "1/1",
}


@dataclass
class Bots:
    """All bots of a Discord, and the number of their PostgreSQL's process; None on SQLite."""

    running: Processes
    members: list[Member]
    postgres: int | None

    def seconds(self) -> float:
        """Return the processor time that the bots have taken."""
        return sum(processor_seconds(each.process.pid) for each in self.members)

    def of_postgres(self) -> float:
        """Return the processor time that PostgreSQL has taken."""
        return 0.0 if self.postgres is None else processor_seconds(self.postgres)


def prepare(folder: Path) -> tuple[Dataset, Path]:
    """Return films, and a registry with a model of them for each bot to copy."""
    dataset = load_dataset(movielens("ml-latest-small"))
    return dataset, make_small_registry(dataset, folder / "models")


@contextmanager
def own_postgres() -> Iterator[tuple[StoppableServer, int]]:
    """Start a PostgreSQL; return it, and the number of its process."""
    with stoppable_postgres() as server:
        yield server, server.number


@asynccontextmanager
async def bots_on_postgres(
    folder: Path, models: Path, processes: int, shards: int = SHARDS
) -> AsyncIterator[Bots]:
    """Start so many bots on a PostgreSQL of their own."""
    with own_postgres() as (server, number):
        async with _discord(folder, models, server.url, shards) as running:
            started = [await running.begin(each, processes) for each in range(1, processes + 1)]
            for each in started:
                await each.logs("ready as")
            yield Bots(running, started, number)


@asynccontextmanager
async def bot_on_sqlite(folder: Path, models: Path) -> AsyncIterator[Bots]:
    """Start one bot that is alone."""
    async with _discord(folder, models, NOWHERE, SHARDS) as running:
        alone = ALONE | {"MATINEE_MOVIELENS": str(movielens("ml-latest-small"))}
        yield Bots(running, [await running.start(1, 1, **alone)], None)


@asynccontextmanager
async def _discord(folder: Path, models: Path, url: str, shards: int) -> AsyncIterator[Processes]:
    async with open_discord(RealClock().now) as discord:
        running = Processes(discord, url, folder, models, shards)
        try:
            yield running
        finally:
            await running.close()
