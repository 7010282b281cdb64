"""Who asked for something and where, whether typed, after a slash, by a button or in a form."""

from dataclasses import dataclass

import discord


@dataclass(frozen=True, slots=True)
class Caller:
    """A person in one place; whether only adults see the channel matters for some pictures."""

    user: discord.User | discord.Member
    guild_id: int | None
    permissions: discord.Permissions
    age_restricted: bool = False

    @property
    def user_id(self) -> int:
        """Who asked."""
        return self.user.id


def is_age_restricted(channel: object) -> bool:
    """Whether Discord shows a channel to adults alone."""
    asked = getattr(channel, "is_nsfw", None)
    return bool(asked()) if callable(asked) else False
