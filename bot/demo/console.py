"""The demo in a terminal or driven by a script: lines in, the bot's messages out."""

import asyncio
import sys
import textwrap
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import TextIO

from bot.demo.actions import ActionRunner
from bot.demo.clock_sync import TICK, ClockSync
from bot.demo.errors import DemoError
from bot.demo.history import ChannelHistory
from bot.demo.printing import as_json, as_text, error_as_json, error_as_text
from bot.demo.reading import read_line
from bot.demo.sent_messages import MessageFeed, SentMessage
from bot.demo.simulated_server import ADMIN, MEMBERS, SimulatedServer
from bot.messages import demo as messages

# Wide enough to be few lines, and narrow enough for most terminals.
GUIDE_WIDTH = 100


class Console:
    """Carries out one line after the other and prints what the bot sends, as JSON or as text."""

    def __init__(self, server: SimulatedServer, output: TextIO, *, json: bool) -> None:
        self._server = server
        self._clock = ClockSync(server)
        self._runner = ActionRunner(server, self._clock)
        self._feed = MessageFeed(server)
        self._history = ChannelHistory(server)
        self._output = output
        self._render: Callable[[SentMessage], str] = as_json if json else self._as_text
        self._render_error: Callable[[str], str] = error_as_json if json else error_as_text

    def _as_text(self, sent: SentMessage) -> str:
        return as_text(sent, self._server.names())

    async def run(self, lines: AsyncIterator[str | None]) -> None:
        """Carry out every line; None stands for a moment in which nobody typed."""
        list(self._feed.fresh())
        async for line in lines:
            await self._step(line)
        await self._guarded(self._clock.until_trained)
        self._print_news()

    async def _step(self, line: str | None) -> None:
        await self._guarded(self._clock.catch_up)
        if line is not None:
            try:
                read = read_line(line, MEMBERS, ADMIN)
                shown = await self._runner.perform(read) if read else None
                if shown is not None:
                    self._print(self._render(shown))
            except DemoError as error:
                self._print_news()
                self._print(self._render_error(str(error)))
        self._print_news()

    async def _guarded(self, work: Callable[[], Awaitable[None]]) -> None:
        """Report what goes wrong while time passes, and continue."""
        try:
            await work()
        except TimeoutError as error:
            self._print(self._render_error(str(error).splitlines()[0]))

    def _print_news(self) -> None:
        news = list(self._feed.fresh())
        for message in news:
            self._print(self._render(message))
        if news:
            self._history.keep()

    def _print(self, text: str) -> None:
        self._output.write(f"{text}\n")
        self._output.flush()


async def typed_lines(source: Iterable[str]) -> AsyncIterator[str | None]:
    """Yield lines as they are typed, and None every moment in between.

    Reading happens in a thread that ends with the process: a terminal cannot be interrupted.
    """
    loop = asyncio.get_running_loop()
    arrived: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        for line in source:
            loop.call_soon_threadsafe(arrived.put_nowait, line)
        loop.call_soon_threadsafe(arrived.put_nowait, None)

    threading.Thread(target=read, name="typed lines", daemon=True).start()
    while True:
        try:
            line = await asyncio.wait_for(arrived.get(), TICK)
        except TimeoutError:
            yield None
            continue
        if line is None:
            return
        yield line


def guide() -> str:
    """Say how the console is used."""
    return textwrap.fill(messages.guide(MEMBERS, ADMIN), GUIDE_WIDTH) + "\n"


def prepare_streams() -> None:
    """Let any title through, whatever the machine's own encoding is."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)
