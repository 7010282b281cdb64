"""The commands of movie nights, and who answers which button."""

import asyncio
from datetime import datetime
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.nights.announcer import Announcer
from bot.cogs.nights.attendance import (
    SUGGEST_INTENT,
    Attendance,
    form_of,
    suggest_intent,
)
from bot.cogs.nights.cards import Cards
from bot.cogs.nights.desk import Desk, require_host
from bot.cogs.nights.events import Events
from bot.cogs.nights.history import HISTORY, Remembering
from bot.cogs.nights.lifecycle import TIMER, NightLifecycle
from bot.cogs.nights.options import (
    ChangeOptions,
    FilmOptions,
    PlaceOptions,
    PlanOptions,
    ShortlistOptions,
    VoteOptions,
)
from bot.cogs.nights.planning import FILM_INTENT, Planning
from bot.cogs.nights.voting import CAN_VOTE, Ballots
from bot.discord.client import Matinee, MatineeContext
from bot.discord.completion import title_choices
from bot.discord.errors import answer_error
from bot.discord.hybrid import hybrid_group, subcommand
from bot.domain.nights.counting import BallotKind
from bot.domain.nights.errors import NeitherKindNorTimeError, NoServerError
from bot.domain.nights.night import AHEAD, OPEN, Night, NightState
from bot.domain.nights.times import TimeProblem, TimeRefusedError, read_time
from bot.domain.nights.verdict import Verdict
from bot.ui.nights import ballot as night_ballot
from bot.ui.nights import card as night_card
from bot.ui.nights import notices as night_notices
from bot.ui.nights.lists import open_nights


