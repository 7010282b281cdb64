"""Reads rows one by one, so that a damaged one does not hide the others."""

import logging
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sqlalchemy import CursorResult, RowMapping

Read = TypeVar("Read")
# What reading a value raises that is of another type or form than its column's.
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)

logger = logging.getLogger(__name__)


def readable(result: "CursorResult[Any]", read: Callable[[RowMapping], Read]) -> Iterator[Read]:
    """Yield what each row stands for; a row that cannot be read is logged and left out.

    For what concerns many servers at once: none of them is to suffer for another one's damage.
    """
    mappings = result.mappings()
    while True:
        try:
            row = mappings.fetchone()
            if row is None:
                return
            found = read(row)
        except UNREADABLE:
            logger.exception("what is stored cannot be read; leaving out this row")
            continue
        yield found
