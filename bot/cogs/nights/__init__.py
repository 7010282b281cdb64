"""Movie nights: from a plan to the film, and what people thought of it."""

from bot.cogs.nights.commands import NightCommands
from bot.cogs.nights.listeners import NightListeners
from bot.discord.client import Matinee


async def setup(bot: Matinee) -> None:
    """Load the conversation."""
    nights = NightCommands(bot)
    await bot.add_cog(nights)
    await bot.add_cog(NightListeners(nights.lifecycle, nights.voting))
