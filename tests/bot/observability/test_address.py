"""The health and metrics address, over HTTP, of the real bot in a simulated server."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.discord.client import Matinee
from bot.observability.allowed_hosts import is_allowed
from bot.observability.errors import AddressInUseError
from bot.observability.lag import watch_lag
from bot.observability.monitor import monitoring
from bot.settings import Settings
from tests.logged_errors import LoggedErrors


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def bot_of(server: SimulatedServer) -> Matinee:
    assert isinstance(server.env.bot, Matinee)
    return server.env.bot


@pytest.fixture
async def watched_server(tmp_path: Path) -> AsyncIterator[SimulatedServer]:
    settings = Settings.load(None, data_directory=tmp_path, metrics_port=free_port())
    async with open_server(settings) as server, monitoring(server.services) as monitor:
        monitor.attach(bot_of(server))
        yield server


async def fetch(server: SimulatedServer, path: str) -> tuple[int, str]:
    address = f"http://127.0.0.1:{server.settings.metrics_port}{path}"
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        return response.status, await response.text()


def number(text: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    assert found, f"{name} is not in the metrics"
    return float(found.group(1))


async def test_metrics_count_commands_and_show_what_waits(watched_server: SimulatedServer) -> None:
    server = watched_server
    await server.services.timers.set("night", "1", server.clock.now() + timedelta(hours=1))
    await server.ana.send(server.channel, "!likes")
    await server.ana.send(server.channel, "!likes")
    status, text = await fetch(server, "/metrics")
    assert status == 200
    answers = re.findall(r'matinee_commands_total\{command="likes",outcome="\w+"\} (\S+)', text)
    assert sum(map(float, answers)) == 2
    assert number(text, 'matinee_command_seconds_count{command="likes"}') == 2
    assert number(text, "matinee_servers") == 1
    assert number(text, 'matinee_shard_servers{shard="0"}') == 1
    assert 'matinee_process_info{cluster="1/1",role="all",shards="1"} 1.0' in text
    assert number(text, "matinee_training_running") == 0


async def test_an_unexpected_error_counts_and_the_command_as_failed(
    watched_server: SimulatedServer,
    monkeypatch: pytest.MonkeyPatch,
    logged_errors: LoggedErrors,
) -> None:
    logged_errors.expect("ZeroDivisionError")

    async def broken(_: int) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(watched_server.services.store.people, "get", broken)
    await watched_server.ana.send(watched_server.channel, "!privacy")
    _, text = await fetch(watched_server, "/metrics")
    assert number(text, 'matinee_errors_total{kind="ZeroDivisionError"}') == 1
    assert number(text, 'matinee_commands_total{command="privacy",outcome="failed"}') == 1


async def test_health_is_503_and_says_why_while_there_is_no_model(
    watched_server: SimulatedServer,
) -> None:
    status, text = await fetch(watched_server, "/health")
    assert status == 503
    assert "There is no model yet." in text


async def test_what_people_write_is_not_in_the_metrics(watched_server: SimulatedServer) -> None:
    await watched_server.ana.send(watched_server.channel, "!like my secret film")
    await watched_server.ana.send(watched_server.channel, "!secretcommand hello")
    assert "secret" not in (await fetch(watched_server, "/metrics"))[1]


async def test_there_is_no_address_by_default(tmp_path: Path) -> None:
    settings = Settings.load(None, data_directory=tmp_path)
    async with open_server(settings) as server:
        before = asyncio.all_tasks()
        async with monitoring(server.services):
            assert asyncio.all_tasks() == before


async def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    port = free_port()
    settings = Settings.load(None, data_directory=tmp_path, metrics_port=port)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        async with open_server(settings) as server:
            with pytest.raises(AddressInUseError, match=str(port)):
                async with monitoring(server.services):
                    pass


async def test_the_lag_is_how_late_a_blocked_loop_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = asyncio.get_running_loop()
    now, lags = 1000.0, asyncio.Queue[float]()
    monkeypatch.setattr(loop, "time", lambda: now)
    meter = asyncio.create_task(watch_lag(lags.put_nowait, interval=0.25))
    await asyncio.sleep(0)
    # Nothing runs between the planned moment and this one, as when a handler blocks the loop.
    now += 0.25 + 3
    assert await lags.get() == 3
    now += 0.25
    assert await lags.get() == 0
    meter.cancel()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 503),
        ("localhost:9464", 503),
        ("[::1]:80", 503),
        ("matinee.lan", 503),
        ("rebound.example", 421),
        ("rebound.example:9464", 421),
        ("127.0.0.1.rebound.example", 421),
        ("192.0.2.1", 421),
        ("", 421),
        ("@127.0.0.1:x", 421),
    ],
)
async def test_only_requests_for_this_host_are_answered(
    tmp_path: Path, host: str, status: int
) -> None:
    settings = Settings.load(
        None, data_directory=tmp_path, metrics_port=free_port(), metrics_names="matinee.lan, m"
    )
    address = f"http://127.0.0.1:{settings.metrics_port}/health"
    async with (
        open_server(settings) as server,
        monitoring(server.services),
        aiohttp.ClientSession() as session,
        session.get(address, headers={"Host": host}) as response,
    ):
        assert response.status == status


@pytest.mark.parametrize(
    ("bound", "asked", "allowed"),
    [
        ("::", "10.1.2.3:9464", True),
        ("::", "rebound.example", False),
        ("::", "[fd00::1]:9464", True),
        ("10.1.2.3", "10.1.2.3", True),
        ("10.1.2.3", "localhost", False),
        ("metrics.lan", "Metrics.LAN:9464", True),
        ("127.0.0.1", None, False),
    ],
)
def test_which_hosts_are_meant_depends_on_the_address_it_listens_on(
    bound: str, asked: str | None, allowed: bool
) -> None:
    assert is_allowed(asked, bound, ()) is allowed
