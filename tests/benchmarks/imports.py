"""A file of 20,000 films, none of them with a number: how long until its preview, and for whom."""

import asyncio
import csv
import gc
import io
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app import SWITCH_INTERVAL
from bot.clock import SystemClock
from bot.domain.imports.pending import effect_of
from bot.imports.finders import films_to_find, planned_import
from bot.imports.reader import HistoryReader
from bot.store.store import Store
from recommender import Catalogue
from recommender.data.movielens import LAYOUTS, read_catalogue
from tests.benchmarks.figure import Figure, at_most
from tests.data import movielens

ROWS = 20_000
# Every third title has words more than any film's, so that it is compared with all of its year.
UNKNOWN = 3
TICK = 0.001
IDLE_SECONDS = 2.0
PERSON = 1
FILE = "ratings.csv"


def measure() -> Iterable[Figure]:
    """Read, compare, keep and assess the file beside an event loop that ticks."""
    sys.setswitchinterval(SWITCH_INTERVAL)
    catalogue = read_catalogue(movielens("ml-32m-titles"), LAYOUTS[0])
    gc.freeze()  # as the bot does once its films are read
    seconds, idle, busy = asyncio.run(_preview(catalogue, _file(catalogue)))
    among = f"{ROWS:,} titles among {len(list(catalogue)):,} films"
    yield Figure(f"a preview of {among}", seconds, "s", at_most(5))
    yield Figure(
        "the longest that the event loop is held meanwhile", busy * 1000, "ms", at_most(20)
    )
    yield Figure("the longest that it is held when idle", idle * 1000, "ms")


async def _preview(catalogue: Catalogue, content: bytes) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'matinee.sqlite3'}"
        async with await Store.open(url, SystemClock()) as store:
            async with _ticking() as idle:
                await asyncio.sleep(IDLE_SECONDS)
            began = time.perf_counter()
            async with _ticking() as busy:
                said, known = await asyncio.gather(
                    HistoryReader().read([(FILE, content)]),
                    asyncio.to_thread(films_to_find, catalogue, frozenset[int]()),
                )
                pending = await asyncio.to_thread(planned_import, said, FILE, known)
                await store.pending_imports.keep(PERSON, pending)
                tastes = await store.tastes.among(PERSON, pending.movie_ids)
                await asyncio.to_thread(effect_of, pending, tastes, (), SystemClock().now())
    return time.perf_counter() - began, max(idle), max(busy)


@asynccontextmanager
async def _ticking() -> AsyncIterator[list[float]]:
    """Note how long each tick of the event loop is late.

    No tick counts for more than the processor time that this process took meanwhile: the rest is
    that of other processes.
    """
    late = [0.0]

    async def tick() -> None:
        while True:
            began, used = time.perf_counter(), time.process_time()
            await asyncio.sleep(TICK)
            waited, worked = time.perf_counter() - began - TICK, time.process_time() - used
            late.append(min(waited, worked))

    ticking = asyncio.create_task(tick())
    try:
        yield late
    finally:
        ticking.cancel()


def _file(catalogue: Catalogue) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("Date", "Name", "Year", "Letterboxd URI", "Rating"))
    dated = [movie for movie in catalogue if movie.year]
    for number in range(ROWS):
        movie = dated[number * 4 % len(dated)]
        title = movie.title if number % UNKNOWN else f"{movie.title} and the rest"
        writer.writerow(("2020-01-01", title, movie.year, "https://boxd.it/1", "3.5"))
    return text.getvalue().encode()
