"""What a process on Windows lacks, taken away here; files and paths stay those of this machine."""

import asyncio
import fcntl
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import cast
from unittest import mock

MODULES = ("fcntl", "grp", "pwd", "resource", "termios")
FUNCTIONS = (
    "chown", "fork", "forkpty", "getegid", "geteuid", "getgid", "getloadavg", "getpgid",
    "getpriority", "getuid", "killpg", "mkfifo", "nice", "sched_getaffinity", "sched_setaffinity",
    "setpriority", "setsid", "statvfs", "sysconf",
)  # fmt: skip
_flush, _flags_of = os.fsync, fcntl.fcntl


@contextmanager
def windows() -> Iterator[None]:
    """Take away what Windows has not: signal handlers of the event loop, calls of POSIX alone."""
    absent = mock.Mock(side_effect=NotImplementedError)
    with ExitStack() as taken:
        taken.enter_context(
            mock.patch.object(asyncio.SelectorEventLoop, "add_signal_handler", absent)
        )
        taken.enter_context(mock.patch.object(os, "fsync", _flush_what_is_written))
        modules = dict.fromkeys(MODULES)  # imports of these fail
        taken.enter_context(mock.patch.dict(sys.modules, cast("dict[str, object]", modules)))
        for name in filter(lambda each: hasattr(os, each), FUNCTIONS):
            taken.enter_context(mock.patch.object(os, name))
            delattr(os, name)
        yield


def _flush_what_is_written(descriptor: int) -> None:
    """Refuse to flush what is open for reading alone, as Windows does."""
    is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)  # which is not opened at all there
    reads_only = _flags_of(descriptor, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY
    if reads_only and not is_folder:
        raise OSError(9, "Bad file descriptor")
    _flush(descriptor)
