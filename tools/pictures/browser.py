"""Drives a Chromium over its DevTools protocol: enough to open a page and take pictures of it."""

import asyncio
import base64
import json
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import aiohttp

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
PORT = 9377
PATIENCE = 30.0
# For the page to come, in seconds.
LOADING = 5.0
# Sharp enough on screens that have two dots for one.
SCALE = 2


class NoBrowserError(Exception):
    """There is no Chromium on this computer."""


@dataclass
class Page:
    """One tab of the browser."""

    socket: aiohttp.ClientWebSocketResponse
    _asked: int = field(default=0, init=False)

    async def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command of the protocol; return its result."""
        self._asked += 1
        await self.socket.send_json({"id": self._asked, "method": method, "params": parameters})
        while True:
            answer = json.loads((await self.socket.receive()).data)
            if answer.get("id") == self._asked:
                return cast("dict[str, Any]", answer.get("result", {}))

    async def open(self, address: str, width: int, height: int) -> None:
        """Open an address as a phone shows it."""
        await self.ask("Page.enable")
        await self.ask("Page.navigate", url=address)
        await asyncio.sleep(LOADING)
        # A page that is not there yet can forget it.
        await self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=SCALE,
            mobile=False,
        )

    async def run(self, script: str) -> Any:  # noqa: ANN401 - whatever JavaScript returns
        """Run JavaScript; return its value."""
        answer = await self.ask(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        return answer.get("result", {}).get("value")

    async def picture(self, left: float, top: float, width: float, height: float) -> bytes:
        """Return a part of the page as a PNG."""
        clip = {"x": left, "y": top, "width": width, "height": height, "scale": 1}
        shown = await self.ask("Page.captureScreenshot", format="png", clip=clip)
        return base64.b64decode(shown["data"])


@asynccontextmanager
async def browser() -> AsyncIterator[Page]:
    """Start a browser without a window, named by CHROMIUM or found; raises NoBrowserError."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise NoBrowserError
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}")
        process = await asyncio.create_subprocess_exec(
            found,
            *options,
            f"--remote-debugging-port={PORT}",
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            async with aiohttp.ClientSession() as session:
                address = await _tab(session)
                async with session.ws_connect(address, max_msg_size=0) as socket:
                    yield Page(socket)
        finally:
            process.terminate()
            await process.wait()


async def _tab(session: aiohttp.ClientSession) -> str:
    """Return the address of the first tab, as soon as the browser answers."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{PORT}/json") as answer:
                    tabs = await answer.json()
                    return next(
                        str(each["webSocketDebuggerUrl"]) for each in tabs if each["type"] == "page"
                    )
            except (aiohttp.ClientError, StopIteration):
                await asyncio.sleep(0.2)
