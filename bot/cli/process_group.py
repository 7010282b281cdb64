"""Keeps several processes running: what ends is started again, and all end together."""

import asyncio
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from bot.messages.cli import cluster as messages
from bot.stopping import WITH_PARENT

# Growing while a process keeps ending, in seconds; one that lived for a while begins anew.
FIRST_PAUSE, MAX_PAUSE, HEALTHY_AFTER = 1.0, 60.0, 60.0
# A process ends by itself in nine seconds at most; Docker kills all after ten.
STOPPING_PATIENCE = 9.5
# No line of a log is longer, in bytes.
MAX_LINE = 1 << 24
RUN = (sys.executable, "-m", "bot", "run", WITH_PARENT)


@dataclass(frozen=True)
class ProcessPart:
    """What one process is called and told."""

    name: str
    environment: Mapping[str, str]


class ProcessGroup:
    """The processes of several parts; what they log goes to `log`.

    It comes with their names before it, unless it is not `prefixed`.
    """

    def __init__(
        self,
        parts: Sequence[ProcessPart],
        log: TextIO,
        command: Sequence[str] = RUN,
        *,
        prefixed: bool = True,
    ) -> None:
        self._parts, self._log, self._command = parts, log, command
        self._prefixed = prefixed
        self._stopping = asyncio.Event()
        self.running: dict[str, asyncio.subprocess.Process] = {}

    def stop(self) -> None:
        """Let all end; a second call changes nothing."""
        self._stopping.set()

    async def live(self) -> None:
        """Run all parts until `stop`, and a few seconds more, in which they end."""
        kept = [asyncio.create_task(self._keep(part)) for part in self._parts]
        told = asyncio.create_task(self._stopping.wait())
        await asyncio.wait({told, *kept}, return_when=asyncio.FIRST_COMPLETED)
        self.stop()
        for process in self.running.values():
            _end(process.terminate)
        _, late = await asyncio.wait(kept, timeout=STOPPING_PATIENCE)
        for name, process in self.running.items():
            self._say(name, messages.killed())
            _end(process.kill)
        if late:
            await asyncio.wait(late)
        for task in kept:
            task.result()

    async def _keep(self, part: ProcessPart) -> None:
        pause = FIRST_PAUSE
        loop = asyncio.get_running_loop()
        while not self._stopping.is_set():
            began = loop.time()
            status = await self._run(part)
            if loop.time() - began > HEALTHY_AFTER:
                pause = FIRST_PAUSE
            if not self._stopping.is_set():
                self._say(part.name, messages.ended(status, pause))
                await self._wait(pause)
            pause = min(2 * pause, MAX_PAUSE)

    async def _run(self, part: ProcessPart) -> int:
        process = await asyncio.create_subprocess_exec(
            *self._command,
            env=dict(part.environment),
            # Nothing is written to it: reading ends when this process does, also by a kill.
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            limit=MAX_LINE,
        )
        self.running[part.name] = process
        if self._stopping.is_set():
            _end(process.terminate)
        self._say(part.name, messages.started(process.pid))
        if process.stdout is not None:
            async for line in process.stdout:
                self._pass_on(part.name, line.decode(errors="replace").rstrip("\n"))
        status = await process.wait()
        del self.running[part.name]
        return status

    def _pass_on(self, name: str, line: str) -> None:
        if self._prefixed:
            self._say(name, line)
        else:  # such as JSON, which names the process itself
            self._log.write(f"{line}\n")
            self._log.flush()

    def _say(self, name: str, line: str) -> None:
        self._log.write(f"{name:>{self._width}} | {line}\n")
        self._log.flush()

    @property
    def _width(self) -> int:
        return max(len(part.name) for part in self._parts)

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return


def _end(signal: Callable[[], None]) -> None:
    """Tell a process to end, unless it has ended just now."""
    try:
        signal()
    except ProcessLookupError:
        return
