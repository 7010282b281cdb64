"""When the model is retrained: at once, and by each server's schedule."""

import logging

import discord
from discord.ext import commands

from bot.cogs.model.run_message import (
    RUN_ENDS,
    RunMessage,
    follow_again,
    outcome_of,
    tell_ends,
    tell_ends_or_wait,
)
from bot.discord.client import Matinee, MatineeContext
from bot.discord.hybrid import hybrid_group, subcommand
from bot.discord.permissions import (
    demand_manager,
    demand_managing_press,
    for_managers,
    is_owner,
    place,
    serves_one_server,
)
from bot.discord.router import Press
from bot.discord.sending import FAILURES, is_refusal, post
from bot.discord.server_log import report_newest
from bot.discord.types import AnyContext
from bot.discord.writable import demand_writable
from bot.domain.runs.order import Order
from bot.domain.runs.problems import Cancelled
from bot.domain.runs.reasons import Asked
from bot.domain.schedules.after_likes import AfterLikes
from bot.domain.schedules.cron import Cron
from bot.domain.schedules.daily import Daily
from bot.domain.schedules.every import Every
from bot.domain.schedules.policy import Policy
from bot.domain.timers import RUN_REPORT, Timer
from bot.messages.model import runs as words
from bot.messages.model.versions import schedule_note
from bot.messages.translation import to_person
from bot.timers import NotNowError
from bot.training.errors import NoRunError, NotYourRunError
from bot.training.schedules import PolicyStatus
from bot.ui.message import Message
from bot.ui.model.run import CANCEL_RUN, outcome_card, progress_message
from bot.ui.model.versions import MORE_OF_SCHEDULE, schedule_card

logger = logging.getLogger(__name__)


