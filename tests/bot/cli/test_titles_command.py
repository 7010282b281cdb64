"""`matinee titles` keeps an owner's names of films, and says of each line that it does not take."""

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.store.store import Store
from recommender.titles.other_titles import NumberedTitle
from tests.bot.store.conftest import TickingClock


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the command use a database of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MATINEE_DATA_DIRECTORY", str(tmp_path / "data"))
    return tmp_path


async def kept(data: Path) -> set[NumberedTitle]:
    clock = TickingClock()
    async with await Store.open(
        f"sqlite+aiosqlite:///{data / 'data' / 'matinee.sqlite3'}", clock
    ) as store:
        return set(await store.other_titles.all(clock.now()))


async def test_titles_are_added_once_and_taken_away(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / "titles.tsv"
    file.write_text(
        "\ufeff# Korean\n기생충\ttt6751668\n올드보이\t364569\n\n기생충\ttt6751668\n", "utf-8"
    )
    assert await _run("add", file) == 0
    assert "Kept now: 2" in capsys.readouterr().out
    both = {NumberedTitle("기생충", imdb_id=6751668), NumberedTitle("올드보이", imdb_id=364569)}
    assert await kept(data) == both
    file.write_text("기생충\ttt6751668\n", "utf-8")
    assert await _run("remove", file) == 0
    assert await kept(data) == {NumberedTitle("올드보이", imdb_id=364569)}


async def test_each_line_that_is_not_taken_is_named(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / "titles.tsv"
    lines = ["괴물\ttt0468492", "no tab", "\ttt0468492", "괴물\tnm0000001", f"{'가' * 201}\t1"]
    file.write_text("\n".join(lines), "utf-8")
    assert await _run("add", file) == 1
    said = capsys.readouterr().err
    assert [number for number in range(1, 6) if f"Line {number}:" in said] == [2, 3, 4, 5]
    assert await kept(data) == {NumberedTitle("괴물", imdb_id=468492)}


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"nothing", b""])
async def test_a_file_without_titles_changes_nothing(data: Path, content: bytes) -> None:
    file = data / "titles.tsv"
    file.write_bytes(content)
    assert await _run("add", file) != 0
    assert not (data / "data" / "matinee.sqlite3").exists()


async def test_a_running_bot_is_not_disturbed(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / "titles.tsv"
    file.write_text("괴물\ttt0468492\n", "utf-8")
    url = f"sqlite+aiosqlite:///{data / 'data' / 'matinee.sqlite3'}"
    async with await Store.open(url, TickingClock()):
        assert await _run("add", file) != 0
    assert "Stop it" in capsys.readouterr().err


async def _run(action: str, file: Path) -> int:
    return await asyncio.to_thread(main, ["titles", action, str(file)])
