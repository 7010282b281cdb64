"""A server as the settings see it: which text channels and roles it has."""

from collections.abc import Sequence

import discord

from bot.discord.writable import missing_to_write
from bot.domain.settings.kinds import NamedRole, TextChannel


class ServerPlace:
    """The text channels and roles of a server."""

    def __init__(self, guild: discord.Guild) -> None:
        self._guild = guild

    def channels(self) -> Sequence[TextChannel]:
        """Return the text channels; `open` are those that the bot can write into."""
        return [
            TextChannel(channel.id, channel.name, not missing_to_write(channel))
            for channel in self._guild.text_channels
        ]

    def roles(self) -> Sequence[NamedRole]:
        """Return the roles that people have; not everybody's, nor those of bots."""
        return [
            NamedRole(role.id, role.name)
            for role in self._guild.roles
            if not role.is_default() and not role.managed
        ]
