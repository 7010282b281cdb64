"""The demo's page: served at a stable local address, for those who know it."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.demo.errors import DemoError
from bot.demo.page import KEY, serve
from bot.demo.simulated_server import SimulatedServer
from tests.logged_errors import LoggedErrors


@pytest.mark.parametrize("signals", [True, False])
async def test_the_page_shows_the_channel_and_begins_with_who_is_who(
    server: SimulatedServer, monkeypatch: pytest.MonkeyPatch, *, signals: bool
) -> None:
    def unknown(*_: object) -> None:
        raise NotImplementedError  # as on Windows

    if not signals:
        monkeypatch.setattr(asyncio.get_running_loop(), "add_signal_handler", unknown)
    said: asyncio.Queue[str] = asyncio.Queue()
    serving = asyncio.create_task(serve(server, 0, said.put_nowait))
    async with asyncio.timeout(60):
        address = re.search(rf"(http://127\.0\.0\.1:\d+)/#{KEY} ", await said.get())
    assert address
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{address[1]}/") as page:
            assert "<html" in await page.text()
        async with session.post(f"{address[1]}/api/pages", json={}) as refused:
            assert refused.status == 401
        key = {"X-Simcord-Capability": KEY}
        async with session.post(f"{address[1]}/api/pages", json={}, headers=key) as opened:
            shown = await opened.text()
        async with session.get(f"{address[1]}/preview.css") as style:
            assert "max-width: 600px" in (await style.text())[-150:], "pictures are beside text"
    assert "I know nothing about your taste yet" in shown
    [welcome] = server.messages()
    assert welcome.author_id == server.bot_id, "the visitor has said nothing"
    assert all(name in shown for name in ("you", "ana", "ben", "chloe", "Matinee"))
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving


class Page:
    """The page as a script uses it: it sends what it last saw, however old that is."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session, self._address = session, address
        self._headers = {"X-Simcord-Capability": KEY}
        self._sequence = 0
        self.seen: dict[str, Any] = {}

    async def open(self) -> None:
        """Open it."""
        address = f"{self._address}/api/pages"
        async with self._session.post(address, json={}, headers=self._headers) as opened:
            self.seen = await opened.json()
        self._headers["X-Simcord-Context"] = self.seen["context"]["id"]

    async def act(self, **what: object) -> dict[str, Any]:
        """Do something; return the receipt."""
        self._sequence += 1
        body = {
            "protocol_version": 3,
            "sequence": self._sequence,
            "request_id": f"request {self._sequence}",
            "generation": self.seen["context"]["generation"],
            "bot_generation": self.seen["botGeneration"],
            "published_revision": self.seen["publishedRevision"],
            **what,
        }
        address = f"{self._address}/api/action"
        async with self._session.post(address, json=body, headers=self._headers) as done:
            receipt: dict[str, Any] = await done.json()
        return receipt


@pytest.fixture
async def page(server: SimulatedServer) -> AsyncIterator[Page]:
    """An open page."""
    said: asyncio.Queue[str] = asyncio.Queue()
    serving = asyncio.create_task(serve(server, 0, said.put_nowait))
    address = re.search(r"http://127\.0\.0\.1:\d+", await said.get())
    assert address
    async with asyncio.timeout(60), aiohttp.ClientSession() as session:
        opened = Page(session, address[0])
        await opened.open()
        yield opened
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving


async def test_what_is_typed_is_taken_although_the_bot_has_spoken_meanwhile(page: Page) -> None:
    for number in range(3):
        # Each answer shows the page anew; what is sent here is what was seen at first.
        receipt = await page.act(kind="send_message", content=f"!like {7 - number} umbrellas")
        assert not receipt["rejected"], receipt["diagnostics"]


async def test_the_page_calls_only_a_fault_a_failure_and_no_refusal(
    server: SimulatedServer,
    page: Page,
    monkeypatch: pytest.MonkeyPatch,
    logged_errors: LoggedErrors,
) -> None:
    for typed in ("!recommend horror not horror", "!like", "!likes a b", "!dial blue"):
        receipt = await page.act(kind="send_message", content=typed)
        assert not receipt["diagnostics"], typed
    assert not server.env.errors
    monkeypatch.setattr(server.services.store, "tastes", None)
    logged_errors.expect("unexpected error")
    receipt = await page.act(kind="send_message", content="!likes")
    assert [each["code"] for each in receipt["diagnostics"]] == ["action-callback-error"]


async def test_a_port_that_is_taken_is_said(server: SimulatedServer) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(DemoError, match="another port"):
            await serve(server, other.getsockname()[1], lambda text: None)  # noqa: ARG005  # nothing is said
