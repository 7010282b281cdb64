"""Waits for something to be logged."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager


class _Waiter(logging.Handler):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.words, self.seen = words, asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        if self.words in record.getMessage():
            self.seen.set()


@contextmanager
def logged(words: str) -> Iterator[asyncio.Event]:
    """Yield an event that is set as soon as a log line has some words."""
    waiter = _Waiter(words)
    root = logging.getLogger()
    root.addHandler(waiter)
    try:
        yield waiter.seen
    finally:
        root.removeHandler(waiter)
