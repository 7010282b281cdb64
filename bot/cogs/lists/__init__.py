"""What people and servers want to watch."""

from bot.cogs.lists.server_lists import ServerLists
from bot.cogs.lists.watchlists import OwnWatchlist
from bot.discord.client import Matinee


async def setup(bot: Matinee) -> None:
    """Load the conversation."""
    await bot.add_cog(OwnWatchlist(bot))
    await bot.add_cog(ServerLists(bot))
