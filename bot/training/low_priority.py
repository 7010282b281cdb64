"""Work in a thread of its own that everything else on the machine comes before."""

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from typing import TypeVar

T = TypeVar("T")
LOWEST = 19


async def at_low_priority(name: str, work: Callable[[], T]) -> T:
    """Return what `work` returns, or raise what it raises; the end of the program waits not."""
    result: Future[T] = Future()

    def run() -> None:
        # On Linux a priority is that of a thread, elsewhere that of the process: left as it is.
        if sys.platform == "linux":
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOWEST)
        try:
            value = work()
        except Exception as error:  # noqa: BLE001 - whoever waits gets it
            failure = error
            _settle(lambda: result.set_exception(failure))
        else:
            _settle(lambda: result.set_result(value))

    threading.Thread(target=run, name=name, daemon=True).start()
    return await asyncio.wrap_future(result)


def _settle(outcome: Callable[[], None]) -> None:
    """Hand the outcome over, unless nobody waits any more."""
    with contextlib.suppress(RuntimeError, InvalidStateError):
        outcome()
