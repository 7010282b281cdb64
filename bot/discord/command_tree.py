"""Discord's slash commands: what comes before each, whichever it is."""

import discord
from discord import app_commands

from bot.discord.types import AnyInteraction


class MatineeTree(app_commands.CommandTree[discord.Client]):
    """Speaks the language of who used a command, or is about to."""

    async def interaction_check(self, interaction: AnyInteraction, /) -> bool:
        """Refuse nobody; find out who listens."""
        completing = interaction.type is discord.InteractionType.autocomplete
        await interaction.client.languages.hear_interaction(interaction, alone=completing)
        return True
