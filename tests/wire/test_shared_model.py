"""Who may change the model that all servers share, and whom others may ask for."""

import pytest
from discord import Permissions

from bot.domain.access import OwnerOnlyError
from bot.domain.tastes import TasteChange
from bot.messages.errors.access import owner_only
from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.refusals import MISSING_ACCESS

REFUSED = owner_only(OwnerOnlyError())
ELSEWHERE = 4_242


async def ana_may_pin(server: ConnectedServer) -> bool:
    """Whether somebody who manages the server may decide for the model."""
    return REFUSED not in (await server.ana.slash("model pin")).text


@pytest.fixture(autouse=True)
def ana_manages(server: ConnectedServer) -> None:
    world = server.discord.world
    role = world.add_role(server.guild, "managers", Permissions(manage_guild=True))
    server.guild.members[server.ana.user.id].roles.append(role)


async def test_who_manages_the_only_server_decides(server: ConnectedServer) -> None:
    assert await ana_may_pin(server)
    # An application is so new that Discord has counted nothing.
    server.discord.world.approximate_guild_count = 0
    assert await ana_may_pin(server)


async def test_another_process_may_serve_other_servers(server: ConnectedServer) -> None:
    server.discord.world.approximate_guild_count = 2
    assert not await ana_may_pin(server)
    assert REFUSED not in (await server.you.slash("model pin")).text


async def test_without_an_answer_of_discord_no_server_is_the_only_one(
    server: ConnectedServer,
) -> None:
    server.discord.faults.refuse("GET /oauth2/applications/@me", MISSING_ACCESS, times=None)
    assert not await ana_may_pin(server)


async def test_not_while_servers_are_arriving(
    server: ConnectedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.bot, "is_ready", lambda: False)
    assert not await ana_may_pin(server)


async def test_another_servers_likes_are_in_the_model(server: ConnectedServer) -> None:
    store = server.services.store
    await store.tastes.record(7, ELSEWHERE, [TasteChange.like(1)])
    assert not await ana_may_pin(server)
    # A server that has removed the bot does not share the model any more.
    await store.departures.left(ELSEWHERE, server.clock.now())
    assert await ana_may_pin(server)


async def test_who_is_named_is_looked_up(server: ConnectedServer) -> None:
    stranger = server.discord.world.add_user("stranger")
    for user in (server.ben.user, stranger):
        await server.services.store.tastes.record(user.id, None, [TasteChange.like(10)])
    assert server.bot.guilds[0].get_member(server.ben.user.id) is None
    heard = await server.ana.types(f"!night shortlist <@{server.ben.user.id}>")
    assert heard.text.count(f"<@{server.ben.user.id}>") >= 5
    heard = await server.ana.types(f"!night shortlist <@{stranger.id}>")
    assert heard.text.endswith("isn't a member of this server, so I say nothing about them here.")
