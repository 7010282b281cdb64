"""Which data set is used, and why."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from bot.datasets.errors import MissingFolderError, NoDataSetError
from bot.datasets.fetch import is_fetched
from bot.datasets.published import SETS
from bot.settings import Settings


class ChoiceReason(StrEnum):
    """Why a folder was taken."""

    OPTION = "option"
    SETTING = "setting"
    FETCHED_EARLIER = "fetched earlier"
    FETCHED_NOW = "fetched now"
    PACKAGED = "packaged"


class ChosenFolder(NamedTuple):
    """A folder with a data set, and why it was taken."""

    folder: Path
    reason: ChoiceReason


def choose_folder(
    settings: Settings, named: Path | None = None, in_service: str = ""
) -> ChosenFolder:
    """Take the folder named, else the one in the settings, else a set already fetched.

    Of several fetched sets that counts whose name is `in_service`, where the model is of one.

    Raises MissingFolderError when the settings name something that is not there, and
    NoDataSetError when there is none at all.
    """
    if named is not None:
        return ChosenFolder(named, ChoiceReason.OPTION)
    if settings.movielens:
        return ChosenFolder(_configured(settings), ChoiceReason.SETTING)
    fetched = list(fetched_folders(settings.dataset_directory))
    for folder in sorted(fetched, key=lambda each: each.name != in_service):
        return ChosenFolder(folder, ChoiceReason.FETCHED_EARLIER)
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
    raise MissingFolderError(settings.movielens)
