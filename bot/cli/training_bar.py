"""A progress bar for a training run, on stderr."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.training.run import Run


@contextmanager
def training_bar() -> Iterator[Callable[[Run], None]]:
    """Show how far a run is as soon as one reports; what is yielded is told the run."""
    columns = (TextColumn("Learning"), BarColumn(), TimeElapsedColumn())
    progress = Progress(
        *columns,
        TextColumn("{task.description}"),
        console=Console(stderr=True),
        transient=True,
    )
    task = progress.add_task("", total=1.0)

    def on_progress(run: Run) -> None:
        if not progress.live.is_started:
            progress.start()
        progress.update(task, completed=run.report.fraction, description=run.report.stage)
        if run.report.fraction >= 1.0:
            progress.stop()

    try:
        yield on_progress
    finally:
        if progress.live.is_started:
            progress.stop()
