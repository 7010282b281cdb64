"""The simulated server is one in which journeys mean something."""

import discord

from bot.demo.town import Town


async def test_the_bot_joins_and_answers_after_a_restart_too(town: Town) -> None:
    before = {name: member.id for name, member in town.members.items()}
    assert town.services.store is town.env.bot.services.store  # type: ignore[attr-defined]
    await town.restart()
    assert town.env.bot.is_ready()
    assert {name: member.id for name, member in town.members.items()} == before


async def test_only_you_may_manage_the_server(town: Town) -> None:
    allowed = {
        name: discord.Permissions(town.env.backend.compute_permissions(town.guild.id, member.id))
        for name, member in town.members.items()
    }
    assert [name for name, permissions in allowed.items() if permissions.manage_guild] == ["you"]
    assert all(permissions.send_messages for permissions in allowed.values())
