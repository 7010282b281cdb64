"""The demo in a terminal or driven by a script: lines in, the bot's messages out."""

import asyncio
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterable
from functools import partial
from typing import TextIO

from bot.demo.acting import Stage
from bot.demo.errors import DemoError
from bot.demo.history import History
from bot.demo.printing import as_json, as_text, error_as_json, error_as_text
from bot.demo.reading import read_line
from bot.demo.said import Listener
from bot.demo.simulated_server import ADMIN, MEMBERS, SimulatedServer
from bot.demo.ticking import TICK, RealTime

GUIDE = """\
Type as one of {members}: `ana: !like heat`; without a name you are {admin}, who manages the server.
`!help` and `/recommend n:5` are commands, `click LABEL` presses the newest button that says so,
`choose LABEL` picks from a menu, `wait 2h` lets time pass, `dm TEXT` writes to the bot alone,
`restart` starts the bot anew. The end of input ends the demo.
"""


class Console:
    """Carries out one line after the other and prints what the bot sends, as JSON or as text."""

    def __init__(self, server: SimulatedServer, output: TextIO, *, json: bool) -> None:
        self._server = server
        self._time = RealTime(server)
        self._stage = Stage(server, self._time)
        self._listener = Listener(server)
        self._history = History(server)
        self._output = output
        names = {member.id: name for name, member in server.members.items()}
        self._render = (
            as_json if json else partial(as_text, names={**names, server.bot_id: "Matinee"})
        )
        self._render_error: Callable[[str], str] = error_as_json if json else error_as_text

    async def run(self, lines: AsyncIterator[str | None]) -> None:
        """Carry out every line; None stands for a moment in which nobody typed."""
        list(self._listener.news())
        async for line in lines:
            await self._step(line)
        await self._guarded(self._time.until_trained)
        self._print_news()

    async def _step(self, line: str | None) -> None:
        await self._guarded(self._time.catch_up)
        if line is not None:
            try:
                read = read_line(line, MEMBERS, ADMIN)
                shown = await self._stage.perform(read) if read else None
                if shown is not None:
                    self._print(self._render(shown))
            except DemoError as error:
                self._print_news()
                self._print(self._render_error(str(error)))
        self._print_news()

    async def _guarded(self, work: Callable[[], object]) -> None:
        """Report what goes wrong while time passes, and go on."""
        try:
            await work()  # type: ignore[misc]  # both callers pass coroutine functions
        except TimeoutError as error:
            self._print(self._render_error(str(error).splitlines()[0]))

    def _print_news(self) -> None:
        news = list(self._listener.news())
        for said in news:
            self._print(self._render(said))
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
    return GUIDE.format(members=", ".join(MEMBERS), admin=ADMIN)


def prepare_streams() -> None:
    """Let any title through, whatever the machine's own encoding is."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)
