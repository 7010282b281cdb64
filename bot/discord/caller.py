"""Who asked for something and where, whether typed, after a slash, by a button or in a form."""

from dataclasses import dataclass

import discord


@dataclass(frozen=True, slots=True)
class Caller:
    """A person in one place."""

    user: discord.User | discord.Member
    guild_id: int | None
    permissions: discord.Permissions

    @property
    def user_id(self) -> int:
        """Who asked."""
        return self.user.id
