"""Files of people -> what they say, without holding the event loop or trusting the files."""

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.child_process import child_environment
from bot.domain.imports.refusals import ImportRefusedError, Refusal

WORKER = "bot.imports.worker"
# The process has a limit of its own, of processor time; this one is for a machine that is too busy.
TIME_LIMIT = 120.0
# How a process ends that has used up its processor time; Windows has no such limit.
_OUT_OF_TIME = -signal.SIGXCPU if hasattr(signal, "SIGXCPU") else None
# Each process may take some hundred megabytes; who comes later waits for a moment.
PROCESSES_AT_ONCE = 2

UploadedFile = tuple[str, bytes]


class HistoryReader:
    """Reads files in processes of their own, a few at a time."""

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._turns = asyncio.Semaphore(PROCESSES_AT_ONCE)

    async def read(self, files: Sequence[UploadedFile]) -> bytes:
        """Read files as one history; return its lines, which `planned_import` takes.

        Raises ImportRefusedError for what takes too long.
        """
        async with self._turns:
            return await asyncio.to_thread(self._read, files)

    def _read(self, files: Sequence[UploadedFile]) -> bytes:
        sizes = json.dumps([(name, len(content)) for name, content in files])
        sent = b"\n".join((sizes.encode(), b"".join(content for _name, content in files)))
        try:
            done = subprocess.run(  # noqa: S603 - no shell, no user text
                [sys.executable, "-m", WORKER],
                input=sent,
                stdout=subprocess.PIPE,
                timeout=self._time_limit,
                check=False,
                cwd=Path(__file__).parents[2],
                env=child_environment(),
            )
        except subprocess.TimeoutExpired as error:
            raise ImportRefusedError(Refusal.TOOK_TOO_LONG, files[0][0]) from error
        if done.returncode == _OUT_OF_TIME:
            raise ImportRefusedError(Refusal.TOOK_TOO_LONG, files[0][0])
        return done.stdout
