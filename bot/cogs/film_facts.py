"""What the owner has to know of TMDB."""

from discord.ext import commands

from bot.discord.client import Matinee
from bot.discord.owners import tell_owners
from bot.domain.timers import Timer
from bot.messages.facts import key_refused

KEY_REFUSED = "tmdb-key"


class FilmFactsCare(commands.Cog):
    """Tells the owner when TMDB does not take the key."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        bot.services.timers.on(KEY_REFUSED, self._due)

    async def cog_load(self) -> None:
        """Listen to whether TMDB takes the key; one process tells the owner for all."""
        if self.bot.services.assignment.owns(None):
            self.bot.services.films.on_key_refused = self._refused

    async def cog_unload(self) -> None:
        """Listen no more."""
        self.bot.services.films.on_key_refused = None

    async def _refused(self) -> None:
        services = self.bot.services
        await services.timers.set(KEY_REFUSED, KEY_REFUSED, services.clock.now())

    async def _due(self, _: Timer) -> None:
        await tell_owners(self.bot, KEY_REFUSED, key_refused)


async def setup(bot: Matinee) -> None:
    """Add the cog."""
    await bot.add_cog(FilmFactsCare(bot))
