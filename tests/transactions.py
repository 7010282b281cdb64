"""Counts what a step of a conversation asks of the store."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.engine import Engine


class Count:
    """How many transactions were begun so far."""

    def __init__(self) -> None:
        self.begun = 0

    def begin(self, _connection: object) -> None:
        """Count one more."""
        self.begun += 1


@contextmanager
def counted() -> Iterator[Count]:
    """Count the transactions, reading and writing, that begin in any store inside the block."""
    count = Count()
    event.listen(Engine, "begin", count.begin)
    try:
        yield count
    finally:
        event.remove(Engine, "begin", count.begin)
