"""The model that all servers share: its versions, its settings, and when it is retrained."""

from bot.cogs.model.commands import ModelCare
from bot.cogs.model.damage import ModelDamage
from bot.cogs.model.retraining import Retraining
from bot.discord.client import Matinee


async def setup(bot: Matinee) -> None:
    """Load the conversation."""
    await bot.add_cog(ModelCare(bot))
    await bot.add_cog(Retraining(bot))
    await bot.add_cog(ModelDamage(bot))
