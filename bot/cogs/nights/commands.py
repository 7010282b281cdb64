"""The commands of movie nights, and who answers which button."""

import asyncio
from functools import partial

from discord import app_commands
from discord.ext import commands

from bot.cogs.nights.announcer import Announcer
from bot.cogs.nights.attendance import MODAL, SUGGEST_INTENT, Attendance
from bot.cogs.nights.ballot_presses import BallotPresses
from bot.cogs.nights.card_refresher import CardRefresher
from bot.cogs.nights.directory import NightDirectory
from bot.cogs.nights.events import NightEvents
from bot.cogs.nights.lifecycle import NightLifecycle
from bot.cogs.nights.options import (
    KINDS,
    ChangeOptions,
    FilmOptions,
    NightOptions,
    PlaceOptions,
    PlanOptions,
    ShortlistOptions,
    VoteOptions,
)
from bot.cogs.nights.past_nights import HISTORY, PastNights
from bot.cogs.nights.places import NightPlaces
from bot.cogs.nights.plan_requests import PlanRequests
from bot.cogs.nights.planning import FILM_INTENT, Planning
from bot.cogs.nights.series import NightSeriesKeeper
from bot.cogs.nights.shortlists import Shortlists
from bot.cogs.nights.steps import NightSteps, Talk
from bot.cogs.nights.threads import NightThreads
from bot.cogs.nights.time_questions import TimeQuestionButtons, guild_of
from bot.cogs.nights.voting import Voting
from bot.discord.client import Matinee, MatineeContext
from bot.discord.completion import kind_choices, title_choices
from bot.discord.hybrid import hybrid_group, subcommand
from bot.discord.writable import demand_writable
from bot.domain.nights.errors import NightGoneError
from bot.domain.nights.steps import NightStep
from bot.domain.nights.verdict import Verdict
from bot.domain.timers import (
    DELETION_TIMER,
    EVENT_TIMER,
    NIGHT_TIMER,
    SERIES_TIMER,
    THREAD_TIMER,
)
from bot.domain.zones import find_zones
from bot.ui.help import PLAN
from bot.ui.nights import announcements as night_announcements
from bot.ui.nights import ballot as night_ballot
from bot.ui.nights import card as night_card
from bot.ui.nights import series as night_series
from bot.ui.nights.history import open_nights
from bot.ui.nights.list_fits import LIST_FITS
from bot.ui.nights.plan_form import PLAN_FORM
from bot.ui.nights.time_question import CHOOSE_TIME
from bot.ui.nights.which_night import CHOOSE_NIGHT
from bot.ui.picking import WATCH_NOW


