"""The model in service: what it is, what it was, going back, pinning, settings, base data."""

import asyncio
import io
from collections.abc import Sequence
from pathlib import Path

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.model.trials import UNDO, Trials
from bot.discord.client import Matinee, MatineeContext
from bot.discord.hybrid import hybrid_group, subcommand
from bot.discord.permissions import (
    demand_manager,
    demand_managing_press,
    for_managers,
    model_keepers,
    model_owner,
)
from bot.discord.recommending import hidden_from
from bot.discord.router import Press
from bot.discord.server_log import record_decision
from bot.discord.types import AnyContext
from bot.domain.runs.problems import VersionChosen
from bot.domain.settings.changes import Logged
from bot.domain.settings.model import ModelSettings
from bot.messages.model import settings as words
from bot.ui.limits import choices
from bot.ui.message import Message
from bot.ui.model.history_chart import history_chart
from bot.ui.model.versions import (
    MORE_OF_MODEL,
    comparison_card,
    details_card,
    history_card,
    status_card,
)
from recommender import Model, Movie, Profile

# As many as one card holds with their problems, and as many as a picture shows readably.
HISTORY_LENGTH = 12
CHART_LENGTH = 60
CHART_NAME = "history.png"
COMPARED_LENGTH = 5


class ModelCare(commands.Cog):
    """See what the model is and was, go back to an earlier version, tune it."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.services = bot.services
        self.trials = Trials(bot)
        bot.actions.on(MORE_OF_MODEL, self._more, private=True)

    async def cog_check(self, ctx: AnyContext) -> bool:
        """All of this is for those who may manage the server."""
        demand_manager(ctx)
        return True

    @hybrid_group("model")
    @for_managers
    async def model(self, ctx: MatineeContext) -> None:
        """Look after the model that makes the recommendations."""
        await self._status(ctx)

    @subcommand(model, "status")
    async def status(self, ctx: MatineeContext) -> None:
        """Show which version is in service, what it learned from and how good it is."""
        await self._status(ctx)

    @subcommand(model, "history")
    async def history(self, ctx: MatineeContext) -> None:
        """Show the last training runs, in words and as a picture."""
        runs = await self.services.store.runs.recent(CHART_LENGTH)
        registry = self.services.registry
        in_service = registry.current.version if registry.ready else None
        embed = history_card(runs[:HISTORY_LENGTH], in_service)
        picture = await asyncio.to_thread(history_chart, runs)
        if picture is None:
            await ctx.answer(Message(embed=embed))
            return
        embed.set_image(url=f"attachment://{CHART_NAME}")
        file = discord.File(io.BytesIO(picture), CHART_NAME)
        await ctx.answer(Message(embed=embed, file=file))

    @subcommand(model, "compare")
    async def compare(self, ctx: MatineeContext, first: int, second: int) -> None:
        """Compare two versions: what they learned from, how good they are, your list with each."""
        versions, registry = self.services.versions, self.services.registry
        manifests = (await versions.record(first), await versions.record(second))
        viewer = await self.services.store.viewers.get(ctx.author.id, ctx.guild_id)
        hidden = hidden_from(registry.current, viewer)
        mine = await self._lists((first, second), viewer.profile, hidden)
        await ctx.answer(Message(embed=comparison_card(*manifests, mine)))

    @subcommand(model, "rollback", demand=model_keepers)
    async def rollback(self, ctx: MatineeContext, version: int | None = None) -> None:
        """Put an earlier version back into service, at once."""
        before = self.services.registry.current.version
        served = await self.services.versions.rollback(version, self.services.clock.now())
        await self._keep(ctx, served.version)
        pinned = (await self.services.store.model_settings.get()).pinned
        if pinned is not None:
            await self.services.store.model_settings.note("pinned", served.version)
        await record_decision(self.bot, ctx, Logged.SERVED_VERSION, before, served.version)
        text = words.rolled_back(before, served.version, pinned=bool(pinned))
        await ctx.answer(text)

    @subcommand(model, "pin", demand=model_keepers)
    async def pin(self, ctx: MatineeContext) -> None:
        """Keep the version in service: nothing replaces it until it is unpinned."""
        registry = self.services.registry
        await self.services.versions.demand_sound(registry.current.version)
        version = registry.current.version
        before = (await self.services.store.model_settings.get()).pinned
        await self.services.store.model_settings.note("pinned", version)
        await self._keep(ctx, version)
        await self.services.scheduler.plan()
        if version != before:
            await record_decision(self.bot, ctx, Logged.PINNED_VERSION, before, version)
        await ctx.answer(words.pinned(version))

    @subcommand(model, "unpin", demand=model_keepers)
    async def unpin(self, ctx: MatineeContext) -> None:
        """Let schedules replace the version in service again."""
        pinned = (await self.services.store.model_settings.get()).pinned
        await self.services.store.model_settings.note("pinned", None)
        await self.services.scheduler.plan()
        if pinned is not None:
            await record_decision(self.bot, ctx, Logged.PINNED_VERSION, pinned, None)
        await ctx.answer(words.unpinned(pinned))

    @subcommand(model, "config", demand=model_owner)
    async def config(
        self, ctx: MatineeContext, setting: str | None = None, value: str | None = None
    ) -> None:
        """Show how the model is trained, or try another setting (owner of the bot)."""
        await self.trials.config(ctx, setting, value)

    @config.autocomplete("setting")
    async def _setting_names(
        self, _: discord.Interaction[Matinee], current: str
    ) -> list[app_commands.Choice[str]]:
        names = (*ModelSettings.tunable(), UNDO)
        return choices((name, name) for name in names if current.casefold() in name)

    @subcommand(model, "base", demand=model_owner)
    async def base(self, ctx: MatineeContext, name: str | None = None) -> None:
        """Show the MovieLens sets that are here, or learn from another one (owner of the bot)."""
        await self.trials.base(ctx, name)

    async def _status(self, ctx: MatineeContext) -> None:
        registry, trainer = self.services.registry, self.services.trainer
        settings = await self.services.store.model_settings.get()
        await ctx.answer(status_card(registry, settings.pinned, trainer.run))

    async def _more(self, press: Press) -> None:
        """Show what the version in service learned from, and which others there are."""
        demand_managing_press(press)
        registry, growth = self.services.registry, self.services.growth.state
        kept = await self.services.versions.kept()
        await press.whisper(Message(embed=details_card(registry, kept, growth)))

    async def _keep(self, ctx: MatineeContext, version: int) -> None:
        """End a run under way: it would replace the version that somebody has just chosen."""
        chosen = VersionChosen(version=version, user_id=ctx.author.id)
        await self.services.trainer.cancel(chosen)

    async def _lists(
        self, versions: tuple[int, int], profile: Profile, hidden: frozenset[int]
    ) -> tuple[Sequence[Movie], Sequence[Movie]] | None:
        """Return the person's list with each version; None when one of them is not kept."""
        if not profile.likes or not set(versions) <= set(await self.services.versions.kept()):
            return None
        folders = [await self.services.versions.folder(each) for each in versions]
        first, second = [
            await asyncio.to_thread(_list_of, folder, profile, hidden) for folder in folders
        ]
        return first, second


def _list_of(folder: Path, profile: Profile, hidden: frozenset[int]) -> list[Movie]:
    model = Model.load(folder)
    picks = model.recommend(profile, COMPARED_LENGTH, hidden)
    return [model.catalogue[pick.movie_id] for pick in picks]
