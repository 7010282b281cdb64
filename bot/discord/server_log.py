"""Tell a server's log channel what somebody changed."""

import logging

import discord
from pydantic import JsonValue

from bot.discord.client import Matinee, MatineeContext
from bot.discord.router import Press
from bot.discord.sending import FAILURES
from bot.ui.server import log_line

logger = logging.getLogger(__name__)


async def record_decision(
    bot: Matinee, by: MatineeContext | Press, field: str, before: JsonValue, after: JsonValue
) -> None:
    """Log what somebody decided for the whole bot, on the server where they did; then report it."""
    if by.guild_id is None:
        return
    user_id = by.user_id if isinstance(by, Press) else by.author.id
    await bot.services.store.guilds.record(by.guild_id, field, before, after, user_id)
    await report_newest(bot, by.guild_id)


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
    async with bot.languages.to_server(guild_id):
        line = log_line(page.changes[0])
    try:
        await channel.send(line, silent=True)
    except FAILURES as error:
        logger.warning("a log channel cannot be written to: %s", error)
