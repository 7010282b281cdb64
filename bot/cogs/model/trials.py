"""Trying other settings and other base data: what is not better leaves everything as it was."""

from collections.abc import Mapping

from pydantic import JsonValue

from bot.cogs.model.run_message import RunMessage
from bot.discord.client import Matinee, MatineeContext
from bot.discord.permissions import demand_model_owner
from bot.discord.router import Press
from bot.discord.server_log import record_decision
from bot.discord.writable import demand_writable
from bot.domain.runs.order import Order
from bot.domain.runs.reasons import BaseTried, RunReason, SettingsUndone, SettingTried
from bot.domain.settings.changes import ModelLogged
from bot.domain.settings.errors import NoChangeError, NoValueError, SameValueError
from bot.domain.settings.kinds import Nowhere
from bot.domain.settings.model import ModelSettings, Tunable
from bot.domain.settings.setting import UnknownSettingError
from bot.messages.model import settings as words
from bot.training.errors import RunUnderWayError, UnknownBaseError
from bot.training.estimate import estimate
from bot.ui.model.run import progress_message
from bot.ui.model.settings import LEAVE, TRY, proposal_message, settings_card

UNDO = "undo"


class Trials:
    """What `model config` and `model base` do."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.services = bot.services
        bot.actions.on(TRY, self._try)
        bot.actions.on(LEAVE, self._leave)

    async def config(self, ctx: MatineeContext, name: str | None, value: str | None) -> None:
        """Show the settings, propose a change of one, or take the last change back."""
        settings = await self.services.store.model_settings.get()
        if name is None:
            await ctx.answer(settings_card(settings))
        elif name.casefold() == UNDO:
            await self._undo(ctx)
        else:
            await self._propose(ctx, settings, _tunable(name.casefold()), value)

    async def base(self, ctx: MatineeContext, name: str | None) -> None:
        """List the MovieLens sets that are here, or learn from another one."""
        registry, folders = self.services.registry, await self.services.growth.bases()
        used = registry.current.manifest.base if registry.ready else None
        if name is None:
            await ctx.answer(words.base_list(sorted(folders), used))
            return
        if name.casefold() not in folders:
            raise UnknownBaseError(name, tuple(sorted(folders)))
        folder = str(folders[name.casefold()])
        await self._begin(ctx, {words.BASE: folder}, BaseTried())
        await record_decision(
            self.bot, ctx, ModelLogged.TRIED.field(words.BASE), used, name.casefold()
        )

    async def _propose(
        self,
        ctx: MatineeContext,
        settings: ModelSettings,
        setting: Tunable[float],
        text: str | None,
    ) -> None:
        before = settings.value_of(setting)
        if text is None:
            raise NoValueError(setting, before)
        after = setting.read(text, Nowhere())
        if after == before:
            raise SameValueError(setting, before)
        if setting is ModelSettings.adventure:
            await self.services.store.model_settings.change({setting.field: after}, ctx.author.id)
            shown = (words.written(setting, each) for each in (before, after))
            await record_decision(self.bot, ctx, ModelLogged.CHANGED.field(setting.field), *shown)
            await ctx.answer(words.dial_changed(after))
            return
        changed = settings.replaced(setting.field, after)
        cost = estimate(self.services.registry.current.manifest, changed.configuration)
        await ctx.answer(proposal_message(setting, before, after, cost, ctx.author.id))

    async def _try(self, press: Press) -> None:
        await demand_model_owner(self.bot, press.interaction.user)
        name, _, text = press.data.partition("=")
        setting = _tunable(name)
        value = setting.read(text, Nowhere())
        self._demand_rest(press.message.channel)
        reason = SettingTried(setting=name, value=value)
        order = Order(reason, press.user_id, press.guild_id, {name: value})
        before = (await self.services.store.model_settings.get()).value_of(setting)
        run, _ = await self.services.scheduler.request(order)
        await record_decision(self.bot, press, ModelLogged.TRIED.field(name), before, value)
        await press.edit(progress_message(run))
        RunMessage(press.message, press.guild_id, self.bot).follow(run)

    async def _leave(self, press: Press) -> None:
        await press.edit(words.nothing_changed())

    async def _undo(self, ctx: MatineeContext) -> None:
        self._demand_rest(ctx.channel)
        change = await self.services.store.model_settings.undo()
        if change is None:
            raise NoChangeError
        for field, value in change.before.items():
            after, before = (words.shown(field, each) for each in (change.after[field], value))
            await record_decision(self.bot, ctx, ModelLogged.UNDONE.field(field), after, before)
        await ctx.answer(words.undone(change))
        if ModelSettings.adventure.field not in change.before:
            await self._begin(ctx, {}, SettingsUndone())

    async def _begin(
        self, ctx: MatineeContext, changes: Mapping[str, JsonValue], reason: RunReason
    ) -> None:
        self._demand_rest(ctx.channel)
        order = Order(reason, ctx.author.id, ctx.guild_id, changes)
        run, _ = await self.services.scheduler.request(order)
        message = await ctx.answer(progress_message(run))
        if message is not None:
            RunMessage(message, ctx.guild_id, self.bot).follow(run)

    def _demand_rest(self, channel: object) -> None:
        """Raise where no run can begin now, or could not be followed in this channel."""
        demand_writable(channel)
        if self.services.trainer.run is not None:
            raise RunUnderWayError


def _tunable(name: str) -> Tunable[float]:
    known = ModelSettings.tunable()
    if name not in known:
        raise UnknownSettingError(name, tuple(known))
    return known[name]
