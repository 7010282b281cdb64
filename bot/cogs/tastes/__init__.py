"""What people think of films: said one by one, or found out by a quiz."""

from bot.cogs.tastes.commands import TasteCommands
from bot.cogs.tastes.quiz import Start
from bot.discord.client import Matinee


async def setup(bot: Matinee) -> None:
    """Load the conversation."""
    await bot.add_cog(Start(bot))
    await bot.add_cog(TasteCommands(bot))
