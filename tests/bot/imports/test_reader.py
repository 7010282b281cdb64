"""The process that reads files: what it says of them, and what becomes of one that does not end."""

import pytest

from bot.domain.imports.refusals import ImportRefusedError, Refusal
from bot.imports import reader
from bot.imports.lines import read_lines
from bot.imports.reader import HistoryReader

FILES = [("a.csv", b"Title,Year\nHeat,1995\n"), ("ratings.csv", b"Title,Year\nAlien,1979\n")]

pytestmark = pytest.mark.slow


async def test_files_are_read_as_one_history() -> None:
    history = read_lines(await HistoryReader().read(FILES), "a.csv")
    assert [row.film.title for row in history.rows] == ["Heat", "Alien"]


@pytest.mark.parametrize("files", [[("photo.csv", b"\x89PNG\r\n")], [("empty.csv", b"")]])
async def test_what_is_refused_there_is_refused_here(files: list[tuple[str, bytes]]) -> None:
    said = await HistoryReader().read(files)
    with pytest.raises(ImportRefusedError) as refused:
        read_lines(said, "a.csv")
    assert refused.value.name == files[0][0]


async def test_a_process_that_does_not_end_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "WORKER", "tests.bot.imports.endless")
    with pytest.raises(ImportRefusedError) as refused:
        await HistoryReader().read(FILES)
    assert refused.value.refusal is Refusal.TOOK_TOO_LONG
    with pytest.raises(ImportRefusedError):
        await HistoryReader(time_limit=0.1).read(FILES)


def test_a_history_without_an_end_is_a_damaged_file() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read_lines(b"", "a.csv")
    assert refused.value.refusal is Refusal.DAMAGED
