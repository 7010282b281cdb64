"""A data set to begin with: one that is there, or one fetched now."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from bot.datasets.choice import Choice, choose_folder
from bot.datasets.download import OnBytes
from bot.datasets.errors import DataSetError, NoDataSetError
from bot.datasets.fetch import fetch, terms_of_use
from bot.datasets.packaged import fetch_packaged
from bot.datasets.published import SITE, TERMS, published_set
from bot.settings import Settings

PREFERRED = "ml-latest-small"
TIMEOUT = 10.0

Say = Callable[[str], None]
Bar = Callable[[str], AbstractContextManager[OnBytes]]


def find_data(
    settings: Settings, named: Path | None, say: Say, bar: Bar, site: str = SITE
) -> Choice:
    """Return the folder of a data set and why it was taken; fetch one where there is none.

    Raises DataSetError when none can be had. What is fetched comes with its terms of use.
    """
    try:
        return choose_folder(settings, named)
    except NoDataSetError:
        choice = _fetch(settings.dataset_directory, say, bar, site)
    say(terms_of_use(choice.folder) or TERMS)
    return choice


def _fetch(directory: Path, say: Say, bar: Bar, site: str) -> Choice:
    say(f"There is no MovieLens data set here yet; fetching {PREFERRED} from GroupLens.")
    try:
        with bar(PREFERRED) as on_bytes:
            folder = fetch(published_set(PREFERRED), directory, on_bytes, site, TIMEOUT)
        return Choice(folder, "fetched from GroupLens")
    except DataSetError as error:
        say(f"{error}\nTaking ml-100k out of the Python package recbole instead.")
        folder = fetch_packaged(directory)
        return Choice(folder, "out of a Python package, as GroupLens could not be reached")
