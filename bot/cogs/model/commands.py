"""The model in service: what it is, what it was, going back, pinning, settings, base data."""

import asyncio
import io
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.model.run_message import RunMessage
from bot.datasets.choice import fetched_folders
from bot.discord.client import Matinee, MatineeContext
from bot.discord.errors import ConversationError
from bot.discord.hybrid import hybrid_group, subcommand
from bot.discord.permissions import demand_manager, demand_model_owner, for_managers
from bot.discord.recommending import hidden_from
from bot.discord.router import Press
from bot.discord.server_log import report_newest
from bot.domain.settings.model import TUNABLE, ModelSettings
from bot.messages.wording import quoted
from bot.models.manifest import Manifest
from bot.training.estimate import estimate
from bot.training.run import Order
from bot.ui.limits import choices
from bot.ui.model import settings as cards
from bot.ui.model.history_chart import history_chart
from bot.ui.model.run import cancel_button, progress_card
from bot.ui.model.versions import comparison_card, history_card, status_card
from recommender import Model, Movie, Profile

HISTORY_LENGTH = 12
CHART_LENGTH = 60
COMPARED_LENGTH = 5
BUSY = "A training run is under way; try that again when it has ended."


class ModelCare(commands.Cog):
    """See what the model is and was, go back to an earlier version, tune it."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.services = bot.services
        bot.actions.on(cards.TRY, self._try)
        bot.actions.on(cards.LEAVE, self._leave)

    async def cog_check(self, ctx: commands.Context[Any]) -> bool:
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
            await ctx.send(embed=embed)
            return
        embed.set_image(url="attachment://history.png")
        await ctx.send(embed=embed, file=discord.File(io.BytesIO(picture), "history.png"))

    @subcommand(model, "compare")
    async def compare(self, ctx: MatineeContext, first: int, second: int) -> None:
        """Compare two versions: what they learned from, how good they are, your list with each."""
        registry = self.services.registry
        manifests = (registry.manifest(first), registry.manifest(second))
        viewer = await self.services.store.viewers.get(ctx.author.id, ctx.guild_id)
        hidden = hidden_from(registry.current, viewer)
        mine = await asyncio.to_thread(self._lists, (first, second), viewer.profile, hidden)
        await ctx.send(embed=comparison_card(*manifests, mine))

    @subcommand(model, "rollback")
    async def rollback(self, ctx: MatineeContext, version: int | None = None) -> None:
        """Put an earlier version back into service, at once."""
        await demand_model_owner(self.bot, ctx.author, alone=True)
        before = self.services.registry.current.version
        served = await self.services.registry.rollback(version, self.services.clock.now())
        self._keep(ctx, served.version)
        pinned = (await self.services.store.model_settings.get()).pinned
        if pinned is not None:
            await self.services.store.model_settings.note("pinned", served.version)
        await self._log(ctx, "version in service", before, served.version)
        text = cards.rolled_back(before, served.version, ctx.clean_prefix, pinned=bool(pinned))
        await ctx.send(text)

    @subcommand(model, "pin")
    async def pin(self, ctx: MatineeContext) -> None:
        """Keep the version in service: nothing replaces it until it is unpinned."""
        await demand_model_owner(self.bot, ctx.author, alone=True)
        version = self.services.registry.current.version
        before = (await self.services.store.model_settings.get()).pinned
        await self.services.store.model_settings.note("pinned", version)
        self._keep(ctx, version)
        await self.services.scheduler.plan()
        await self._log(ctx, "pinned version", before, version)
        await ctx.send(cards.pinned(version, ctx.clean_prefix))

    @subcommand(model, "unpin")
    async def unpin(self, ctx: MatineeContext) -> None:
        """Let schedules replace the version in service again."""
        await demand_model_owner(self.bot, ctx.author, alone=True)
        pinned = (await self.services.store.model_settings.get()).pinned
        await self.services.store.model_settings.note("pinned", None)
        await self.services.scheduler.plan()
        if pinned is None:
            await ctx.send("No version was pinned.")
            return
        await self._log(ctx, "pinned version", pinned, None)
        await ctx.send("Unpinned; schedules go on.")

    @subcommand(model, "config")
    async def config(
        self, ctx: MatineeContext, setting: str | None = None, value: str | None = None
    ) -> None:
        """Show how the model is trained, or try another setting (owner of the bot)."""
        await demand_model_owner(self.bot, ctx.author)
        settings = await self.services.store.model_settings.get()
        if setting is None:
            await ctx.send(embed=cards.settings_card(settings, ctx.clean_prefix))
        elif setting.casefold() == "undo":
            await self._undo(ctx)
        else:
            await self._propose(ctx, settings, setting.casefold(), value)

    @config.autocomplete("setting")
    async def _setting_names(
        self, _: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        names = (*TUNABLE, "undo")
        return choices((name, name) for name in names if current.casefold() in name)

    @subcommand(model, "base")
    async def base(self, ctx: MatineeContext, name: str | None = None) -> None:
        """Show the MovieLens sets that are here, or learn from another one (owner of the bot)."""
        await demand_model_owner(self.bot, ctx.author)
        folders = await asyncio.to_thread(
            lambda: {folder.name: folder for folder in self._fetched()}
        )
        used = (
            self.services.registry.current.manifest.base if self.services.registry.ready else None
        )
        if name is None:
            await ctx.send(cards.base_list(sorted(folders), used, ctx.clean_prefix))
            return
        if name.casefold() not in folders:
            raise ConversationError(cards.unknown_base(name, sorted(folders)))
        await self._begin(ctx, {"base": str(folders[name.casefold()].resolve())}, "other base data")
        await self._log(ctx, "base data (tried out)", used, name.casefold())

    async def _status(self, ctx: MatineeContext) -> None:
        registry, trainer = self.services.registry, self.services.trainer
        settings = await self.services.store.model_settings.get()
        card = status_card(registry.current, registry.versions, settings.pinned, trainer.run)
        await ctx.send(embed=card)

    def _keep(self, ctx: MatineeContext, version: int) -> None:
        """End a run under way: it would replace the version that somebody has just chosen."""
        self.services.trainer.cancel(f"{ctx.author.display_name} chose version {version}")

    async def _log(
        self, by: MatineeContext | Press, what: str, before: object, after: object
    ) -> None:
        user_id = by.user_id if isinstance(by, Press) else by.author.id
        if by.guild_id is None:
            return
        before, after = ("none" if value is None else value for value in (before, after))
        await self.services.store.guilds.record(by.guild_id, what, before, after, user_id)
        await report_newest(self.bot, by.guild_id)

    def _fetched(self) -> Sequence[Any]:
        return list(fetched_folders(self.services.settings.dataset_directory))

    def _lists(
        self, versions: tuple[int, int], profile: Profile, hidden: frozenset[int]
    ) -> tuple[Sequence[Movie], Sequence[Movie]] | None:
        """Return the person's list with each version; None when one of them is not kept."""
        registry = self.services.registry
        if not profile.likes or not set(versions) <= set(registry.versions):
            return None
        models = (Model.load(registry.path(each)) for each in versions)
        first, second = (_list_of(model, profile, hidden) for model in models)
        return first, second

    async def _propose(
        self, ctx: MatineeContext, settings: ModelSettings, setting: str, value: str | None
    ) -> None:
        if setting not in TUNABLE:
            raise ConversationError(cards.unknown_setting(setting))
        if value is None:
            line = cards.setting_line(settings, setting)
            raise ConversationError(f"Tell me the value, too: {line}")
        wanted = _number(value)
        changed = settings.replaced(setting, wanted)
        if changed == settings:
            raise ConversationError(f"It is {getattr(settings, setting)} already.")
        if setting == "adventure":
            await self.services.store.model_settings.change({setting: wanted}, ctx.author.id)
            await self._log(ctx, "adventure of the bot", settings.adventure, changed.adventure)
            await ctx.send(cards.dial_changed(changed.adventure))
            return
        manifest: Manifest = self.services.registry.current.manifest
        await ctx.send(
            embed=cards.proposal_card(
                settings, changed, setting, estimate(manifest, changed.configuration)
            ),
            view=cards.proposal_buttons(setting, wanted, ctx.author.id),
        )

    async def _try(self, press: Press) -> None:
        await demand_model_owner(self.bot, press.interaction.user)
        setting, _, value = press.data.partition("=")
        if self.services.trainer.run is not None:
            raise ConversationError(BUSY)
        changes = {setting: _number(value)}
        order = Order(f"trying {setting} {value}", press.user_id, press.guild_id, changes)
        before = getattr(await self.services.store.model_settings.get(), setting)
        run, _ = await self.services.scheduler.request(order)
        await self._log(press, f"{setting} (tried out)", before, changes[setting])
        await press.edit(embed=progress_card(run), view=cancel_button())
        RunMessage(press.message, self.services.store.run_messages).follow(run)

    async def _leave(self, press: Press) -> None:
        await press.edit(content="Nothing was changed.", embed=None, view=None)

    async def _undo(self, ctx: MatineeContext) -> None:
        if self.services.trainer.run is not None:
            raise ConversationError(BUSY)
        change = await self.services.store.model_settings.undo()
        if change is None:
            raise ConversationError("There is no change of the settings left to take back.")
        for setting, value in change.before.items():
            after, before = (cards.shown(setting, each) for each in (change.after[setting], value))
            await self._log(ctx, f"{setting} (taken back)", after, before)
        await ctx.send(cards.undone(change))
        if "adventure" not in change.before:
            await self._begin(ctx, {}, "settings taken back")

    async def _begin(self, ctx: MatineeContext, changes: dict[str, object], reason: str) -> None:
        if self.services.trainer.run is not None:
            raise ConversationError(BUSY)
        order = Order(reason, ctx.author.id, ctx.guild_id, changes)
        run, _ = await self.services.scheduler.request(order)
        message = await ctx.send(embed=progress_card(run), view=cancel_button())
        RunMessage(message, self.services.store.run_messages).follow(run)


def _number(text: str) -> float:
    try:
        value = float(text.replace(",", ".").strip())
    except ValueError:
        raise ConversationError(f"{quoted(text)} is no number.") from None
    if value != value or abs(value) > 1e9:
        raise ConversationError(f"{quoted(text)} is no number that I can use.")
    return int(value) if value == int(value) else value


def _list_of(model: Model, profile: Profile, hidden: frozenset[int]) -> list[Movie]:
    picks = model.recommend(profile, COMPARED_LENGTH, hidden)
    return [model.catalogue[pick.movie_id] for pick in picks]
