"""Keeps several processes running: what ends is started again, and all end together.

New ones can be put in their place, one after the other, each before the one that it replaces ends.
"""

import asyncio
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from bot.messages.cli import cluster as messages
from bot.stopping import TAKE_OVER, WITH_PARENT

# Growing while a process keeps ending, in seconds; one that lived for a while begins anew.
FIRST_PAUSE, MAX_PAUSE, HEALTHY_AFTER = 1.0, 60.0, 60.0
# How long a new process may take until the one before has handed over to it, in seconds.
REPLACING_PATIENCE = 600.0
# A process ends by itself in nine seconds at most; Docker kills all after ten.
STOPPING_PATIENCE = 9.5
# No line of a log is longer, in bytes.
MAX_LINE = 1 << 24
RUN = (sys.executable, "-m", "bot", "run", WITH_PARENT)


@dataclass(frozen=True)
class ProcessPart:
    """What one process is called and told, and whether it hands over to a new one.

    Another is ended before the new one starts.
    """

    name: str
    environment: Mapping[str, str]
    hands_over: bool = False


@dataclass(frozen=True)
class _Running:
    process: asyncio.subprocess.Process
    reading: asyncio.Task[None]

    async def ended(self) -> int:
        """Wait until it has ended and all is read that it said; return its status."""
        await self.reading
        return await self.process.wait()


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
        self._replacing: asyncio.Task[None] | None = None
        self._successors: dict[str, _Running] = {}
        self.running: dict[str, asyncio.subprocess.Process] = {}

    def stop(self) -> None:
        """Let all end; a second call changes nothing."""
        self._stopping.set()

    def replace_all(self) -> None:
        """Put a new process in the place of each, one after the other.

        While that goes on, another call changes nothing.
        """
        if self._replacing is None or self._replacing.done():
            self._replacing = asyncio.create_task(self._replace_each())

    async def live(self) -> None:
        """Run all parts until `stop`, and a few seconds more, in which they end."""
        kept = [asyncio.create_task(self._keep(part)) for part in self._parts]
        told = asyncio.create_task(self._stopping.wait())
        await asyncio.wait({told, *kept}, return_when=asyncio.FIRST_COMPLETED)
        self.stop()
        if self._replacing is not None:
            kept.append(self._replacing)
        for _, process in self._alive():
            _end(process.terminate)
        _, late = await asyncio.wait(kept, timeout=STOPPING_PATIENCE)
        for name, process in self._alive():
            self._say(name, messages.killed())
            _end(process.kill)
        if late:
            await asyncio.wait(late)
        for task in kept:
            task.result()

    def _alive(self) -> list[tuple[str, asyncio.subprocess.Process]]:
        successors = ((name, each.process) for name, each in self._successors.items())
        return [*self.running.items(), *successors]

    async def _keep(self, part: ProcessPart) -> None:
        pause = FIRST_PAUSE
        loop = asyncio.get_running_loop()
        running: _Running | None = None
        while running is not None or not self._stopping.is_set():
            began = loop.time()
            running = running or await self._start(part)
            status = await self._keep_until_end(part, running)
            running = self._successors.pop(part.name, None)
            if running is not None:
                self._say(part.name, messages.replaced(running.process.pid))
                continue
            if loop.time() - began > HEALTHY_AFTER:
                pause = FIRST_PAUSE
            if not self._stopping.is_set():
                self._say(part.name, messages.ended(status, pause))
                await self._wait(pause)
            pause = min(2 * pause, MAX_PAUSE)

    async def _keep_until_end(self, part: ProcessPart, running: _Running) -> int:
        self.running[part.name] = running.process
        if self._stopping.is_set():
            _end(running.process.terminate)
        status = await running.ended()
        del self.running[part.name]
        return status

    async def _replace_each(self) -> None:
        """Replace those that hand over first; stop at one that does not."""
        for part in sorted(self._parts, key=lambda part: not part.hands_over):
            old = self.running.get(part.name)
            if old is None or self._stopping.is_set():
                continue  # it is about to be started, or never again
            if not part.hands_over:
                _end(old.terminate)
            elif not await self._hand_over(part, old):
                return

    async def _hand_over(self, part: ProcessPart, old: asyncio.subprocess.Process) -> bool:
        """Let a new process take over from an old one; whether it did."""
        new = self._successors[part.name] = await self._start(part, TAKE_OVER)
        ends = {asyncio.create_task(each.wait()) for each in (old, new.process)}
        await asyncio.wait(ends, timeout=REPLACING_PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        if old.returncode is not None:
            return True
        self._successors.pop(part.name, None)
        _end(new.process.terminate)
        status = await new.ended()
        self._say(part.name, messages.not_replaced(status))
        return False

    async def _start(self, part: ProcessPart, *options: str) -> _Running:
        process = await asyncio.create_subprocess_exec(
            *self._command,
            *options,
            env=dict(part.environment),
            # Nothing is written to it: reading ends when this process does, also by a kill.
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            limit=MAX_LINE,
        )
        self._say(part.name, messages.started(process.pid))
        return _Running(process, asyncio.create_task(self._read(part, process)))

    async def _read(self, part: ProcessPart, process: asyncio.subprocess.Process) -> None:
        if process.stdout is not None:
            async for line in process.stdout:
                self._pass_on(part.name, line.decode(errors="replace").rstrip("\n"))

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
