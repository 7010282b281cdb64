"""What people told the bot can be read by nobody else on the machine, whatever the umask is."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import open_services
from bot.domain.runs.reasons import FirstTraining
from bot.domain.tastes import TasteChange
from bot.models.registry import ModelRegistry
from bot.private_files import PRIVATE_FOLDER
from bot.settings import Settings
from bot.store.store import Store
from bot.training.process import WORKER
from bot.training.shared_folder import SharedFolder
from tests.bot.store.conftest import TickingClock
from tests.bot.training.tiny import write_tiny_set

OTHERS = 0o077
WORDS = "nobody-else-may-know"


@pytest.fixture(autouse=True)
def careless() -> Iterator[None]:
    """Let everything be open that the bot itself does not close."""
    before = os.umask(0)
    yield
    os.umask(before)


def everything(folder: Path) -> list[Path]:
    return list(folder.rglob("*"))


def open_to_others(folder: Path) -> list[Path]:
    return [path for path in everything(folder) if path.stat().st_mode & OTHERS]


async def test_the_database_and_all_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    url = f"sqlite+aiosqlite:///{folder / 'matinee.sqlite3'}"
    async with await Store.open(url, TickingClock()) as store:
        await store.tastes.record(1, 1, [TasteChange.like(1)])
        assert folder / "matinee.sqlite3-wal" in everything(tmp_path)
        assert open_to_others(tmp_path) == []


async def test_a_database_that_was_open_to_others_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "matinee.sqlite3"
    url = f"sqlite+aiosqlite:///{file}"
    async with await Store.open(url, TickingClock()):
        for path in everything(tmp_path):
            path.chmod(0o644)
    async with await Store.open(url, TickingClock()) as store:
        await store.tastes.record(1, 1, [TasteChange.like(1)])
        assert open_to_others(tmp_path) == []


def test_a_folder_of_models_is_closed_to_others_whether_or_not_it_was_there(tmp_path: Path) -> None:
    there, new, shared = (tmp_path / name for name in ("there", "new", "shared"))
    there.mkdir(0o777)
    for folder in (there, new):
        ModelRegistry.open(folder)
    version = tmp_path / "0001"
    version.mkdir(PRIVATE_FOLDER)
    SharedFolder(shared).take(version, 1)
    assert open_to_others(tmp_path) == []


async def test_models_and_what_training_leaves_and_no_secret_for_the_trainer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MATINEE_TOKEN", "MATINEE_DATABASE_URL", "PGPASSWORD", "SOME_API_KEY"):
        monkeypatch.setenv(name, WORDS)
    base, data = write_tiny_set(tmp_path / "base"), tmp_path / "data"
    told: list[bytes] = []
    settings = Settings.load(None, data_directory=data, movielens=str(base), database_url="")
    async with open_services(settings) as services:
        outcome = await services.trainer.retrain(
            FirstTraining(), lambda _: told.extend(environments_of_trainers())
        )
        assert outcome.manifest is not None, outcome.problem
        assert [each for each in everything(data / "models") if each.suffix == ".npy"]
        assert open_to_others(data) == []
    assert told
    assert not [each for each in told if WORDS.encode() in each]


def environments_of_trainers() -> Iterator[bytes]:
    """Yield what the trainer processes that this process started were told at their start."""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = (process / "stat").read_text("utf-8").rpartition(")")[2].split()[1]
            is_trainer = WORKER.encode() in (process / "cmdline").read_bytes()
            if is_trainer and int(parent) == os.getpid():
                yield (process / "environ").read_bytes()
