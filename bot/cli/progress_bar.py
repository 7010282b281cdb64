"""A progress bar on stderr, so that stdout stays for data."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class ProgressBar:
    """Shows how many of the announced steps are done and what the last one was."""

    def __init__(self) -> None:
        self._progress = Progress(
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("reading", total=0)
        self._expected = 0

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def expect(self, steps: int) -> None:
        """Announce so many further steps."""
        self._expected += steps
        self._progress.update(self._task, total=self._expected)

    def step(self, done: str) -> None:
        """Count one step as done and say what it was."""
        self._progress.update(self._task, advance=1, description=done)
