"""The store: how long a like takes including its commit, and a snapshot for training."""

import asyncio
import gc
import os
import tempfile
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np

from bot.clock import SystemClock
from bot.domain.tastes import TasteChange
from bot.store.store import Store
from bot.store.tables import tastes
from tests.benchmarks.figure import Figure, at_most, ratio_at_most

LIKES = 1_000
PEOPLE = 200_000
LIKES_EACH = 10


def measure() -> Iterable[Figure]:
    """Measure on a database in the temporary folder, on a real disk where that is one."""
    yield from _likes()
    yield from asyncio.run(_snapshot())


def _likes() -> Iterator[Figure]:
    floor = np.quantile(_fsyncs(), 0.5)
    for name, people in (("one after the other", 1), ("20 people at once", 20)):
        seconds = asyncio.run(_record(people))
        for quantile in (0.5, 0.99):
            value = float(np.quantile(seconds, quantile))
            yield Figure(
                f"like with its commit, {name}, p{quantile * 100:.0f}",
                value * 1000,
                "ms",
                ratio=value / floor,
                compared_with="one write and fsync",
            )


def _fsyncs() -> list[float]:
    seconds = []
    with tempfile.TemporaryFile() as file:
        for _ in range(200):
            start = time.perf_counter()
            file.write(bytes(4096 * 3))
            file.flush()
            os.fsync(file.fileno())
            seconds.append(time.perf_counter() - start)
    return seconds


@asynccontextmanager
async def _store() -> AsyncIterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'matinee.sqlite3'}"
        async with await Store.open(url, SystemClock()) as store:
            yield store


async def _record(people: int) -> list[float]:
    seconds: list[float] = []

    async def one(user_id: int) -> None:
        for movie_id in range(LIKES // people):
            start = time.perf_counter()
            await store.tastes.record(user_id, 1, [TasteChange.like(movie_id)])
            seconds.append(time.perf_counter() - start)

    async with _store() as store:
        await asyncio.gather(*(one(user_id) for user_id in range(people)))
    return seconds


async def _snapshot() -> list[Figure]:
    async with _store() as store:
        await _fill(store)
        gc.collect()
        longest = 0.0

        async def watch() -> None:
            nonlocal longest
            while True:
                start = time.perf_counter()
                await asyncio.sleep(0.001)
                longest = max(longest, time.perf_counter() - start - 0.001)

        watcher = asyncio.create_task(watch())
        start = time.perf_counter()
        snapshot = await store.tastes.snapshot()
        seconds = time.perf_counter() - start
        watcher.cancel()
        start = time.perf_counter()
        plain = await _all_rows(store)
        reference = time.perf_counter() - start
    assert snapshot.user_ids.size == plain == PEOPLE * LIKES_EACH
    title = f"snapshot of {PEOPLE:,} people with {LIKES_EACH} likes each"
    return [
        Figure(title, seconds, "s", ratio_at_most(1), seconds / reference, "fetching all rows"),
        Figure("event loop held up by the snapshot, longest", longest * 1000, "ms", at_most(20)),
    ]


async def _all_rows(store: Store) -> int:
    async with store.database.read() as connection:
        return len((await connection.execute(tastes.select())).all())


async def _fill(store: Store) -> None:
    now = SystemClock().now()
    for first in range(0, PEOPLE, 20_000):
        rows = [
            {
                "user_id": 10**17 + user_id,
                "movie_id": (user_id * 7 + like * 31) % 3700,
                "opinion": "like",
                "rating": None,
                "seen": False,
                "guild_id": user_id % 50,
                "opinion_at": now,
                "updated_at": now,
            }
            for user_id in range(first, first + 20_000)
            for like in range(LIKES_EACH)
        ]
        async with store.database.write() as connection:
            await connection.execute(tastes.insert(), rows)
