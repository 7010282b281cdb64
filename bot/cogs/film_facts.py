"""What the owner has to know of TMDB."""

import logging

import discord
from discord.ext import commands

from bot.discord.client import Matinee
from bot.discord.sending import FAILURES, post_privately
from bot.messages.facts import key_refused
from bot.messages.translation import speaking
from bot.ui.message import Parts

logger = logging.getLogger(__name__)


class FilmFactsCare(commands.Cog):
    """Tells the owner when TMDB does not take the key."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Listen to whether TMDB takes the key; one process tells the owner for all."""
        if self.bot.services.assignment.owns(None):
            self.bot.services.films.on_key_refused = self._tell_owners

    async def cog_unload(self) -> None:
        """Listen no more."""
        self.bot.services.films.on_key_refused = None

    async def _tell_owners(self) -> None:
        for owner in await self._owners():
            with speaking(await self.bot.languages.of_person(owner.id)):
                said = Parts(content=key_refused())
            await post_privately(owner, said, f"tmdb-key-{owner.id}")

    async def _owners(self) -> list[discord.User]:
        """Return the owners by the settings, else by the application."""
        try:
            if self.bot.owner_ids:
                return [await self.bot.fetch_user(user_id) for user_id in self.bot.owner_ids]
            application = await self.bot.application_info()
        except FAILURES as error:
            logger.warning("the owner was not told that TMDB refuses the key: %s", error)
            return []
        team = application.team
        if team is None:
            return [await self.bot.fetch_user(application.owner.id)]
        return [await self.bot.fetch_user(member.id) for member in team.members]


async def setup(bot: Matinee) -> None:
    """Add the cog."""
    await bot.add_cog(FilmFactsCare(bot))
