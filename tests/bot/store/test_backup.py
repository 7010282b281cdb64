"""Backups: consistent while the bot writes, checked, and never over another file."""

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.domain.tastes import TasteChange
from bot.store.backup import back_up
from bot.store.errors import BackupExistsError, NoBackupError, StoreDamagedError
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock


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
    assert target.stat().st_mode & 0o077 == 0
    assert list(target.parent.iterdir()) == [target]


def test_a_damaged_database_is_not_copied_as_if_it_were_well(
    filled: str, sqlite_file: Path, tmp_path: Path
) -> None:
    content = bytearray(sqlite_file.read_bytes())
    content[4096 * 2 : 4096 * 2 + 400] = b"\xa5" * 400
    sqlite_file.write_bytes(content)
    with pytest.raises(StoreDamagedError):
        back_up(filled, tmp_path / "backups" / "copy.sqlite3")
    assert not (tmp_path / "backups").exists()


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
