"""The simulated server is one in which journeys mean something."""

import discord

from bot.demo.simulated_server import SimulatedServer


async def test_the_bot_joins_and_answers_after_a_restart_too(server: SimulatedServer) -> None:
    before = {name: member.id for name, member in server.members.items()}
    assert server.services.store is server.env.bot.services.store  # type: ignore[attr-defined]
    await server.restart()
    assert server.env.bot.is_ready()
    assert {name: member.id for name, member in server.members.items()} == before


async def test_only_you_may_manage_the_server(server: SimulatedServer) -> None:
    allowed = {
        name: discord.Permissions(
            server.env.backend.compute_permissions(server.guild.id, member.id)
        )
        for name, member in server.members.items()
    }
    assert [name for name, permissions in allowed.items() if permissions.manage_guild] == ["you"]
    assert all(permissions.send_messages for permissions in allowed.values())
