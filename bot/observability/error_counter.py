"""Counts what is logged as an error, wherever in the program that happens."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter


class ErrorCounter(logging.Handler):
    """Counts errors by the kind of exception; the texts stay in the log."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(logging.ERROR)
        self._counter = counter

    def emit(self, record: logging.LogRecord) -> None:
        """Count one error."""
        kind = record.exc_info[0] if record.exc_info else None
        self._counter.labels(kind.__name__ if kind else "none").inc()


@contextmanager
def counting_errors(counter: Counter) -> Iterator[None]:
    """Count as long as the block runs."""
    handler = ErrorCounter(counter)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
