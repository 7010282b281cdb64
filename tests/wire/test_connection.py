"""The gateway breaks, resumes, forgets: nothing that people did meanwhile goes unanswered."""

import pytest

from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.refusals import UNAVAILABLE

MARZIPAN = "Marzipan Conspiracy (1991)"


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
