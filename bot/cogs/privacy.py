"""What is stored about a person: the text about it, the export, the eraser."""

import asyncio
from collections.abc import Mapping
from typing import Literal, cast

from discord.ext import commands

from bot.discord.client import Matinee, MatineeContext
from bot.discord.hybrid import hybrid_command
from bot.discord.router import Press
from bot.discord.sending import post_privately
from bot.domain.imports.exchange import films_table, watchlist_table
from bot.domain.settings.person import PersonSettings
from bot.domain.settings.setting import Setting
from bot.messages import privacy as sentences
from bot.ui import privacy as pages
from bot.ui.cards import spoken_of
from bot.ui.message import Message


class Privacy(commands.Cog):
    """Your data is yours."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        bot.actions.on(pages.FORGET, self._forget, private=True)
        bot.actions.on(pages.KEEP, self._keep, private=True)
        bot.actions.on(pages.POLICY, self._policy, private=True)
        bot.actions.on(pages.TRAINING, self._training, private=True)
        bot.actions.on(pages.ASKABLE, self._askable, private=True)

    @hybrid_command("privacy", private=True)
    async def privacy(self, ctx: MatineeContext) -> None:
        """Read what I store about you, and decide what it is used for."""
        own = await self.bot.services.store.people.get(ctx.author.id)
        await ctx.answer(pages.privacy_card(ctx.author.id, own), private=True)

    @hybrid_command("export", private=True)
    async def export(
        self, ctx: MatineeContext, kind: Literal["json", "csv", "watchlist"] = "json"
    ) -> None:
        """Get everything that I store about you, as a file that only you see."""
        file = await self._export(ctx.author.id, kind)
        if ctx.interaction or ctx.guild is None:
            await ctx.answer(file, private=True)
            return
        sent = await post_privately(ctx.author, file.parts(), f"{ctx.message.id}x")
        await ctx.answer(sentences.not_sent() if sent is None else sentences.sent(kind))

    @hybrid_command("forget", aliases=("forgetme",), ignore_extra=True, private=True)
    async def forget(self, ctx: MatineeContext) -> None:
        """Erase everything that I store about you; I ask once more before."""
        await ctx.answer(pages.forget_question(ctx.author.id), private=True)

    async def _forget(self, press: Press) -> None:
        await press.services.store.personal.forget(press.user_id)
        self.bot.languages.forget_person(press.user_id)
        await press.edit(sentences.forgotten())

    async def _keep(self, press: Press) -> None:
        await press.edit(sentences.kept())

    async def _policy(self, press: Press) -> None:
        own = await press.services.store.people.get(press.user_id)
        await press.whisper(pages.policy_card(press.user_id, own))

    async def _training(self, press: Press) -> None:
        wanted = press.data == "on"
        await self._decide(
            press, PersonSettings.in_training, wanted, sentences.training(in_training=wanted)
        )

    async def _askable(self, press: Press) -> None:
        wanted = press.data == "on"
        await self._decide(press, PersonSettings.askable, wanted, sentences.askable(allowed=wanted))

    async def _decide(self, press: Press, setting: Setting[bool], wanted: bool, text: str) -> None:
        people, user_id = press.services.store.people, press.user_id
        own = await people.change(user_id, setting.field, wanted)
        await press.edit(pages.privacy_card(user_id, own, text))

    async def _export(self, user_id: int, kind: Literal["json", "csv", "watchlist"]) -> Message:
        if kind == "json":
            return pages.export_file(await self._everything(user_id))
        store, catalogue = self.bot.services.store, self.bot.services.registry.current.catalogue
        if kind == "csv":
            tastes = await store.tastes.of(user_id)
            said = [(each, spoken_of(catalogue, each.movie_id)) for each in tastes]
            content = await asyncio.to_thread(films_table, said)
            return pages.films_file(content, "matinee-films.csv")
        wanted = await store.watchlists.of(user_id)
        movies = [spoken_of(catalogue, each.movie_id) for each in wanted]
        content = await asyncio.to_thread(watchlist_table, movies)
        return pages.films_file(content, "matinee-watchlist.csv")

    async def _everything(self, user_id: int) -> Mapping[str, object]:
        """Return what is stored, with the films' titles beside their numbers."""
        everything = await self.bot.services.store.personal.export(user_id)
        registry = self.bot.services.registry
        if registry.ready:
            for kind in ("tastes", "watchlist"):
                for film in cast("list[dict[str, object]]", everything[kind]):
                    movie = registry.current.catalogue.get(int(str(film["movie_id"])))
                    film["title"] = movie.label if movie else None
        return everything


async def setup(bot: Matinee) -> None:
    """Add the conversation to the bot."""
    await bot.add_cog(Privacy(bot))
