"""Which data set is used: the one named, else the settings', else one already fetched."""

from pathlib import Path

import pytest

from bot.datasets.choice import ChoiceReason, choose_folder
from bot.datasets.errors import MissingFolderError, NoDataSetError
from bot.settings import Settings


def settings(directory: Path, movielens: str = "") -> Settings:
    return Settings.load(None, data_directory=directory, movielens=movielens)


def fetched(directory: Path, name: str) -> Path:
    folder = directory / "data" / name
    folder.mkdir(parents=True)
    for file in ("ratings.csv", "movies.csv", "ratings.dat", "movies.dat"):
        (folder / file).touch()
    return folder


def test_a_named_folder_comes_first(tmp_path: Path) -> None:
    fetched(tmp_path, "ml-1m")
    choice = choose_folder(settings(tmp_path, "ml-1m"), tmp_path / "mine")
    assert choice == (tmp_path / "mine", ChoiceReason.OPTION)


def test_the_settings_name_a_folder_or_a_fetched_set(tmp_path: Path) -> None:
    folder = fetched(tmp_path, "ml-1m")
    fetched(tmp_path, "ml-latest-small")
    assert choose_folder(settings(tmp_path, "ml-1m")).folder == folder
    assert choose_folder(settings(tmp_path, str(folder))).folder == folder


def test_without_settings_a_fetched_set_is_taken(tmp_path: Path) -> None:
    folder = fetched(tmp_path, "ml-1m")
    assert choose_folder(settings(tmp_path)) == (folder, ChoiceReason.FETCHED_EARLIER)


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingFolderError, match="nowhere"):
        choose_folder(settings(tmp_path, "nowhere"))
    with pytest.raises(NoDataSetError):
        choose_folder(settings(tmp_path))