class NightCommands(commands.Cog):
    """Plan a movie night: who is in, what to watch, a vote, a reminder, and how it was."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.directory = directory = NightDirectory(bot)
        places = NightPlaces(bot)
        self.cards = cards = CardRefresher(directory, places)
        directory.on_facts = cards.touch
        announcer, events = Announcer(directory, places), NightEvents(directory)
        self.lifecycle = NightLifecycle(directory, announcer, cards, events, places)
        self.attendance = Attendance(directory, cards, self.lifecycle)
        self.shortlists = Shortlists(directory)
        self.voting = Voting(directory, announcer, cards, self.lifecycle, places, self.shortlists)
        self.ballots = BallotPresses(directory, cards, self.lifecycle)
        self.series = series = NightSeriesKeeper(directory, announcer, self.lifecycle, places)
        self.threads = NightThreads(directory, places)
        self.planning = Planning(
            directory, announcer, cards, self.lifecycle, places, events, series
        )
        self.times = TimeQuestionButtons(directory, self.planning, self.voting)
        self.requests = PlanRequests(directory, self.planning, self.times)
        self.steps = NightSteps(
            directory,
            self.planning,
            self.voting,
            self.shortlists,
            self.lifecycle,
            self.attendance,
            self.times,
        )
        self.past_nights = PastNights(directory)
        self._answer_buttons()
        bot.services.timers.on(NIGHT_TIMER, self.lifecycle.due)
        bot.services.timers.on(SERIES_TIMER, series.due)
        bot.services.timers.on(THREAD_TIMER, self.threads.due)
        bot.services.timers.on(EVENT_TIMER, self.lifecycle.event_due)
        bot.services.timers.on(DELETION_TIMER, events.delete_due)
        bot.questions.on(SUGGEST_INTENT, self.attendance.suggest)
        bot.questions.on(FILM_INTENT, self.planning.film_chosen)

    def _answer_buttons(self) -> None:
        on = self.bot.actions.on
        on(night_card.IN, self.attendance.come, private=True)
        on(night_card.OUT, self.attendance.stay_away, private=True)
        on(night_card.SUGGEST, self.attendance.ask_title, private=True)
        on(MODAL, self.attendance.submitted, private=True)
        on(night_card.SHORTLIST, self.shortlists.press)
        on(night_card.FITS, self.shortlists.press_fits, private=True)
        on(LIST_FITS, self.shortlists.press_list_fits, private=True)
        on(night_card.OPEN_VOTE, self.voting.press_open)
        on(night_card.BALLOT, self.ballots.show, private=True)
        on(night_card.CLOSE, self.voting.press_close)
        on(WATCH_NOW, self.planning.watch_now, once=True)
        on(night_card.CANCEL, self.planning.press_cancel, private=True)
        on(night_card.REALLY_CANCEL, self.planning.press_really_cancel, private=True)
        on(night_ballot.MARK, self.ballots.mark, private=True)
        on(night_ballot.VETO, self.ballots.veto, private=True)
        on(night_ballot.DONE, self.ballots.done, private=True)
        on(night_ballot.CLEAR, self.ballots.clear, private=True)
        for verb, verdict in (
            (night_announcements.LIKED, Verdict.LIKED),
            (night_announcements.DISLIKED, Verdict.DISLIKED),
            (night_announcements.MISSED, Verdict.MISSED),
        ):
            on(verb, partial(self.attendance.judge, verdict=verdict), private=True)
        on(PLAN, self.requests.ask, private=True)
        on(PLAN_FORM, self.requests.submitted, private=True)
        on(CHOOSE_NIGHT, self.steps.chosen, once=True)
        on(CHOOSE_TIME, self.times.chosen, once=True)
        on(HISTORY, self.past_nights.turn)
        on(night_series.SKIP, self.series.skip)
        on(night_series.END, self.series.press_end, private=True)
        on(night_series.REALLY_END, self.series.press_really_end, private=True)

    async def cog_load(self) -> None:
        """Load the names of all places, which times may have, before somebody waits for it."""
        await asyncio.to_thread(find_zones, "tokyo")

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
        guild = guild_of(ctx.guild)
        demand_writable(ctx.channel)
        await ctx.defer()
        await self.requests.carry_out(
            ctx.caller, guild, ctx.channel.id, options, ctx.answer, ctx.answer
        )

    # "night skip friday" shows the dates, of which the menu skips one.
    @subcommand(night, "series", aliases=("skip",), ignore_extra=True)
    async def repeating(self, ctx: MatineeContext) -> None:
        """Show the movie nights that repeat; skip dates or stop one."""
        await self.series.show(ctx, guild_of(ctx.guild).id)

    @subcommand(night, "shortlist")
    @app_commands.autocomplete(genre=kind_choices)
    async def shortlist(self, ctx: MatineeContext, *, options: ShortlistOptions) -> None:
        """Choose films for who is in, for the caller and others, or for a voice channel."""
        guild = guild_of(ctx.guild)
        await ctx.defer()
        wanted = self.shortlists.read_wishes(options.wishes)
        if options.user_ids:
            named = options.user_ids
            await ctx.answer(await self.shortlists.for_named(ctx, guild, named, wanted))
            return
        talk = Talk.of_command(ctx)
        try:
            await self.steps.take(talk, NightStep.SHORTLIST, options.night, options.wishes)
        except NightGoneError:
            if options.night:
                raise
            await ctx.answer(await self.shortlists.for_voice_channel(ctx, guild, wanted))

    @subcommand(night, "vote")
    @app_commands.choices(kind=KINDS)
    async def vote(self, ctx: MatineeContext, *, options: VoteOptions) -> None:
        """Open the vote on the shortlist."""
        await self._take(ctx, NightStep.VOTE, options.night, options.text)

    @subcommand(night, "close")
    async def close(self, ctx: MatineeContext, *, options: NightOptions) -> None:
        """Close the vote now and count it."""
        await self._take(ctx, NightStep.CLOSE, options.night)

    @subcommand(night, "cancel")
    async def cancel(self, ctx: MatineeContext, *, options: NightOptions) -> None:
        """Cancel a movie night."""
        await self._take(ctx, NightStep.CANCEL, options.night)

    @subcommand(night, "change")
    async def change(self, ctx: MatineeContext, *, options: ChangeOptions) -> None:
        """Move a movie night to another time."""
        await self._take(ctx, NightStep.CHANGE, options.night, options.when)

    @subcommand(night, "place")
    async def place(self, ctx: MatineeContext, *, options: PlaceOptions) -> None:
        """Say where a movie night is: a voice channel, or any other place."""
        await self._take(ctx, NightStep.PLACE, options.night, options.where)

    @subcommand(night, "suggest")
    @app_commands.autocomplete(title=title_choices)
    async def suggest(self, ctx: MatineeContext, *, options: FilmOptions) -> None:
        """Suggest films for a movie night."""
        await self._take(ctx, NightStep.SUGGEST, options.night, options.title)

    @subcommand(night, "show")
    async def show(self, ctx: MatineeContext, *, options: NightOptions) -> None:
        """Show the card of a movie night again."""
        await self._take(ctx, NightStep.SHOW, options.night)

    @subcommand(night, "history")
    async def history(self, ctx: MatineeContext, page: int = 1) -> None:
        """Show past movie nights."""
        await self.past_nights.show_history(ctx, guild_of(ctx.guild).id, page - 1)

    @subcommand(night, "stats")
    async def stats(self, ctx: MatineeContext) -> None:
        """Show this server's movie nights in a picture."""
        guild = guild_of(ctx.guild)
        await ctx.defer()
        await self.past_nights.show_stats(ctx, guild)

    async def _take(
        self, ctx: MatineeContext, step: NightStep, number: int | None, text: str = ""
    ) -> None:
        await self.steps.take(Talk.of_command(ctx), step, number, text)

    async def _list(self, ctx: MatineeContext) -> None:
        nights = await self.directory.nights.open_in(guild_of(ctx.guild).id)
        movies = self.directory.movies([n.movie_id for n in nights if n.movie_id is not None])
        await ctx.answer(open_nights(nights, movies))
