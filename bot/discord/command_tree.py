"""Discord's slash commands: what comes before each, and what they are called where."""

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.discord.types import AnyInteraction
from bot.domain.languages import SPOKEN, language_of
from bot.messages.choices import choice_name
from bot.messages.translation import SOURCE, _, speaking

# Names are what people type and what the bot reads: they are the same everywhere.
NAMES = (Location.command_name, Location.group_name, Location.parameter_name)


class MatineeTree(app_commands.CommandTree[discord.Client]):
    """Speaks the language of who used a command, or is about to."""

    async def interaction_check(self, interaction: AnyInteraction, /) -> bool:
        """Refuse nobody; find out who listens."""
        completing = interaction.type is discord.InteractionType.autocomplete
        await interaction.client.languages.hear_interaction(interaction, alone=completing)
        return True


class CommandTranslator(app_commands.Translator):
    """Tells Discord what commands, their options and choices are for, in each language."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return a text in a language; None where the English one will do."""
        language = language_of(locale.value)
        if language not in SPOKEN or language == SOURCE or context.location in NAMES:
            return None
        with speaking(language):
            if context.location is Location.choice_name:
                return choice_name(string.message)
            return _(string.message)
