"""Whether the bot can write in a channel later, when nobody waits for an answer any more."""

import discord
from discord.abc import GuildChannel

from bot.domain.access import CannotWriteHereError

# Cards are embeds.
NEEDED = ("view_channel", "embed_links")


def missing_to_write(channel: object) -> tuple[str, ...]:
    """Return the permissions that the bot lacks to post cards in a channel of a server.

    What it may do in answer to a slash command says nothing of this: Discord always allows that.
    """
    if not isinstance(channel, GuildChannel | discord.Thread):
        return ()  # direct messages
    is_thread = isinstance(channel, discord.Thread)
    sending = "send_messages_in_threads" if is_thread else "send_messages"
    permissions = channel.permissions_for(channel.guild.me)
    if isinstance(channel, discord.Thread) and channel.is_private():
        permissions.view_channel &= channel.me is not None or permissions.manage_threads
    locked = ("manage_threads",) if isinstance(channel, discord.Thread) and channel.locked else ()
    needed = (*NEEDED, sending, *locked)
    return tuple(name for name in needed if not getattr(permissions, name))


def demand_writable(channel: object) -> None:
    """Raise CannotWriteHereError where the bot could not keep what it is about to promise."""
    if missing := missing_to_write(channel):
        raise CannotWriteHereError(missing)
