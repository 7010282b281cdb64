"""Movie nights: from a plan to the film, and what people thought of it."""

from bot.cogs.nights.commands import NightCommands
from bot.discord.client import Matinee


async def setup(bot: Matinee) -> None:
    """Load the conversation."""
    await bot.add_cog(NightCommands(bot))
