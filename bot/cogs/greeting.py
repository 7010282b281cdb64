"""A first word to a server that has just taken the bot in, once, where it may write."""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta

import discord
from discord.ext import commands

from bot.discord.client import Matinee
from bot.discord.sending import FAILURES, is_refusal, post
from bot.discord.writable import missing_to_write
from bot.messages.translation import commands_typed_with
from bot.ui.server import greeting

# Who invited the bot while it was not running is greeted, too; for older servers it is too late.
NEW_FOR = timedelta(days=1)
# Channels that Discord refuses although permissions allow them are rare.
MAX_TRIES = 3

logger = logging.getLogger(__name__)


class Greeting(commands.Cog):
    """Introduces the bot."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self._greetings = bot.services.store.greetings
        self._clock = bot.services.clock

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Greet who took the bot in while it was not running."""
        await self._greet(self.bot.guilds)

    @commands.Cog.listener("on_guild_join")
    @commands.Cog.listener("on_guild_available")
    async def came(self, guild: discord.Guild) -> None:
        """Greet a server that has come."""
        await self._greet([guild])

    async def _greet(self, guilds: Iterable[discord.Guild]) -> None:
        since = self._clock.now() - NEW_FOR
        for guild in list(guilds):
            joined_at = guild.me.joined_at
            if joined_at is not None and joined_at >= since:
                await self._greet_once(guild)

    async def _greet_once(self, guild: discord.Guild) -> None:
        channels = list(_channels(guild))[:MAX_TRIES]
        if not channels or not await self._greetings.claim(guild.id):
            return
        if not await self._say(guild, channels):
            await self._greetings.give_back(guild.id)

    async def _say(self, guild: discord.Guild, channels: Iterable[discord.TextChannel]) -> bool:
        """Post the greeting into the first channel that takes it; False where none does."""
        for channel in channels:
            # A slash works everywhere; what is typed needs an intent that may be off.
            async with self.bot.languages.to_server(guild.id):
                with commands_typed_with("/"):
                    parts = greeting().parts()
            try:
                await post(channel, parts, f"greeting-{guild.id}")
            except FAILURES as error:
                logger.info("channel %s takes no greeting: %s", channel.id, error)
                if not is_refusal(error):
                    return True  # it may be there; better never twice
            else:
                return True
        return False


def _channels(guild: discord.Guild) -> Iterator[discord.TextChannel]:
    """Yield where the bot may write: where Discord greets members, then what everybody reads."""
    everybody = guild.default_role
    read_by_all = [
        each
        for each in guild.text_channels
        if each.permissions_for(everybody).view_channel and each != guild.system_channel
    ]
    for channel in (guild.system_channel, *read_by_all):
        if channel is not None and not missing_to_write(channel):
            yield channel


async def setup(bot: Matinee) -> None:
    """Add the conversation to the bot."""
    await bot.add_cog(Greeting(bot))
