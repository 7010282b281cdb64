"""A progress bar for a download, on stderr."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from bot.datasets.download import OnBytes


@contextmanager
def transfer_bar(name: str) -> Iterator[OnBytes]:
    """Show how much of `name` has arrived; what is yielded is told the bytes."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(
        *columns,
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=False,
    ) as progress:
        task = progress.add_task(name, total=None, visible=False)

        def on_bytes(received: int, expected: int) -> None:
            progress.update(task, completed=received, total=expected or None, visible=True)

        yield on_bytes
