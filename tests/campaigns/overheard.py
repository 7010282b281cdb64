"""Listens to what the bot logs: a traceback is a fault, whoever caused it."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager


class Overheard(logging.Handler):
    """Collects errors and everything that has a traceback, in a line each."""

    def __init__(self) -> None:
        super().__init__()
        self._heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what should not have happened."""
        if record.levelno < logging.ERROR and not record.exc_info:
            return
        words = record.getMessage()
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            words += f" [{error!r:.300} at {frame.filename}:{frame.lineno}]"
        self._heard.append(words)

    def take(self) -> list[str]:
        """Return what was heard since the last time."""
        heard, self._heard = self._heard, []
        return heard


@contextmanager
def overhearing() -> Iterator[Overheard]:
    """Listen as long as the block runs."""
    overheard = Overheard()
    root = logging.getLogger()
    root.addHandler(overheard)
    try:
        yield overheard
    finally:
        root.removeHandler(overheard)
