"""What only the owner of the bot may do."""

from discord.ext import commands

from bot.discord.client import Matinee, MatineeContext
from bot.discord.hybrid import hidden_command
from bot.messages.owner import commands_synced


class Owner(commands.Cog):
    """Look after the bot itself."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot

    @hidden_command("sync")
    @commands.is_owner()
    async def sync(self, ctx: MatineeContext) -> None:
        """Tell Discord about the slash commands, although they seem not to have changed."""
        count = await self.bot.command_sync.now()
        await ctx.answer(commands_synced(count))


async def setup(bot: Matinee) -> None:
    """Add the conversation to the bot."""
    await bot.add_cog(Owner(bot))
