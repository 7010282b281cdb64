"""Recommendations, and everything else there is to find out about films."""

from bot.cogs.discovery.commands import Discovery
from bot.discord.client import Matinee


async def setup(bot: Matinee) -> None:
    """Load the conversation."""
    await bot.add_cog(Discovery(bot))
