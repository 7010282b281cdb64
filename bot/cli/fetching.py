"""What the person at the terminal sees while a data set is fetched because there is none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.cli.progress_bar import BYTES, progress_bar
from bot.datasets.download import OnBytes
from bot.datasets.errors import DatasetUnavailableError
from bot.datasets.fetch import terms_of_use
from bot.messages import datasets as messages


class TerminalObserver:
    """Says what happens, and shows a progress bar."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    @contextmanager
    def fetching(self, name: str) -> Iterator[OnBytes]:
        """Show how much of a set has arrived."""
        self._say(messages.fetching(name))
        with progress_bar(name, BYTES) as bar:
            yield bar.receive

    def site_failed(self, error: DatasetUnavailableError) -> None:
        """Say that a Python package is taken instead."""
        self._say(messages.taking_package(messages.dataset_error(error)))

    def fetched(self, folder: Path) -> None:
        """Show the terms of use."""
        self._say(terms_of_use(folder) or messages.terms())
