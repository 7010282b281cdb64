"""The language in which a person is spoken to where nobody else reads it."""

from discord.ext import commands

from bot.discord.client import Matinee, MatineeContext
from bot.discord.completion import Choices, word_choices
from bot.discord.hybrid import hybrid_command
from bot.discord.types import Interaction
from bot.domain.languages import SPOKEN
from bot.domain.settings.kinds import Nowhere
from bot.domain.settings.person import PersonSettings
from bot.messages import languages as sentences
from bot.messages.translation import language, to_person


class OwnLanguage(commands.Cog):
    """How you want to be spoken to."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self._people = bot.services.store.people

    @hybrid_command("language", aliases=("lang",), private=True)
    async def choose(self, ctx: MatineeContext, *, choice: str = "") -> None:
        """Show or choose the language that the caller is spoken to in."""
        setting, user_id = PersonSettings.language, ctx.author.id
        if choice.strip():
            await self._people.change(user_id, setting.field, setting.read(choice, Nowhere()))
            await self.bot.languages.changed_for_person(ctx.interaction or ctx.message)
        chosen = (await self._people.get(user_id)).language
        with to_person():
            said = sentences.own(chosen) if chosen else sentences.by_discord(language(), SPOKEN)
            await ctx.answer(said, private=True)

    @choose.autocomplete("choice")
    async def _languages(self, _: Interaction, typed: str) -> Choices:
        return word_choices(map(sentences.language_name, SPOKEN), typed)


async def setup(bot: Matinee) -> None:
    """Add the conversation to the bot."""
    await bot.add_cog(OwnLanguage(bot))
