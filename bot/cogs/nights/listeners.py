"""What happens on Discord that matters to movie nights, without a command or a button."""

import discord
from discord.ext import commands

from bot.cogs.nights.lifecycle import NightLifecycle
from bot.cogs.nights.voting import Voting


class NightListeners(commands.Cog):
    """Hands Discord's events to whom they concern."""

    def __init__(self, lifecycle: NightLifecycle, voting: Voting) -> None:
        self._lifecycle, self._voting = lifecycle, voting
        self._started = False

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Go on with every night, once after each start."""
        if not self._started:
            self._started = True
            await self._lifecycle.after_start()

    @commands.Cog.listener()
    async def on_store_returned(self) -> None:
        """Go on with what the store did not take while it was away."""
        if self._started:
            await self._lifecycle.store_returned()

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Say what could not be said during an outage of Discord."""
        if self._started:
            await self._lifecycle.say_unsent(guild.id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Cancel the nights of a channel that is gone."""
        await self._lifecycle.channel_deleted(channel.guild.id, channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        """Cancel the nights of a thread that is gone, also of one that was archived before."""
        await self._lifecycle.channel_deleted(thread.guild_id, thread.thread_id)

    @commands.Cog.listener()
    async def on_scheduled_event_delete(self, event: discord.ScheduledEvent) -> None:
        """Go on without an event that somebody deleted."""
        await self._lifecycle.event_deleted(event)

    @commands.Cog.listener()
    async def on_scheduled_event_update(
        self, _before: discord.ScheduledEvent, event: discord.ScheduledEvent
    ) -> None:
        """Make a new event where somebody ended one before its time; one called off stays so."""
        if event.status is discord.EventStatus.ended:
            await self._lifecycle.event_ended(event)
        elif event.status is discord.EventStatus.cancelled:
            await self._lifecycle.event_deleted(event)

    @commands.Cog.listener()
    async def on_raw_member_remove(self, left: discord.RawMemberRemoveEvent) -> None:
        """Take who left out of the nights; Discord tells this only to bots that may see members."""
        await self._lifecycle.member_left(left.guild_id, left.user.id)

    @commands.Cog.listener()
    async def on_raw_poll_vote_add(self, vote: discord.RawPollVoteActionEvent) -> None:
        """Close the vote when everybody has voted in Discord's own poll."""
        await self._voting.poll_voted(vote.message_id, vote.user_id, done=True)

    @commands.Cog.listener()
    async def on_raw_poll_vote_remove(self, vote: discord.RawPollVoteActionEvent) -> None:
        """Wait for somebody who takes a vote back, as Discord asks of who changes it."""
        await self._voting.poll_voted(vote.message_id, vote.user_id, done=False)
