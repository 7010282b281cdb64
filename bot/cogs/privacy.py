"""What is stored about a person: the text about it, the export, the eraser."""

from typing import Any

import discord
from discord.ext import commands

from bot.discord.client import Matinee, MatineeContext
from bot.discord.hybrid import hybrid_command
from bot.discord.router import Press
from bot.ui import privacy as words


class Privacy(commands.Cog):
    """Your data is yours."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        bot.actions.on(words.FORGET, self._forget)
        bot.actions.on(words.KEEP, self._keep)
        bot.actions.on(words.TRAINING, self._training)

    @hybrid_command("privacy", private=True)
    async def privacy(self, ctx: MatineeContext) -> None:
        """Read what I store about you, and decide about training."""
        own = await self.bot.services.store.people.get(ctx.author.id)
        choice = words.training_choice(ctx.author.id, in_training=own.in_training)
        await ctx.send(embed=words.privacy_card(ctx.clean_prefix), view=choice, ephemeral=True)

    @hybrid_command("export", private=True)
    async def export(self, ctx: MatineeContext) -> None:
        """Get everything that I store about you, as a file that only you see."""
        file = words.export_file(await self._everything(ctx.author.id))
        if ctx.interaction or ctx.guild is None:
            await ctx.send(file=file, ephemeral=True)
            return
        try:
            await ctx.author.send(file=file)
        except discord.Forbidden:
            await ctx.send(words.CLOSED)
        else:
            await ctx.send(words.SENT)

    @hybrid_command("forget", aliases=("forgetme",), ignore_extra=True, private=True)
    async def forget(self, ctx: MatineeContext) -> None:
        """Erase everything that I store about you; I ask once more before."""
        buttons = words.forget_buttons(ctx.author.id)
        await ctx.send(words.ASK_FORGET, view=buttons, ephemeral=True)

    async def _forget(self, press: Press) -> None:
        await press.services.store.personal.forget(press.user_id)
        await press.edit(content=words.FORGOTTEN, view=None)

    async def _keep(self, press: Press) -> None:
        await press.edit(content=words.KEPT, view=None)

    async def _training(self, press: Press) -> None:
        wanted = press.data == "on"
        await press.services.store.people.change(press.user_id, "in_training", wanted)
        choice = words.training_choice(press.user_id, in_training=wanted)
        await press.edit(content=words.training_text(in_training=wanted), view=choice)

    async def _everything(self, user_id: int) -> dict[str, Any]:
        """Return what is stored, with the films' titles beside their numbers."""
        everything = await self.bot.services.store.personal.export(user_id)
        registry = self.bot.services.registry
        if registry.ready:
            for taste in everything.get("tastes", ()):
                movie = registry.current.catalogue.get(taste["movie_id"])
                taste["title"] = movie.label if movie else None
        return everything


async def setup(bot: Matinee) -> None:
    """Add the conversation to the bot."""
    await bot.add_cog(Privacy(bot))
