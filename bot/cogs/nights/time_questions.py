"""Reads typed times; where one may mean several moments, asks, and goes on with the answer."""

import asyncio
from dataclasses import dataclass

import discord

from bot.cogs.nights.directory import NightDirectory, require_host
from bot.cogs.nights.planning import NightOrder, Planning
from bot.cogs.nights.voting import Voting
from bot.discord.client import MatineeContext
from bot.discord.router import Press
from bot.discord.writable import demand_writable
from bot.domain.access import OutdatedItemError
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.errors import MomentPassedError, NoServerError, WrongStateError
from bot.domain.nights.night import AHEAD, BEFORE_VOTE
from bot.domain.nights.snapshot import NightSnapshot
from bot.domain.nights.time_question import TimeOrder, TimePurpose
from bot.domain.nights.times import ParsedTime, TimeInDoubtError, read_time
from bot.domain.settings.guild import GuildSettings
from bot.messages.nights.time_question import chosen
from bot.ui.nights.time_question import chosen_moment, time_question


@dataclass(frozen=True)
class TimeQuestionButtons:
    """Finds out at which moment something is wanted, and does it."""

    directory: NightDirectory
    planning: Planning
    voting: Voting

    async def read(
        self, ctx: MatineeContext, settings: GuildSettings, text: str, order: TimeOrder
    ) -> ParsedTime | None:
        """Read a time as the person means it; None where it is in doubt, and was asked about."""
        now = self.directory.clock.now()
        own = await self.directory.services.store.people.get(ctx.author.id)
        zone = own.time_zone or settings.time_zone
        try:
            return await asyncio.to_thread(read_time, text, zone, now, settings.locale)
        except TimeInDoubtError as doubt:
            await self._ask(ctx, doubt, order)
            return None

    async def _ask(self, ctx: MatineeContext, doubt: TimeInDoubtError, order: TimeOrder) -> None:
        questions, user_id = self.directory.nights.time_questions, ctx.author.id
        question_id = await questions.ask(user_id, guild_of(ctx.guild).id, order)
        await ctx.answer(time_question(doubt, question_id, user_id))

    async def chosen(self, press: Press) -> None:
        """Do at the chosen moment what was wanted; another press does nothing more."""
        number, _, written = press.data.partition(".")
        guild = guild_of(press.interaction.guild)
        try:
            time = chosen_moment(written)
        except (ValueError, OverflowError):
            raise OutdatedItemError(press.verb) from None
        questions = self.directory.nights.time_questions
        order = await questions.take(press.whole(number), press.user_id, guild.id)
        if time.at <= self.directory.clock.now():
            raise MomentPassedError(time.at)
        await press.defer()
        await self._carry_out(press, guild, order, time)
        await press.edit(chosen(time.at))

    async def _carry_out(
        self, press: Press, guild: discord.Guild, order: TimeOrder, time: ParsedTime
    ) -> None:
        if order.purpose is TimePurpose.PLAN:
            channel = press.message.channel
            demand_writable(channel)
            settings = await self.directory.services.store.guilds.get(guild.id)
            film = self.planning.film_of(order)
            plan = NightOrder(guild.id, channel.id, settings, order, time, film)
            for said in await self.planning.plan(press.caller, plan):
                await press.say(said)
            return
        snapshot = await self._mine(press, order)
        if order.purpose is TimePurpose.CHANGE:
            await press.say(await self.planning.change_time(snapshot, time))
        else:
            demand_writable(self.directory.channel(snapshot.night))
            ballot = BallotKind(order.ballot) if order.ballot else None
            await self.voting.open(snapshot, ballot, time.at)

    async def _mine(self, press: Press, order: TimeOrder) -> NightSnapshot:
        """Return the night, if the person may still change it and it still can be."""
        snapshot = await self.directory.nights.in_guild(press.guild_id, order.night_id or 0)
        night, allowed = snapshot.night, AHEAD
        require_host(night, press.user_id, press.interaction.permissions)
        if order.purpose is TimePurpose.VOTE:
            allowed = BEFORE_VOTE
        if night.state not in allowed:
            raise WrongStateError(night.number, night.state)
        return snapshot


def guild_of(guild: discord.Guild | None) -> discord.Guild:
    """Return the server of a command or a press; raises NoServerError."""
    if guild is None:
        raise NoServerError
    return guild
