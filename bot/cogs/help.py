"""Help, and a word to those who mistyped a command."""

import discord
from discord import app_commands
from discord.ext import commands
from rapidfuzz import fuzz, process

from bot.discord.client import Matinee, MatineeContext
from bot.discord.hybrid import hybrid_command
from bot.discord.types import Interaction
from bot.messages.help import unknown_command
from bot.messages.translation import commands_typed_with
from bot.ui import help as pages
from bot.ui.limits import choices

# How alike a mistyped command has to be for a word about it.
ALIKE = 70.0


class Help(commands.Cog):
    """Find your way."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot

    @hybrid_command("help", private=True)
    async def explain(self, ctx: MatineeContext, *, command: str | None = None) -> None:
        """Show what I can do, or explain one command."""
        if command is None:
            page = pages.overview(await self._usable(ctx))
            await ctx.answer(page, private=True)
            return
        wanted = command.casefold().lstrip("/!").strip()
        found = self.bot.get_command(wanted)
        if found is None or found.hidden:
            nearest = self._nearest(wanted)
            await ctx.answer(unknown_command(command, nearest), private=True)
            return
        await ctx.answer(pages.explanation(found), private=True)

    @explain.autocomplete("command")
    async def _commands(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        names = [name for name in self._names() if typed.casefold() in name]
        return choices((name, name) for name in names)

    @commands.Cog.listener()
    async def on_command_error(self, ctx: MatineeContext, error: commands.CommandError) -> None:
        """Say a word about a mistyped command; others may use the same prefix for their bots."""
        if not isinstance(error, commands.CommandNotFound) or self._only_mentions(ctx.message):
            return
        typed = (ctx.invoked_with or "").casefold()
        nearest = self._nearest(typed)
        meant_for_us = ctx.guild is None or ctx.prefix != self.bot.services.settings.command_prefix
        if nearest or (meant_for_us and typed):
            await ctx.answer(unknown_command(typed, nearest))

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Explain yourself to somebody who only mentions the bot."""
        if message.author.bot or not self._only_mentions(message):
            return
        ctx = await self.bot.get_context(message)
        usable = await self._usable(ctx)
        name = self.bot.user.display_name if self.bot.user else ""
        with commands_typed_with(f"@{name} "):
            await ctx.answer(pages.overview(usable))

    def _only_mentions(self, message: discord.Message) -> bool:
        """Whether all that somebody wrote is the bot's name."""
        mentions = commands.when_mentioned(self.bot, message)
        return f"{message.content.strip()} " in mentions

    async def _usable(self, ctx: MatineeContext) -> list[tuple[str, list[pages.Command]]]:
        """Return the commands that this person may use here, by cog."""
        listed = []
        for name, cog in self.bot.cogs.items():
            usable = [each for each in cog.get_commands() if not each.hidden]
            usable = [each for each in usable if await _may_run(each, ctx)]
            if usable:
                listed.append((name, usable))
        return listed

    def _names(self) -> list[str]:
        every = self.bot.walk_commands()
        return sorted(command.qualified_name for command in every if not command.hidden)

    def _nearest(self, typed: str) -> str | None:
        found = process.extractOne(typed, self._names(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        return found[0] if found else None


async def _may_run(command: pages.Command, ctx: MatineeContext) -> bool:
    try:
        return await command.can_run(ctx)
    except commands.CommandError:
        return False


async def setup(bot: Matinee) -> None:
    """Add the conversation to the bot."""
    await bot.add_cog(Help(bot))
