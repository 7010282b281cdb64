"""How a program learns that it is to end, or to begin anew."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable

# Tells `matinee run` that another process does its part until this one can.
TAKE_OVER = "--take-over"
# Tells `matinee run` that the process which started it holds its standard input open.
WITH_PARENT = "--with-parent"


def end_with_parent() -> None:
    """Let this process end, as when it is told to, once whoever started it has ended."""
    threading.Thread(target=_end_after_input, name="parent", daemon=True).start()


def _end_after_input() -> None:
    while os.read(0, 1024):
        pass
    signal.raise_signal(signal.SIGTERM)


def on_signals(stop: Callable[[], None]) -> None:
    """Call this when somebody ends the program (Ctrl+C, SIGTERM)."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop))


def on_renewal(renew: Callable[[], None]) -> None:
    """Call this when somebody wants new processes (SIGUSR1), where the system has that signal.

    SIGHUP would come whenever a terminal is closed, too.
    """
    if hasattr(signal, "SIGUSR1"):
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, renew)
