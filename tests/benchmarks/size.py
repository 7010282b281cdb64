"""A million likes, 10,000 servers: what events cost, with their indexes and without."""

import asyncio
import gc
import importlib
import tempfile
import time
import tracemalloc
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from bot.clock import SystemClock
from bot.store.figures import read_figures
from bot.store.store import Store
from tests.benchmarks.figure import Figure, at_most, ratio_at_most
from tests.crowded import FIRST_GUILD, FIRST_PERSON, LONG_AGO, Crowd, fill

CROWD = Crowd(guilds=10_000, people=100_000, likes_each=10, nights_each=5)
TURNS = 5
GROWTH = importlib.import_module("bot.store.migrations.versions.v0008_growth")
# An answer that people wait for may cost this much of them; a machine under load is slower.
SOON = 50
ALL_LIKES = CROWD.people * CROWD.likes_each
Asked = Callable[[], Awaitable[object]]
Cost = tuple[float, float]


def measure() -> Iterable[Figure]:
    """Measure on SQLite in the temporary folder."""
    yield from asyncio.run(_measure())


async def _measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'matinee.sqlite3'}"
        clock = SystemClock()
        async with await Store.open(url, clock) as store:
            await fill(store.database, CROWD, clock.now())
            asked = _asked(store, clock.now())
            with_indexes = {name: await _cost(ask) for name, ask in asked.items()}
            snapshot = await _snapshot(store)
            await _drop_indexes(store)
            without = {name: await _cost(ask) for name, ask in asked.items()}
    return [*_figures(with_indexes, without), *snapshot]


def _asked(store: Store, now: datetime) -> Mapping[str, Asked]:
    guild_id, nights = FIRST_GUILD + 7, store.nights
    return {
        "a vote in somebody else's poll": lambda: nights.ballots.note_poll_vote(1, 2, done=True),
        "a server comes back: what is unsent": nights.notices.unsent,
        "an event is deleted": lambda: nights.of_event(guild_id, 1),
        "a channel is deleted": lambda: nights.open_in(guild_id),
        "new likes of all servers": lambda: store.policies.new_likes(now - timedelta(hours=1)),
        "an export": lambda: store.personal.export(1),
        "the history of nights": lambda: nights.history.page(guild_id),
        "a profile": lambda: store.tastes.profile(FIRST_PERSON + 7),
        "what is due": lambda: store.timers.claim_due(LONG_AGO),
        "/health": lambda: store.timers.waiting(now),
        "status": lambda: read_figures(store.database),
    }


async def _cost(ask: Asked) -> Cost:
    """Return the milliseconds of a usual turn, and the most kilobytes of Python's that it held."""
    await ask()
    seconds = []
    for _ in range(TURNS):
        start = time.perf_counter()
        await ask()
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)[TURNS // 2] * 1000, await _peak(ask) / 1000


async def _peak(ask: Asked) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        await ask()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


async def _snapshot(store: Store) -> list[Figure]:
    start = time.perf_counter()
    likes = await store.tastes.snapshot()
    seconds = time.perf_counter() - start
    size = sum(array.nbytes for array in (likes.user_ids, likes.movie_ids, likes.weights))
    size += likes.servers.nbytes + likes.newcomers.nbytes
    peak = await _peak(store.tastes.snapshot)
    return [
        Figure(f"snapshot of {ALL_LIKES:,} tastes", seconds, "s"),
        Figure(
            "snapshot, most memory",
            peak / 1e6,
            "MB",
            ratio_at_most(4),
            peak / size,
            "the arrays themselves",
        ),
    ]


async def _drop_indexes(store: Store) -> None:
    """Take the database back to the indexes of the version before."""
    names = [
        f"ix_{table}_{'_'.join(columns)}"
        for table, indexes in GROWTH.INDEXES.items()
        for columns in indexes
    ]
    async with store.database.write() as connection:
        for name in names:
            await connection.execute(text(f"DROP INDEX {name}"))
        await connection.execute(text("CREATE INDEX ix_nights_state ON nights (state)"))
    await store.database.engine.dispose()


def _figures(with_indexes: Mapping[str, Cost], without: Mapping[str, Cost]) -> Iterator[Figure]:
    for name, (milliseconds, kilobytes) in with_indexes.items():
        ratio = milliseconds / without[name][0]
        compared = "the indexes of before"
        yield Figure(name, milliseconds, "ms", at_most(SOON), ratio, compared)
        yield Figure(f"{name}: memory", kilobytes, "kB", at_most(1000))
