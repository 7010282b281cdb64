"""What events and runs cost on a PostgreSQL with a million people on 50,000 servers.

`SIZE=full` measures that; otherwise it is a tenth, within a minute or two.
"""

import asyncio
import os
import resource
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from bot.clock import SystemClock
from bot.domain.tastes import TasteChange
from bot.services import Services
from bot.store.store import Store
from bot.training.trainer_orders import SchedulerOfAll
from tests.benchmarks.cluster_bots import own_postgres
from tests.benchmarks.figure import Figure, at_most
from tests.benchmarks.usage import processor_seconds
from tests.bot.training.separate import open_trainer
from tests.crowded import FIRST_GUILD, FIRST_NIGHT, FIRST_PERSON, Crowd, fill
from tests.data import movielens

IS_FULL = os.environ.get("SIZE") == "full"
SHARE = 1 if IS_FULL else 10
CROWD = Crowd(guilds=50_000 // SHARE, people=1_000_000 // SHARE, likes_each=10, nights_each=1)
LIKES = CROWD.people * CROWD.likes_each
TURNS = 100
# An answer that people wait for may cost this much of them; a machine under load is slower.
SOON = 50
OPEN_VOTE = "UPDATE nights SET state = 'voting' WHERE night_id = :night"
OF_PEOPLE = ("tastes", "taste_changes", "watchlist_films", "person_settings")
SIZES = """
SELECT relname, pg_total_relation_size(oid) FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
Asked = Callable[[int], Awaitable[object]]


def large_store() -> Iterable[Figure]:
    """Fill a store; ask it what a bot and a trainer ask."""
    with tempfile.TemporaryDirectory() as folder, own_postgres() as started:
        server, postgres = started

        async def measured() -> list[Figure]:
            return [each async for each in _measure(server.url, postgres, Path(folder))]

        yield from asyncio.run(measured())


async def _measure(url: str, postgres: int, folder: Path) -> AsyncIterator[Figure]:
    async with open_trainer(url, folder, movielens("ml-latest-small")) as trainer:
        began = time.perf_counter()
        await fill(trainer.store.database, CROWD, SystemClock().now())
        place = f"{CROWD.people:,} people, {CROWD.guilds:,} servers"
        yield Figure(f"{place}: filled", time.perf_counter() - began, "s")
        for figure in await _sizes(trainer.store):
            yield figure
        for name, ask in (await _events(trainer.store)).items():
            for figure in await _event(f"{place}: {name}", ask, postgres):
                yield figure
        for figure in [*await _planning(trainer, place), *await _snapshot(trainer.store)]:
            yield figure


async def _events(store: Store) -> Mapping[str, Asked]:
    async with store.database.write() as connection:
        await connection.execute(text(OPEN_VOTE), {"night": FIRST_NIGHT})
    ballots, guild = store.nights.ballots, FIRST_GUILD
    voter = FIRST_PERSON

    def vote(turn: int) -> Awaitable[object]:
        return ballots.change(
            guild, FIRST_NIGHT, voter, lambda paper: paper.cast.ballot, done=turn % 2 == 0
        )

    return {
        "a like": lambda turn: store.tastes.record(
            FIRST_PERSON + turn, guild, [TasteChange.like(50_000)]
        ),
        "what a recommendation reads": lambda turn: store.viewers.get(FIRST_PERSON + turn, guild),
        "a vote in a night": vote,
        "timers that are due": lambda _: store.timers.claim_due(SystemClock().now()),
    }


async def _event(name: str, ask: Asked, postgres: int) -> list[Figure]:
    """Measure a usual turn, and the processor time of this process and of PostgreSQL."""
    await ask(0)
    taken, spent, before = [], time.process_time(), processor_seconds(postgres)
    for turn in range(1, TURNS + 1):
        began = time.perf_counter()
        await ask(turn)
        taken.append(time.perf_counter() - began)
    spent = time.process_time() - spent
    of_postgres = processor_seconds(postgres) - before
    return [
        Figure(name, sorted(taken)[TURNS // 2] * 1000, "ms", at_most(SOON)),
        Figure(f"{name}: processor time, here", spent / TURNS * 1000, "ms"),
        Figure(f"{name}: processor time, PostgreSQL", of_postgres / TURNS * 1000, "ms"),
    ]


async def _planning(trainer: Services, place: str) -> list[Figure]:
    scheduler = trainer.scheduler
    assert isinstance(scheduler, SchedulerOfAll)
    await scheduler.start()
    wall, spent = time.perf_counter(), time.process_time()
    await scheduler.plan_anew()
    hour_ago = SystemClock().now() - timedelta(hours=1)
    planned = time.perf_counter() - wall
    spent = time.process_time() - spent
    wall = time.perf_counter()
    await trainer.store.policies.new_likes(hour_ago)
    return [
        Figure(f"{place}: all schedules planned anew", planned, "s"),
        Figure(f"{place}: all schedules planned anew, processor time", spent, "s"),
        Figure(f"{place}: new likes counted", (time.perf_counter() - wall) * 1000, "ms"),
    ]


async def _snapshot(store: Store) -> list[Figure]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, spent = time.perf_counter(), time.process_time()
    likes = await store.tastes.snapshot()
    spent = time.process_time() - spent
    seconds = time.perf_counter() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert len(likes.movie_ids) > LIKES * 0.8
    return [
        Figure(f"snapshot of {LIKES:,} tastes", seconds, "s"),
        Figure(f"snapshot of {LIKES:,} tastes, processor time of the trainer", spent, "s"),
        Figure(f"snapshot of {LIKES:,} tastes, most memory", grown, "MB"),
    ]


async def _sizes(store: Store) -> list[Figure]:
    async with store.database.read_once() as connection:
        sizes = {str(name): int(size) for name, size in await connection.execute(text(SIZES))}
    of_people = sum(sizes[name] for name in OF_PEOPLE)
    return [
        Figure("in the database: a person with 10 likes", of_people / CROWD.people / 1e3, "kB"),
        Figure(
            "in the database: a server with a night",
            (sum(sizes.values()) - of_people) / CROWD.guilds / 1e3,
            "kB",
        ),
    ]
