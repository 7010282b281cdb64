"""The one progress bar: on stderr, so that stdout stays for data."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TransferSpeedColumn,
)

from bot.training.run import Run

WIDTH = 30
STEPS = (MofNCompleteColumn(),)
BYTES = (DownloadColumn(), TransferSpeedColumn())


class ProgressBar:
    """Appears with the first report, and says how much is done and what is being done."""

    def __init__(self, label: str, columns: tuple[ProgressColumn, ...]) -> None:
        self._progress = Progress(
            TextColumn(label),
            BarColumn(bar_width=WIDTH),
            *columns,
            TimeElapsedColumn(),
            TextColumn("{task.description}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None)
        self._expected = 0

    def show(self, done: float, total: float | None, doing: str = "") -> None:
        """Show so much of a total; None while the total is not known."""
        if not self._progress.live.is_started:
            self._progress.start()
        self._progress.update(self._task, completed=done, total=total, description=doing)

    def expect(self, steps: int) -> None:
        """Announce so many further steps."""
        self._expected += steps
        self.show(self._progress.tasks[0].completed, self._expected)

    def step(self) -> None:
        """Count one step as done."""
        self.show(self._progress.tasks[0].completed + 1, self._expected)

    def receive(self, received: int, expected: int) -> None:
        """Show how many bytes have arrived; 0 are expected when nobody knows."""
        self.show(received, expected or None)

    def follow(self, run: Run) -> None:
        """Show how far a training run is."""
        self.show(run.report.fraction, 1.0, run.report.stage)
        if run.report.fraction >= 1.0:
            self.stop()

    def stop(self) -> None:
        """Take the bar away."""
        if self._progress.live.is_started:
            self._progress.stop()


@contextmanager
def progress_bar(label: str, columns: tuple[ProgressColumn, ...] = ()) -> Iterator[ProgressBar]:
    """Keep a bar as long as the block runs."""
    bar = ProgressBar(label, columns)
    try:
        yield bar
    finally:
        bar.stop()
