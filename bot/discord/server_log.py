"""Tell a server's log channel what somebody changed."""

import logging

import discord

from bot.discord.client import Matinee
from bot.discord.server_fields import shown_value
from bot.domain.settings.changes import GuildChange
from bot.ui.server import change_line

logger = logging.getLogger(__name__)


def described(change: GuildChange) -> str:
    """Return one line about a change."""
    before, after = (shown_value(change.field, value) for value in (change.before, change.after))
    return change_line(change, before, after)


async def report_newest(bot: Matinee, guild_id: int) -> None:
    """Post the newest change into the log channel, where the server has one."""
    guilds = bot.services.store.guilds
    settings = await guilds.get(guild_id)
    if settings.log_channel_id is None:
        return
    page = await guilds.changes(guild_id)
    channel = bot.get_channel(settings.log_channel_id)
    if not page.changes or not isinstance(channel, discord.abc.Messageable):
        return
    try:
        await channel.send(described(page.changes[0]), silent=True)
    except discord.HTTPException as error:
        logger.warning("a log channel cannot be written to: %s", error)
