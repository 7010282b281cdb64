"""Which data set is used, and why."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.datasets.errors import DataSetError, NoDataSetError
from bot.datasets.fetch import is_fetched
from bot.datasets.published import SETS
from bot.settings import Settings


class Choice(NamedTuple):
    """A folder with a data set, and the reason it was taken, as half a sentence."""

    folder: Path
    reason: str


def choose_folder(settings: Settings, named: Path | None = None) -> Choice:
    """Take the folder named, else the one in the settings, else a set already fetched.

    Raises DataSetError when the settings name something that is not there, NoDataSetError when
    there is none at all.
    """
    if named is not None:
        return Choice(named, "named with --data")
    if settings.movielens:
        return Choice(_configured(settings), "named in MATINEE_MOVIELENS")
    for folder in fetched_folders(settings.dataset_directory):
        return Choice(folder, "fetched earlier")
    raise NoDataSetError


def fetched_folders(directory: Path) -> Iterator[Path]:
    """Name the folders of the sets that were fetched, the one to begin with first."""
    for each in SETS:
        if is_fetched(directory / each.name, each):
            yield directory / each.name


def _configured(settings: Settings) -> Path:
    """Find what MATINEE_MOVIELENS means: a folder, or the name of a set that was fetched."""
    for folder in (Path(settings.movielens), settings.dataset_directory / settings.movielens):
        if folder.is_dir():
            return folder
    raise DataSetError(
        f"MATINEE_MOVIELENS names {settings.movielens}, which is no folder here and no set that "
        "`matinee data get` fetched."
    )
