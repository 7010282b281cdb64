"""Opening: what is refused is left as it is, and one process owns a database."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.domain.tastes import TasteChange
from bot.store.claim import is_claimed
from bot.store.errors import (
    StoreDamagedError,
    StoreError,
    StoreForeignError,
    StoreInUseError,
    StoreNewerError,
    StoreOutdatedError,
    StoreUnavailableError,
)
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock
from tests.postgres import empty_postgres

ROOT = Path(__file__).resolve().parents[3]


async def fill(url: str, likes: int = 300) -> None:
    async with await Store.open(url, TickingClock()) as store:
        for user_id in range(likes // 100):
            changes = [TasteChange.like(movie_id) for movie_id in range(100)]
            await store.tastes.record(user_id, 1, changes)


def state(path: Path) -> dict[Path, bytes]:
    """Return every file beside the database, and its own bytes."""
    return {file: file.read_bytes() for file in path.parent.iterdir()}


def garbage(path: Path) -> None:
    path.write_bytes(b"This is a letter, not a database. " * 400)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 200] = b"\xa5" * 200
    path.write_bytes(bytes(content))


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (garbage, StoreDamagedError),
        (truncated, StoreDamagedError),
        (overwritten, StoreDamagedError),
        (newer, StoreNewerError),
        (foreign, StoreForeignError),
    ],
)
async def test_what_cannot_be_trusted_is_refused_and_left_alone(
    sqlite_url: str,
    sqlite_file: Path,
    harm: Callable[[Path], None],
    error: type[StoreError],
    clock: TickingClock,
) -> None:
    await fill(sqlite_url)
    harm(sqlite_file)
    before = state(sqlite_file)
    for opener in (Store.open, Store.read):
        with pytest.raises(error):
            await opener(sqlite_url, clock)
    assert state(sqlite_file) == before


async def test_a_newer_postgres_database_is_refused(clock: TickingClock) -> None:
    url = await empty_postgres()
    async with (
        await Store.open(url, clock) as store,
        store.database.write() as connection,
    ):
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreNewerError):
        await Store.open(url, clock)


async def test_a_second_owner_is_refused_until_the_first_has_closed(
    url: str, clock: TickingClock
) -> None:
    async with await Store.open(url, clock) as store:
        assert await is_claimed(store.database)
        with pytest.raises(StoreInUseError):
            await Store.open(url, clock)
        await store.tastes.record(1, 1, [TasteChange.like(1)])
    async with await Store.read(url, clock) as reader:
        assert not await is_claimed(reader.database)
    async with await Store.open(url, clock) as again:
        assert len(await again.tastes.of(1)) == 1


async def test_readers_are_welcome_beside_the_owner(url: str, clock: TickingClock) -> None:
    async with await Store.open(url, clock) as store, await Store.read(url, clock) as reader:
        await store.tastes.record(1, 1, [TasteChange.like(1)])
        assert len(await reader.tastes.of(1)) == 1


async def test_a_reader_cannot_write(url: str, clock: TickingClock) -> None:
    await fill(url, 0)
    async with await Store.read(url, clock) as reader:
        with pytest.raises(StoreUnavailableError):
            await reader.tastes.record(1, 1, [TasteChange.like(1)])


async def test_a_reader_leaves_migrating_to_the_bot(sqlite_file: Path, sqlite_url: str) -> None:
    with pytest.raises(StoreUnavailableError, match="missing"):
        await Store.read(sqlite_url, TickingClock())
    assert state(sqlite_file) == {}
    sqlite3.connect(sqlite_file).close()
    with pytest.raises(StoreOutdatedError):
        await Store.read(sqlite_url, TickingClock())


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "file").close()
    with pytest.raises(StoreUnavailableError, match="file"):
        await Store.open(f"sqlite+aiosqlite:///{tmp_path}/file/x.sqlite3", TickingClock())


@pytest.mark.skipif(sys.platform == "win32", reason="copies an open file, as Windows forbids")
async def test_what_a_killed_bot_left_in_its_log_is_there_again(
    tmp_path: Path, sqlite_file: Path, sqlite_url: str, clock: TickingClock
) -> None:
    copy = tmp_path.with_name(f"{tmp_path.name}-copy") / sqlite_file.name
    async with await Store.open(sqlite_url, clock) as store:
        await store.tastes.record(1, 1, [TasteChange.like(1)])
        shutil.copytree(tmp_path, copy.parent)
    async with await Store.open(f"sqlite+aiosqlite:///{copy}", clock) as again:
        assert len(await again.tastes.of(1)) == 1


HOLDER = """
import asyncio, sys
from bot.clock import SystemClock
from bot.store.store import Store

async def main():
    async with await Store.open(sys.argv[1], SystemClock()):
        print("open", flush=True)
        await asyncio.to_thread(sys.stdin.read)

asyncio.run(main())
"""


@pytest.mark.slow
def test_a_second_bot_on_the_same_database_says_so_and_ends(
    sqlite_file: Path, sqlite_url: str, invented_folder: Path
) -> None:
    settings = {
        "MATINEE_MOVIELENS": str(invented_folder),
        "MATINEE_DATA_DIRECTORY": str(sqlite_file.parent),
        "MATINEE_TOKEN": "never sent anywhere",
    }
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, sqlite_url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        second = subprocess.run(
            [sys.executable, "-m", "bot", "run"],
            env=os.environ | settings,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert second.returncode == 1
    assert "Another Matinee is running on the database" in second.stderr
    assert "Traceback" not in second.stderr
