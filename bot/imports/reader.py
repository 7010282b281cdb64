"""Files of people -> histories, without holding the event loop or trusting the files."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from bot.child_process import child_environment
from bot.domain.imports.history import History
from bot.domain.imports.refusals import ImportRefusedError, Refusal
from bot.imports.lines import read_lines

WORKER = "bot.imports.worker"
# A file at all limits takes a few seconds on one processor.
TIME_LIMIT = 30.0
# Each process may take some hundred megabytes; who comes later waits for a moment.
PROCESSES_AT_ONCE = 2

UploadedFile = tuple[str, bytes]


class HistoryReader:
    """Reads files in processes of their own, a few at a time."""

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._turns = asyncio.Semaphore(PROCESSES_AT_ONCE)

    async def read(self, files: Sequence[UploadedFile]) -> History:
        """Read files as one history; raises ImportRefusedError."""
        async with self._turns:
            return await asyncio.to_thread(self._read, files)

    def _read(self, files: Sequence[UploadedFile]) -> History:
        sizes = json.dumps([(name, len(content)) for name, content in files])
        sent = b"\n".join((sizes.encode(), b"".join(content for _name, content in files)))
        name = files[0][0]
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
            raise ImportRefusedError(Refusal.TOOK_TOO_LONG, name) from error
        history = read_lines(BytesIO(done.stdout))
        if history is None:  # killed, for what the file made it do
            raise ImportRefusedError(Refusal.DAMAGED, name)
        return history