class Retraining(commands.Cog):
    """Teach the model what your server likes, now or by a schedule."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.services = bot.services
        bot.actions.on(CANCEL_RUN, self._cancel_pressed)
        bot.actions.on(MORE_OF_SCHEDULE, self._more, private=True)
        self.services.timers.on(RUN_ENDS, self._ends_due)
        self.services.timers.on(RUN_REPORT, self._report_due)

    async def cog_load(self) -> None:
        """Without any model, the first training begins before the bot is connected."""
        self.services.trainer.ensure_model()
        await follow_again(self.bot)

    async def cog_check(self, ctx: AnyContext) -> bool:
        """All of this is for those who may manage the server."""
        demand_manager(ctx)
        return True

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Plan for the servers that the bot is in; tell how runs ended that a stop cut short."""
        if self.services.assignment.trains:
            await self.services.scheduler.start(lambda: [guild.id for guild in self.bot.guilds])
            self.services.growth.start()
        await tell_ends(self.bot)  # many messages take their time

    async def _ends_due(self, _: Timer) -> None:
        await tell_ends_or_wait(self.bot)

    @commands.Cog.listener("on_guild_join")
    @commands.Cog.listener("on_guild_remove")
    async def plan_anew(self, _guild: object) -> None:
        """Another server has come or gone."""
        if self.services.assignment.trains:
            await self.services.scheduler.plan()

    @hybrid_group("retrain")
    @for_managers
    async def retrain(self, ctx: MatineeContext) -> None:
        """Retrain the model with everybody's likes, without a pause in service."""
        await self._retrain(ctx)

    @subcommand(retrain, "now")
    async def now(self, ctx: MatineeContext) -> None:
        """Retrain the model now, or join the run under way."""
        await self._retrain(ctx)

    @subcommand(retrain, "cancel")
    async def cancel(self, ctx: MatineeContext) -> None:
        """Cancel the run under way; the model in service stays."""
        await self._cancel(ctx.author, ctx.guild_id)
        await ctx.answer(words.cancelled())

    @hybrid_group("schedule")
    @for_managers
    async def schedule(self, ctx: MatineeContext, *, rules: str = "") -> None:
        """See or change when the model is retrained."""
        if rules:
            await self._change(ctx, Policy.parse(rules))
        else:
            await self._show(ctx)

    @subcommand(schedule, "show")
    async def show(self, ctx: MatineeContext) -> None:
        """Show when the model is retrained next, and what is missing."""
        await self._show(ctx)

    @subcommand(schedule, "every")
    async def every(self, ctx: MatineeContext, *, interval: str) -> None:
        """Retrain so long after the last run."""
        await self._change(ctx, Policy.parse(f"{Every.word} {interval}"))

    @subcommand(schedule, "daily")
    async def daily(self, ctx: MatineeContext, *, time: str) -> None:
        """Retrain each day at a time of your server's zone."""
        await self._change(ctx, Policy.parse(f"{Daily.word} {time}"))

    @subcommand(schedule, "cron")
    async def cron(self, ctx: MatineeContext, *, expression: str) -> None:
        """Retrain as a crontab line says, in your server's zone."""
        await self._change(ctx, Policy.parse(f'{Cron.word} "{expression.strip(_QUOTES)}"'))

    @subcommand(schedule, "after")
    async def after(self, ctx: MatineeContext, *, likes: str) -> None:
        """Retrain when your server has given so many new likes."""
        await self._change(ctx, Policy.parse(f"{AfterLikes.word} {likes}"))

    @subcommand(schedule, "combine")
    async def combine(self, ctx: MatineeContext, *, rules: str) -> None:
        """Use several rules; each of them alone begins a run."""
        await self._change(ctx, Policy.parse(rules))

    @subcommand(schedule, "off")
    async def off(self, ctx: MatineeContext) -> None:
        """Retrain only when somebody asks for it."""
        await self._change(ctx, Policy())

    @subcommand(schedule, "reset")
    async def reset(self, ctx: MatineeContext) -> None:
        """Go back to the default schedule."""
        await self._change(ctx, None)

    async def _report_due(self, timer: Timer) -> None:
        """Tell a server that a run of its schedule failed, where it wants to hear of that."""
        record = await self.services.store.runs.get(int(timer.key))
        if record is None or record.guild_id is None:
            return
        settings = await self.services.store.guilds.get(record.guild_id)
        channel_id = settings.channel_id or settings.log_channel_id
        if channel_id is None:
            return
        channel = self.bot.get_partial_messageable(channel_id, guild_id=record.guild_id)
        async with self.bot.languages.to_server(record.guild_id):
            said = Message(embed=outcome_card(outcome_of(self.bot, record)))
        try:
            await post(channel, said.parts(), f"run-{record.run_id}")
        except FAILURES as error:
            if not is_refusal(error):
                raise NotNowError from error
            logger.warning("cannot tell anybody of a failed training run: %s", error)

    async def _retrain(self, ctx: MatineeContext) -> None:
        demand_writable(ctx.channel)  # progress and the end appear there
        order = Order(Asked(), ctx.author.id, ctx.guild_id)
        run, joined = await self.services.scheduler.request(order)
        message = await ctx.answer(progress_message(run, joined=joined))
        if message is not None:
            RunMessage(message, ctx.guild_id, self.bot, joined=joined).follow(run)

    async def _cancel_pressed(self, press: Press) -> None:
        demand_managing_press(press)
        await self._cancel(press.interaction.user, press.guild_id)
        with to_person():
            await press.whisper(words.cancelled())

    async def _cancel(self, user: discord.abc.User, guild_id: int | None) -> None:
        run = self.services.trainer.run
        if run is None:
            raise NoRunError
        if run.order.guild_id != guild_id and not await self._may_cancel_all(user):
            raise NotYourRunError
        await self.services.trainer.cancel(Cancelled(user_id=user.id))

    async def _may_cancel_all(self, user: discord.abc.User) -> bool:
        return await serves_one_server(self.bot) or await is_owner(self.bot, user)

    async def _show(self, ctx: MatineeContext) -> None:
        await self._send(ctx, await self.services.scheduler.status(place(ctx)))

    async def _change(self, ctx: MatineeContext, policy: Policy | None) -> None:
        scheduler, guild_id = self.services.scheduler, place(ctx)
        before = await scheduler.server_policy(guild_id)
        status = await scheduler.change(guild_id, policy, ctx.author.id)
        await self._send(ctx, status)
        if (status.server.policy, status.server.own) != (before.policy, before.own):
            await report_newest(self.bot, guild_id)

    async def _send(self, ctx: MatineeContext, status: PolicyStatus) -> None:
        await ctx.answer(schedule_card(status))

    async def _more(self, press: Press) -> None:
        """Show what holds for the schedules of all servers."""
        demand_managing_press(press)
        schedule = await self.services.scheduler.server_policy(place(press))
        await press.whisper(schedule_note(schedule.time_zone, self.services.scheduler.limits))


# Around an expression, as phones put them.
_QUOTES = "\"'`“”„ "
