"""Reads typed times; where one may mean several moments, asks, and works on with the answer."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import discord

from bot.cogs.nights.directory import NightDirectory, require_host
from bot.cogs.nights.planning import NightOrder, Planning
from bot.cogs.nights.voting import Voting
from bot.discord.caller import Caller
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
from bot.messages.translation import listeners
from bot.ui.message import Message
from bot.ui.nights.time_question import chosen_moment, time_question

Say = Callable[[Message], Awaitable[object]]


@dataclass(frozen=True)
class TimeQuestionButtons:
    """Finds out at which moment something is wanted, and does it."""

    directory: NightDirectory
    planning: Planning
    voting: Voting

    async def read(
        self, caller: Caller, settings: GuildSettings, text: str, order: TimeOrder, say: Say
    ) -> ParsedTime | None:
        """Read a time as the person means it; None where it is in doubt, and was asked about."""
        now = self.directory.clock.now()
        own = await self.directory.services.store.people.get(caller.user_id)
        zone = own.time_zone or settings.time_zone
        try:
            return await asyncio.to_thread(read_time, text, zone, now, listeners().everybody)
        except TimeInDoubtError as doubt:
            await say(await self._question(caller, doubt, order))
            return None

    async def _question(self, caller: Caller, doubt: TimeInDoubtError, order: TimeOrder) -> Message:
        if caller.guild_id is None:
            raise NoServerError
        questions, user_id = self.directory.nights.time_questions, caller.user_id
        question_id = await questions.ask(user_id, caller.guild_id, order)
        return time_question(doubt, question_id, user_id)

    async def chosen(self, press: Press) -> None:
        """Do at the chosen moment what was wanted; another press does nothing more."""
        number, _, written = press.data.partition(".")
        guild = guild_of(press.interaction.guild)
        try:
            time = chosen_moment(written)
        except (ValueError, OverflowError):
            raise OutdatedItemError(press.verb) from None
        questions, asked = self.directory.nights.time_questions, press.whole(number)
        if time.at <= self.directory.clock.now():
            raise MomentPassedError(time.at)
        # What is refused can be chosen again, once the bot may write.
        await self._demand_writable(press, await questions.wanted(asked, press.user_id, guild.id))
        order = await questions.take(asked, press.user_id, guild.id)
        await press.defer()
        await self._carry_out(press, guild, order, time)
        await press.edit(chosen(time.at))

    async def _demand_writable(self, press: Press, order: TimeOrder) -> None:
        """Raise where the bot could not post what is wanted."""
        if order.purpose is TimePurpose.PLAN:
            demand_writable(press.message.channel)
        elif order.purpose is TimePurpose.VOTE:
            demand_writable(self.directory.channel((await self._mine(press, order)).night))

    async def _carry_out(
        self, press: Press, guild: discord.Guild, order: TimeOrder, time: ParsedTime
    ) -> None:
        if order.purpose is TimePurpose.PLAN:
            channel = press.message.channel
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
