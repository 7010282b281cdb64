"""The gateway breaks, resumes, forgets: nothing that people did meanwhile goes unanswered."""

import asyncio

import pytest

from bot.discord import connection
from bot.observability.monitor import Monitor
from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.refusals import UNAVAILABLE
from tests.wire.logged import logged

MARZIPAN = "Marzipan Conspiracy (1991)"


def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "MAX_PAUSE", 0.0)
    monkeypatch.setattr(connection.PersistentHTTPClient, "_pause", 0.0)


async def test_what_is_typed_while_the_connection_is_broken_is_answered_once(
    server: ConnectedServer,
) -> None:
    gateway = server.discord.gateway
    gateway.cut()
    await server.ana.types(f"!like {MARZIPAN}", wait=False)
    await server.discord.bell.until(lambda: gateway.resumed == 1)
    await server.settle()
    assert len(server.ana.sees()) == 1
    assert gateway.identified == 1


async def test_discord_may_ask_to_reconnect(server: ConnectedServer) -> None:
    gateway = server.discord.gateway
    gateway.ask_to_reconnect()
    await server.discord.bell.until(lambda: gateway.resumed == 1)
    assert MARZIPAN in (await server.ana.types(f"!like {MARZIPAN}")).text


async def test_a_session_that_discord_forgot_is_begun_anew(server: ConnectedServer) -> None:
    gateway = server.discord.gateway
    gateway.forget_sessions()
    gateway.cut()
    await server.discord.bell.until(lambda: gateway.identified == 2)
    assert MARZIPAN in (await server.ana.types(f"!like {MARZIPAN}")).text


@pytest.mark.parametrize("everywhere", [False, True])
async def test_who_is_limited_waits_as_told_and_answers_once(
    server: ConnectedServer, *, everywhere: bool
) -> None:
    server.discord.faults.limit("POST /channels/*/messages", 0.01, everywhere=everywhere)
    assert MARZIPAN in (await server.ana.types(f"!like {MARZIPAN}")).text
    assert len(server.ana.sees()) == 1


async def test_an_answer_that_discord_is_too_busy_for_is_stored_all_the_same(
    server: ConnectedServer,
) -> None:
    server.discord.faults.refuse("POST /channels/*/messages", UNAVAILABLE, times=None)
    await server.ana.types(f"!like {MARZIPAN}")
    server.discord.faults.end()
    assert MARZIPAN in (await server.ana.types("!likes")).text


async def test_after_failed_attempts_the_session_is_resumed_with_what_was_missed(
    server: ConnectedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _hurry(monkeypatch)
    with logged("the gateway cannot be reached") as failed:
        await server.discord.take_gateway_away()
        await server.ana.types(f"!like {MARZIPAN}", wait=False)
        await failed.wait()
    with logged("the gateway cannot be reached") as failed_again:
        await failed_again.wait()
    await server.discord.restore_gateway()
    await server.discord.bell.until(lambda: server.discord.gateway.resumed == 1)
    await server.settle()
    assert len(server.ana.sees()) == 1
    assert server.discord.gateway.identified == 1


async def test_after_an_attempt_that_nobody_answered_the_session_is_resumed(
    server: ConnectedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "GREETING_SECONDS", 0.1)
    gateway = server.discord.gateway
    gateway.silent = True
    with logged("the gateway does not greet") as failed:
        gateway.cut()
        await failed.wait()
    await server.ana.types(f"!like {MARZIPAN}", wait=False)
    monkeypatch.setattr(connection, "GREETING_SECONDS", 15.0)
    gateway.silent = False
    await server.discord.bell.until(lambda: gateway.resumed == 1)
    await server.settle()
    assert len(server.ana.sees()) == 1
    assert gateway.identified == 1


async def test_health_says_when_the_gateway_is_away_and_when_it_is_back(
    server: ConnectedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _hurry(monkeypatch)
    monitor = Monitor(server.services)
    monitor.attach(server.bot)
    assert (await monitor.health())["ok"]
    lost = asyncio.create_task(server.bot.wait_for("shard_disconnect"))
    await asyncio.sleep(0)
    await server.discord.take_gateway_away()
    await lost
    assert not (await monitor.health())["ok"]
    await server.discord.restore_gateway()
    await server.discord.bell.until(lambda: server.discord.gateway.resumed == 1)
    await server.settle()
    assert (await monitor.health())["ok"]


def test_an_attempt_is_over_before_discord_py_gives_it_up() -> None:
    longest = connection.ATTEMPT_SECONDS + max(connection.GREETING_SECONDS, connection.MAX_PAUSE)
    assert longest < 60