class NightCommands(commands.Cog):
    """Plan a movie night: who is in, what to watch, a vote, a reminder, and how it was."""

    def __init__(self, bot: Matinee, desk: Desk) -> None:
        self.bot = bot
        self.desk = desk
        self.cards = Cards(desk)
        announcer, events = Announcer(desk), Events(desk)
        self.lifecycle = NightLifecycle(desk, announcer, self.cards, events)
        self.attendance = Attendance(desk, self.cards, self.lifecycle)
        self.ballots = Ballots(desk, announcer, self.cards, self.lifecycle)
        self.planning = Planning(desk, announcer, self.cards, self.lifecycle, events)
        self.remembering = Remembering(desk)
        self._started = False
        self._answer_buttons()
        bot.services.timers.on(TIMER, self.lifecycle.due)
        bot.questions.on(SUGGEST_INTENT, self.attendance.suggested)
        bot.questions.on(FILM_INTENT, self.planning.film_chosen)

    def _answer_buttons(self) -> None:
        on = self.bot.actions.on
        on(night_card.IN, self.attendance.come)
        on(night_card.OUT, self.attendance.stay_away)
        on(night_card.SUGGEST, self.attendance.ask_title)
        on(night_card.SHORTLIST, self.ballots.press_shortlist)
        on(night_card.OPEN_VOTE, self.ballots.press_open)
        on(night_card.BALLOT, self.ballots.show)
        on(night_card.CLOSE, self.ballots.press_close)
        on(night_card.CANCEL, self.planning.press_cancel)
        on(night_card.REALLY_CANCEL, self.planning.press_really_cancel)
        on(night_ballot.MARK, self.ballots.mark)
        on(night_ballot.VETO, self.ballots.veto)
        on(night_ballot.DONE, self.ballots.done)
        on(night_ballot.CLEAR, self.ballots.clear)
        for verb, verdict in (
            (night_notices.LIKED, Verdict.LIKED),
            (night_notices.DISLIKED, Verdict.DISLIKED),
            (night_notices.MISSED, Verdict.MISSED),
        ):
            on(verb, partial(self.attendance.judge, verdict=verdict))
        on(HISTORY, self.remembering.turn)

    async def cog_load(self) -> None:
        """Load what reads times before somebody waits for it."""
        await asyncio.to_thread(read_time, "friday 20:00", "UTC", self.desk.clock.now())

    async def cog_unload(self) -> None:
        """Stop editing cards."""
        self.cards.close()

    @hybrid_group("night", aliases=("nights",))
    @app_commands.guild_only()
    async def night(self, ctx: MatineeContext) -> None:
        """Show the movie nights that are planned."""
        await self._list(ctx)

    @subcommand(night, "list")
    async def list_open(self, ctx: MatineeContext) -> None:
        """Show the movie nights that are planned."""
        await self._list(ctx)

    @subcommand(night, "plan")
    @app_commands.autocomplete(title=title_choices)
    async def plan(self, ctx: MatineeContext, *, options: PlanOptions) -> None:
        """Plan a movie night in this channel."""
        guild = _guild(ctx)
        await ctx.defer()
        await self.planning.plan(ctx, guild, options)

    @subcommand(night, "shortlist")
    async def shortlist(self, ctx: MatineeContext, *, options: ShortlistOptions) -> None:
        """Choose films for who is in, for the people you mention, or for your voice channel."""
        guild = _guild(ctx)
        await ctx.defer()
        await self.planning.shortlist(ctx, guild, options, self.ballots)

    @subcommand(night, "vote")
    async def vote(self, ctx: MatineeContext, *, options: VoteOptions) -> None:
        """Open the vote on the shortlist."""
        guild = _guild(ctx)
        night = await self._mine(ctx, options.night, CAN_VOTE)
        closes_at: datetime | None = None
        if options.closes:
            closes_at = await self._closing(guild.id, options)
        await ctx.defer()
        kind = BallotKind(options.kind) if options.kind else None
        await self.ballots.open(night, kind, closes_at, ctx.send)

    @subcommand(night, "close")
    async def close(self, ctx: MatineeContext, night: int | None = None) -> None:
        """Close the vote now and count it."""
        found = await self._mine(ctx, night, (NightState.VOTING,))
        await ctx.defer()
        await self.lifecycle.close_vote(found.night_id)
        await self._done(ctx, "The vote is closed.")

    @subcommand(night, "cancel")
    async def cancel(self, ctx: MatineeContext, night: int | None = None) -> None:
        """Cancel a movie night."""
        found = await self._mine(ctx, night, tuple(OPEN))
        await ctx.defer()
        await self.lifecycle.cancel(found)
        await ctx.send(f"Movie night {found.number} is cancelled.")

    @subcommand(night, "change")
    async def change(self, ctx: MatineeContext, *, options: ChangeOptions) -> None:
        """Move a movie night to another time."""
        night = await self._mine(ctx, options.night, tuple(AHEAD))
        await ctx.defer()
        await ctx.send(await self.planning.change_time(night, options.when))

    @subcommand(night, "place")
    async def place(self, ctx: MatineeContext, *, options: PlaceOptions) -> None:
        """Say where a movie night is: a voice channel, or any other place."""
        night = await self._mine(ctx, options.night, tuple(AHEAD))
        await ctx.defer()
        await ctx.send(await self.planning.change_place(night, _guild(ctx), options.where))

    @subcommand(night, "suggest")
    @app_commands.autocomplete(title=title_choices)
    async def suggest(self, ctx: MatineeContext, *, options: FilmOptions) -> None:
        """Suggest a film for a movie night."""
        night = await self._found(ctx, options.night, CAN_VOTE)
        movie = await self.bot.questions.film(ctx, options.title, suggest_intent(night))
        if movie:
            await ctx.send(await self.attendance.suggest(night, ctx.author.id, movie))

    @subcommand(night, "show")
    async def show(self, ctx: MatineeContext, night: int | None = None) -> None:
        """Show the card of a movie night again."""
        found = await self._found(ctx, night, tuple(NightState) if night else tuple(OPEN))
        await self.planning.show_again(ctx, found)

    @subcommand(night, "history")
    async def history(self, ctx: MatineeContext, page: int = 1) -> None:
        """Show past movie nights."""
        await self.remembering.show_history(ctx, _guild(ctx).id, page - 1)

    @subcommand(night, "stats")
    async def stats(self, ctx: MatineeContext) -> None:
        """Show this server's movie nights in a picture."""
        guild = _guild(ctx)
        await ctx.defer()
        await self.remembering.show_stats(ctx, guild)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Go on with every night, once after each start."""
        if not self._started:
            self._started = True
            await self.lifecycle.after_start()

    @commands.Cog.listener()
    async def on_guild_available(self, _: discord.Guild) -> None:
        """Say what could not be said during an outage of Discord."""
        if self._started:
            await self.lifecycle.say_unsent()

    @commands.Cog.listener()
    async def on_interaction(self, interaction: "discord.Interaction[Matinee]") -> None:
        """Read a sent suggestion form, also one that was opened before a restart."""
        night_id = form_of(interaction)
        if night_id is None:
            return
        try:
            await self.attendance.submitted(interaction, night_id)
        except Exception as error:  # noqa: BLE001 - the last stop; answer_error logs what is unexpected
            await answer_error(interaction, error)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Cancel the nights of a channel that is gone."""
        await self.lifecycle.channel_deleted(channel.id)

    @commands.Cog.listener()
    async def on_thread_delete(self, thread: discord.Thread) -> None:
        """Cancel the nights of a thread that is gone."""
        await self.lifecycle.channel_deleted(thread.id)

    @commands.Cog.listener()
    async def on_scheduled_event_delete(self, event: discord.ScheduledEvent) -> None:
        """Go on without an event that somebody deleted."""
        await self.lifecycle.event_deleted(event)

    @commands.Cog.listener()
    async def on_raw_member_remove(self, left: discord.RawMemberRemoveEvent) -> None:
        """Take who left out of the nights; Discord tells this only to bots that may see members."""
        await self.lifecycle.member_left(left.guild_id, left.user.id)

    @commands.Cog.listener()
    async def on_raw_poll_vote_add(self, vote: discord.RawPollVoteActionEvent) -> None:
        """Close the vote when everybody has voted in Discord's own poll."""
        await self.ballots.poll_voted(vote.message_id, vote.user_id, done=True)

    @commands.Cog.listener()
    async def on_raw_poll_vote_remove(self, vote: discord.RawPollVoteActionEvent) -> None:
        """Wait for somebody who takes a vote back, as Discord asks of who changes it."""
        await self.ballots.poll_voted(vote.message_id, vote.user_id, done=False)

    async def _closing(self, guild_id: int, options: VoteOptions) -> datetime:
        try:
            return (await self.planning.read(guild_id, options.closes)).at
        except TimeRefusedError as error:
            if options.kind is None and error.problem is TimeProblem.NOT_UNDERSTOOD:
                raise NeitherKindNorTimeError(options.closes) from error
            raise

    async def _list(self, ctx: MatineeContext) -> None:
        nights = await self.desk.nights.open_in(_guild(ctx).id)
        movie_ids = {night.movie_id for night in nights if night.movie_id is not None}
        await ctx.send(embed=open_nights(nights, self.desk.movies(movie_ids), ctx.clean_prefix))

    async def _found(
        self, ctx: MatineeContext, number: int | None, states: tuple[NightState, ...]
    ) -> Night:
        return await self.desk.find(_guild(ctx).id, ctx.channel.id, ctx.author.id, number, states)

    async def _mine(
        self, ctx: MatineeContext, number: int | None, states: tuple[NightState, ...]
    ) -> Night:
        """Find a night that the person may change; raise NotHostError for others."""
        night = await self._found(ctx, number, states)
        require_host(night, ctx.author.id, ctx.permissions)
        return night

    async def _done(self, ctx: MatineeContext, text: str) -> None:
        """Answer a slash command, which must have an answer; a typed one sees the new card."""
        if ctx.interaction is not None:
            await ctx.send(text)


def _guild(ctx: MatineeContext) -> discord.Guild:
    if ctx.guild is None:
        raise NoServerError
    return ctx.guild
