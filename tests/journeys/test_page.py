"""The demo's page: served at a stable local address, for those who know it."""

import asyncio
import re
import socket

import aiohttp
import pytest

from bot.demo.errors import DemoError
from bot.demo.page import KEY, serve
from bot.demo.simulated_server import SimulatedServer


async def test_the_page_shows_the_channel_and_begins_with_a_recommendation(
    server: SimulatedServer,
) -> None:
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
    assert "!recommend 3" in shown
    assert all(name in shown for name in ("you", "ana", "ben", "chloe", "Matinee"))
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving


async def test_a_port_that_is_taken_is_said(server: SimulatedServer) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(DemoError, match="another port"):
            await serve(server, other.getsockname()[1], lambda text: None)  # noqa: ARG005  # nothing is said
