"""A data set to begin with: one that is there, or one fetched now."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from bot.datasets.choice import ChoiceReason, ChosenFolder, choose_folder
from bot.datasets.download import OnBytes
from bot.datasets.errors import DatasetUnavailableError, NoDataSetError
from bot.datasets.fetch import fetch
from bot.datasets.packaged import fetch_packaged
from bot.datasets.published import QUICKEST, SITE, published_set
from bot.settings import Settings

TIMEOUT_SECONDS = 10.0


class FetchObserver(Protocol):
    """Is told what happens while a set is fetched."""

    def fetching(self, name: str) -> AbstractContextManager[OnBytes]:
        """Show how much of a set has arrived; call what is yielded with the bytes."""

    def site_failed(self, error: DatasetUnavailableError) -> None:
        """Hear that a Python package is taken instead."""

    def fetched(self, folder: Path) -> None:
        """Hear that a set has arrived, with its terms of use."""


def find_data(
    settings: Settings, named: Path | None, observer: FetchObserver, site: str = SITE
) -> ChosenFolder:
    """Return the folder of a data set and why it was taken; fetch one where there is none.

    Raises DatasetUnavailableError when none can be had.
    """
    try:
        return choose_folder(settings, named)
    except NoDataSetError:
        choice = _fetch(settings.dataset_directory, observer, site)
    observer.fetched(choice.folder)
    return choice


def _fetch(directory: Path, observer: FetchObserver, site: str) -> ChosenFolder:
    try:
        with observer.fetching(QUICKEST) as on_bytes:
            folder = fetch(published_set(QUICKEST), directory, on_bytes, site, TIMEOUT_SECONDS)
        return ChosenFolder(folder, ChoiceReason.FETCHED_NOW)
    except DatasetUnavailableError as error:
        observer.site_failed(error)
        return ChosenFolder(fetch_packaged(directory), ChoiceReason.PACKAGED)
