"""What a server can set: in one walk or one by one, with a log of who changed what."""

from bot.cogs.server.commands import Server
from bot.discord.client import Matinee


async def setup(bot: Matinee) -> None:
    """Load the conversation."""
    await bot.add_cog(Server(bot))
