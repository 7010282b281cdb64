"""What people bring from other sites: the preview, the questions, and films that arrive later."""

from bot.cogs.imports.commands import ImportCommands
from bot.discord.client import Matinee


async def setup(bot: Matinee) -> None:
    """Add the conversation to the bot."""
    await bot.add_cog(ImportCommands(bot))
