"""A full disk: a clear error, nothing half written, and everything works when there is room."""

import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.domain.tastes import TasteChange
from bot.store.errors import StoreFullError
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock

LIMITED_WRITER = """
import asyncio, glob, os, resource, sys
from bot.clock import SystemClock
from bot.domain.tastes import TasteChange
from bot.store.store import Store
from bot.store.errors import StoreFullError

async def main() -> None:
    async with await Store.open(sys.argv[1], SystemClock()) as store:
        files = glob.glob(sys.argv[1].partition(":///")[2] + "*")
        room = max(map(os.path.getsize, files)) + 400_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, -1))
        kept = 0
        try:
            for start in range(0, 100_000, 100):
                changes = [TasteChange.like(start + number) for number in range(100)]
                await store.tastes.record(1, 1, changes)
                kept += 100
        except StoreFullError as error:
            print(error, file=sys.stderr)
        resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
        print(kept, len(await store.tastes.of(1)))
        await store.tastes.record(2, 1, [TasteChange.like(1)])
        print(len(await store.tastes.of(2)))

asyncio.run(main())
"""


@asynccontextmanager
async def small_store(url: str, pages: int) -> AsyncIterator[Store]:
    """Open a store on a disk that holds so many pages more than an empty database."""

    def limit(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA page_count")
        (used,) = cursor.fetchone() or (0,)
        cursor.execute(f"PRAGMA max_page_count = {used + pages}")
        cursor.close()

    async with await Store.open(url, TickingClock()) as store:
        await store.database.engine.dispose()
        event.listen(store.database.engine.sync_engine, "connect", limit)
        yield store


async def test_a_change_that_does_not_fit_is_not_stored_at_all(sqlite_url: str) -> None:
    async with small_store(sqlite_url, pages=4) as store:
        small = [TasteChange.like(movie_id) for movie_id in range(5)]
        await store.tastes.record(1, 1, small)
        before = await store.tastes.of(1)
        large = [TasteChange.dislike(movie_id) for movie_id in range(5_000)]
        with pytest.raises(StoreFullError):
            await store.tastes.record(1, 1, large)
        assert await store.tastes.of(1) == before
        undone = await store.tastes.record(1, 1, [TasteChange.unlike(0)])
        assert undone.changed == (0,)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of files")
def test_a_disk_that_fills_up_keeps_what_was_acknowledged(sqlite_url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED_WRITER, sqlite_url],
        capture_output=True,
        text=True,
        check=True,
    )
    kept, stored, afterwards = (int(word) for word in done.stdout.split())
    assert kept == stored > 0
    assert afterwards == 1
    assert "StoreFullError" in done.stderr
