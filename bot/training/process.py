"""The trainer process as the bot sees it: started, listened to, cancelled, never waited for.

One thread waits for the process and calls back into the event loop. So nothing blocks the
loop, no command waits, and the time limit holds even when the loop's clock is a simulated one.
"""

import asyncio
import contextvars
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import JsonValue, TypeAdapter, ValidationError

from bot.child_process import child_environment
from bot.domain.runs.problems import (
    OutOfMemory,
    ProcessEnded,
    ProcessKilled,
    RunProblem,
    TookTooLong,
    read_problem,
)
from bot.training.progress import Report
from bot.training.request import REQUEST_FILE

WORKER = "bot.training.worker"
LOG_FILE = "log.txt"
LOG_TAIL_CHARACTERS = 2000
# OpenBLAS ends the process by itself, with these words, where it gets no memory.
NO_MEMORY = re.compile(r"^OpenBLAS\b.*\bmemory\b", re.IGNORECASE)
LINE: TypeAdapter[dict[str, JsonValue]] = TypeAdapter(dict[str, JsonValue])
REPORT = TypeAdapter(Report)


T = TypeVar("T")


@dataclass(frozen=True)
class Ending:
    """How the process ended: None when it left a model, else why it did not."""

    problem: RunProblem | None = None


class TrainerProcess:
    """One worker process; `on_report` and `on_end` are called in the event loop."""

    def __init__(
        self,
        directory: Path,
        time_limit: float,
        on_report: Callable[[Report], None],
        on_end: Callable[[Ending], None],
    ) -> None:
        self._directory = directory
        self._time_limit = time_limit
        self._on_report = on_report
        self._on_end = on_end
        self._loop = asyncio.get_running_loop()
        self._context = contextvars.copy_context()
        self._process: subprocess.Popen[str] | None = None
        self._stopped_because: RunProblem | None = None
        self._thread = threading.Thread(target=self._watch, name="trainer", daemon=True)

    def start(self) -> None:
        """Start the process and its watcher; OSError when the system cannot."""
        with (self._directory / LOG_FILE).open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(  # noqa: S603 - no shell, no user text
                [sys.executable, "-m", WORKER, str(self._directory / REQUEST_FILE)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                encoding="utf-8",
                cwd=Path(__file__).parents[2],
                env=child_environment(),
            )
        if self._stopped_because is not None:
            self._process.kill()
        self._thread.start()

    def join(self, seconds: float) -> None:
        """Wait for the watcher; for shutting down only, it blocks."""
        self._thread.join(seconds)

    def stop(self, problem: RunProblem) -> None:
        """End the process at once; its end carries this problem."""
        self._stopped_because = self._stopped_because or problem
        if self._process is not None and self._process.poll() is None:
            self._process.kill()

    def _watch(self) -> None:
        process = self._process
        if process is None or process.stdout is None or process.stdin is None:
            raise RuntimeError("the watcher runs beside a started process")
        late = TookTooLong(minutes=self._time_limit / 60)
        limit = threading.Timer(self._time_limit, self.stop, args=(late,))
        limit.daemon = True
        limit.start()
        last: Mapping[str, JsonValue] = {}
        with process.stdout as lines, process.stdin:
            for line in lines:
                last = self._hear(line) or last
        status = process.wait()
        limit.cancel()
        self._call(self._on_end, self._ending(status, last))

    def _hear(self, line: str) -> Mapping[str, JsonValue] | None:
        """Pass a progress line on; return a line that says how the run ended."""
        try:
            message = LINE.validate_json(line)
            if "progress" not in message:
                return message
            self._call(self._on_report, REPORT.validate_python(message["progress"]))
        except ValidationError:  # not a line of ours: a library has printed something
            return None
        return None

    def _ending(self, status: int, last: Mapping[str, JsonValue]) -> Ending:
        if self._stopped_because is not None:
            return Ending(self._stopped_because)
        if status == 0 and "result" in last:
            return Ending()
        if "failure" in last:
            return Ending(read_problem(last["failure"]))
        return Ending(_death(status, self._last_words()))

    def _last_words(self) -> str:
        lines = log_of(self._directory)[-LOG_TAIL_CHARACTERS:].strip().splitlines()
        return lines[-1].strip() if lines else ""

    def _call(self, callback: Callable[[T], None], argument: T) -> None:
        try:
            self._loop.call_soon_threadsafe(callback, argument, context=self._context)
        except RuntimeError:  # the loop is closed: the bot is gone, nobody listens any more
            return


def _death(status: int, last_words: str) -> RunProblem:
    if NO_MEMORY.match(last_words):
        return OutOfMemory()
    if status >= 0:
        return ProcessEnded(status=status, last_words=last_words)
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = str(-status)
    return ProcessKilled(signal=name, last_words=last_words)


def log_of(directory: Path) -> str:
    """Return what a trainer process has logged; nothing where it has not come so far."""
    try:
        return (directory / LOG_FILE).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
