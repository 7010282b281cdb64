"""Erases, once a day, what is too old to be of use, and what servers left behind that are gone."""

import logging
from datetime import timedelta

import discord
from discord.ext import commands

from bot.discord.client import Matinee
from bot.domain.retention import Retention
from bot.domain.timers import Timer
from bot.store.retention import trim

UPKEEP = "upkeep"
EVERYTHING = "all"
INTERVAL = timedelta(days=1)

logger = logging.getLogger(__name__)


class Upkeep(commands.Cog):
    """Keeps the store as small as it can be."""

    def __init__(self, bot: Matinee, kept: Retention) -> None:
        self.bot, self._kept = bot, kept
        self._clock = bot.services.clock
        self._departures = bot.services.store.departures
        self._part = bot.services.assignment
        self._key = EVERYTHING if self._part.owns(None) else self._part.name
        bot.services.timers.on(UPKEEP, self._due)

    @commands.Cog.listener("on_ready")
    @commands.Cog.listener("on_store_returned")
    async def begin(self) -> None:
        """See to it that there is a day at which to begin."""
        if not await self.bot.services.store.timers.exists(UPKEEP, self._key):
            await self._set_timer()

    async def _due(self, _: Timer) -> None:
        now, store = self._clock.now(), self.bot.services.store
        # What belongs to no server, one process erases for all.
        erased = await trim(store.database, self._kept, now) if self._part.owns(None) else {}
        await self.bot.services.films.read_traits()
        titles = await store.other_titles.all(now - self._kept.film_facts)
        await self.bot.services.registry.set_titles(titles)
        # A server that Discord has only lost sight of is among these, too.
        present = {guild.id for guild in self.bot.guilds}
        before = now - self._kept.departed_servers
        erased["servers"] = await self._departures.erase_departed(present, now, before)
        if any(erased.values()):
            logger.info("erased what was too old: %s", {k: n for k, n in erased.items() if n})
        await self._set_timer()

    async def _set_timer(self) -> None:
        due_at = self._clock.now() + INTERVAL
        await self.bot.services.timers.set(UPKEEP, self._key, due_at, self._part.first_server)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note when a server removed the bot."""
        await self._departures.left(guild.id, self._clock.now())

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Keep all of a server that takes the bot back."""
        await self._departures.came_back(guild.id)


async def setup(bot: Matinee) -> None:
    """Add the cog."""
    await bot.add_cog(Upkeep(bot, Retention()))
