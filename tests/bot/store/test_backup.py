"""Backups: consistent while the bot writes, checked, and never over another file."""

import asyncio
import contextlib
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.domain.tastes import TasteChange
from bot.store import inspection, schema
from bot.store.backup import back_up
from bot.store.database import Database
from bot.store.errors import BackupExistsError, NoBackupError, StoreDamagedError
from bot.store.store import Store
from bot.store.tables import guild_settings
from tests.bot.store.conftest import TickingClock
from tests.windows import windows


async def test_a_backup_taken_while_the_bot_writes_holds_whole_changes(
    sqlite_url: str, tmp_path: Path, clock: TickingClock
) -> None:
    async with await Store.open(sqlite_url, clock) as store:
        # Each person's ten likes are one change: a copy has ten or none of them.
        async def write() -> None:
            for user_id in range(1, 10**6):
                likes = [TasteChange.like(movie_id) for movie_id in range(10)]
                await store.tastes.record(user_id, 1, likes)

        writing = asyncio.create_task(write())
        await asyncio.sleep(0)
        while not await store.tastes.of(20):
            pass
        backup = await asyncio.to_thread(back_up, sqlite_url, tmp_path / "copy.sqlite3")
        writing.cancel()
    assert backup.people >= 20
    assert backup.tastes == backup.people * 10
    async with await Store.open(f"sqlite+aiosqlite:///{backup.path}", clock) as restored:
        assert len(set((await restored.tastes.snapshot()).user_ids)) == backup.people


@pytest.fixture
def filled(sqlite_url: str) -> str:
    async def fill() -> None:
        async with await Store.open(sqlite_url, TickingClock()) as store:
            await store.tastes.record(1, 1, [TasteChange.like(1)])

    asyncio.run(fill())
    return sqlite_url


def test_a_backup_overwrites_nothing(filled: str, tmp_path: Path) -> None:
    target = tmp_path / "mine.txt"
    target.write_text("precious")
    with pytest.raises(BackupExistsError):
        back_up(filled, target)
    assert target.read_text() == "precious"


def test_a_backup_is_for_the_owner_alone_and_leaves_nothing_else(
    filled: str, tmp_path: Path
) -> None:
    target = tmp_path / "backups" / "copy.sqlite3"
    back_up(filled, target)
    assert [path.stat().st_mode & 0o077 for path in (target, target.parent)] == [0, 0]
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("large", [False, True])
def test_a_damaged_database_is_not_copied_as_if_it_were_well(
    filled: str, sqlite_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, large: bool
) -> None:
    if large:  # too large to be read at each start
        monkeypatch.setattr(inspection, "CHECKED_AT_START", 0)
    content = bytearray(sqlite_file.read_bytes())
    content[4096 * 2 : 4096 * 2 + 400] = b"\xa5" * 400
    sqlite_file.write_bytes(content)
    with pytest.raises(StoreDamagedError):
        back_up(filled, tmp_path / "backups" / "copy.sqlite3")
    assert not list(tmp_path.glob("backups/*"))


# Says that the copy is made, and then does not go on.
STUCK = """
import sys, time
from pathlib import Path
from bot.store import backup

def stuck(*_):
    print("copied", flush=True)
    time.sleep(600)

backup._checked = stuck
backup.back_up(sys.argv[1], Path(sys.argv[2]))
"""


def test_a_backup_is_made_on_windows_too(filled: str, tmp_path: Path) -> None:
    with windows():
        assert back_up(filled, tmp_path / "backups" / "copy.sqlite3").tastes == 1


def test_a_backup_that_is_killed_leaves_no_copy_behind(filled: str, tmp_path: Path) -> None:
    target = tmp_path / "backups" / "copy.sqlite3"
    command = [sys.executable, "-c", STUCK, filled, str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "copied\n"
        try:
            [left] = target.parent.iterdir()
            # Another backup at the same time leaves this one its copy.
            back_up(filled, target.with_name("other.sqlite3"))
            assert (left / "matinee.sqlite3").stat().st_size
        finally:
            process.kill()
        # The helper holds the other end until it has tidied up.
        process.stdout.read()
    assert [each.name for each in target.parent.iterdir()] == ["other.sqlite3"]


def test_a_backup_clears_what_was_left_when_the_machine_stopped(
    filled: str, tmp_path: Path
) -> None:
    target = tmp_path / "backups" / "copy.sqlite3"
    left = target.parent / ".backup-left"
    left.mkdir(parents=True)
    (left / "matinee.sqlite3").write_text("half a copy")
    back_up(filled, target)
    assert list(target.parent.iterdir()) == [target]


async def test_what_was_backed_up_is_there_again_after_a_restore(
    sqlite_url: str,
    sqlite_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    clock: TickingClock,
) -> None:
    monkeypatch.setenv("MATINEE_DATA_DIRECTORY", str(sqlite_file.parent))
    async with await Store.open(sqlite_url, clock) as store:
        change = await store.tastes.record(1, 1, [TasteChange.like(1)])
        await store.guilds.change(1, "time_zone", "Europe/Berlin", 1)
        assert await asyncio.to_thread(main, ["backup"]) == 0
        copy = Path(capsys.readouterr().out.strip())
        await store.tastes.record(2, 1, [TasteChange.like(2)])
    # The steps of docs/operations.md.
    for name in ("matinee.sqlite3", "matinee.sqlite3-wal", "matinee.sqlite3-shm"):
        with contextlib.suppress(FileNotFoundError):
            (sqlite_file.parent / name).rename(sqlite_file.parent / f"broken-{name}")
    shutil.copy(copy, sqlite_file)
    await asyncio.to_thread(main, ["doctor"])
    assert f"{sqlite_file} is intact" in capsys.readouterr().out
    async with await Store.open(sqlite_url, clock) as restored:
        assert [taste.movie_id for taste in await restored.tastes.of(1)] == [1]
        assert await restored.tastes.of(2) == []
        assert (await restored.guilds.get(1)).time_zone == "Europe/Berlin"
        await restored.tastes.undo(change.change_id, 1)
        assert await restored.tastes.of(1) == []


async def test_a_database_is_copied_before_it_is_brought_up_to_date(
    sqlite_url: str, sqlite_file: Path, clock: TickingClock
) -> None:
    database = Database(sqlite_url)
    async with database.write() as connection:
        await connection.run_sync(schema.upgrade, "0006")
        await connection.execute(
            guild_settings.insert().values(guild_id=7, field="language", value='"de"')
        )
    await database.close()
    async with await Store.open(sqlite_url, clock) as store:
        assert (await store.guilds.get(7)).language == "de"
    [copy] = (sqlite_file.parent / "backups").iterdir()
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0006",)
        assert connection.execute("SELECT guild_id FROM guild_settings").fetchone() == (7,)
    async with await Store.open(sqlite_url, clock):
        pass
    assert len(list((sqlite_file.parent / "backups").iterdir())) == 1


def test_postgres_has_its_own_tool() -> None:
    with pytest.raises(NoBackupError):
        back_up("postgresql+asyncpg://localhost/matinee", Path("copy.sqlite3"))


def test_the_command_prints_where_the_backup_is(
    filled: str,
    sqlite_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MATINEE_DATA_DIRECTORY", str(sqlite_file.parent))
    assert main(["backup"]) == 0
    printed = capsys.readouterr()
    assert Path(printed.out.strip()).parent == sqlite_file.parent / "backups"
    assert "Tastes: 1, people: 1" in printed.err
    assert main(["backup", printed.out.strip()]) != 0
    assert "overwrites nothing" in capsys.readouterr().err
