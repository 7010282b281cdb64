"""Nights that somebody wishes for: by the command, or in the form that a button opens."""

import asyncio
from dataclasses import dataclass

import discord

from bot.cogs.nights.announcer import Send
from bot.cogs.nights.directory import NightDirectory
from bot.cogs.nights.options import PlanOptions
from bot.cogs.nights.planning import NightOrder, Planning
from bot.cogs.nights.time_questions import Say, TimeQuestionButtons, guild_of
from bot.discord.caller import Caller
from bot.discord.router import Press
from bot.discord.writable import demand_writable
from bot.domain.access import OutdatedItemError
from bot.ui.nights.plan_form import plan_form


@dataclass(frozen=True)
class PlanRequests:
    """Reads what was typed, asks where a time is in doubt, and plans."""

    directory: NightDirectory
    planning: Planning
    times: TimeQuestionButtons

    async def carry_out(
        self,
        caller: Caller,
        guild: discord.Guild,
        channel_id: int,
        options: PlanOptions,
        say: Say,
        send: Send | None = None,
    ) -> None:
        """Plan a night; `send` posts its card, and `say` what else there is to say."""
        names_film = self.directory.bot.questions.names_film
        today = self.directory.clock.now().date()
        await asyncio.to_thread(options.tell_apart, names_film, today)
        await self.directory.bot.questions.look_for([options.title])
        order, film = self.planning.read(guild, options)
        settings = await self.directory.services.store.guilds.get(guild.id)
        time = await self.times.read(caller, settings, options.when, order, say)
        if time is None:
            return
        plan = NightOrder(guild.id, channel_id, settings, order, time, film)
        for said in await self.planning.plan(caller, plan, send):
            await say(said)

    async def ask(self, press: Press) -> None:
        """Open the form in which somebody says when, and which film."""
        guild_of(press.interaction.guild)
        demand_writable(press.interaction.channel)
        await press.ask(plan_form())

    async def submitted(self, press: Press) -> None:
        """Plan as the form says; the card appears in the channel."""
        if not press.values:
            raise OutdatedItemError(press.verb)
        guild, channel = guild_of(press.interaction.guild), press.interaction.channel
        demand_writable(channel)
        await press.defer()
        options = PlanOptions.of_form(*press.values[:2])
        await self.carry_out(
            press.caller, guild, press.interaction.channel_id or 0, options, press.whisper
        )
