"""Does what somebody wants of a night, or asks which night is meant and then does it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import discord

from bot.cogs.nights.attendance import Attendance
from bot.cogs.nights.directory import NightDirectory, require_host
from bot.cogs.nights.lifecycle import NightLifecycle
from bot.cogs.nights.options import split_vote
from bot.cogs.nights.planning import Planning
from bot.cogs.nights.shortlists import Shortlists
from bot.cogs.nights.time_questions import TimeQuestionButtons, guild_of
from bot.cogs.nights.voting import Voting
from bot.discord.caller import Caller
from bot.discord.client import MatineeContext
from bot.discord.router import Press
from bot.discord.writable import demand_writable
from bot.domain.access import OutdatedItemError
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.errors import NeitherKindNorTimeError, WhichNightError
from bot.domain.nights.reference import NightReference
from bot.domain.nights.snapshot import NightSnapshot
from bot.domain.nights.steps import NightStep
from bot.domain.nights.time_question import TimeOrder, TimePurpose
from bot.domain.nights.times import ParsedTime, TimeProblem, TimeRefusedError
from bot.domain.zones import zone_named
from bot.messages.nights import planning as words
from bot.ui.message import Message
from bot.ui.nights.which_night import read_step, which_night


@dataclass(frozen=True)
class Talk:
    """A conversation with one person on a server, by a command or a press."""

    caller: Caller
    guild: discord.Guild
    channel: object
    channel_id: int
    answer: Callable[[Message | str], Awaitable[discord.Message | None]]
    defer: Callable[[], Awaitable[None]]
    typed: bool = False  # who typed sees the cards that change

    @classmethod
    def of_command(cls, ctx: MatineeContext) -> "Talk":
        """Return the conversation of a command; raises NoServerError."""
        guild, typed = guild_of(ctx.guild), ctx.interaction is None
        return cls(
            ctx.caller, guild, ctx.channel, ctx.channel.id, ctx.answer, ctx.defer, typed=typed
        )

    @classmethod
    def of_press(cls, press: Press) -> "Talk":
        """Return the conversation of a press; raises NoServerError."""
        guild, channel = guild_of(press.interaction.guild), press.interaction.channel
        channel_id = press.interaction.channel_id or 0
        return cls(press.caller, guild, channel, channel_id, press.say, press.defer)


@dataclass(frozen=True)
class NightSteps:
    """Finds the night that is meant, checks who asks, and does it."""

    directory: NightDirectory
    planning: Planning
    voting: Voting
    shortlists: Shortlists
    lifecycle: NightLifecycle
    attendance: Attendance
    times: TimeQuestionButtons

    async def take(self, talk: Talk, step: NightStep, number: int | None, text: str = "") -> None:
        """Do something with the night of a number, or the one that is likely meant.

        `text` is what else was typed. Where several nights are as likely, it asks for one.
        """
        if step.posts:
            demand_writable(talk.channel)
        states, asker_id = step.states(number), talk.caller.user_id
        wanted = NightReference(talk.guild.id, talk.channel_id, asker_id, number, states)
        try:
            snapshot = await self.directory.nights.find(wanted)
        except WhichNightError as error:
            question = await self._question(talk, error, step, text)
            if question is None:
                raise
            await talk.answer(question)
            return
        if step.is_for_hosts:
            require_host(snapshot.night, asker_id, talk.caller.permissions)
        await self._do(talk, step, snapshot, text)

    async def chosen(self, press: Press) -> None:
        """Do with the chosen night what was wanted."""
        step, text = read_step(press.data)
        if step is None:
            raise OutdatedItemError(press.verb)
        number = press.chosen_number
        await press.defer()
        await self.take(Talk.of_press(press), step, number, text)
        await press.edit(words.night_chosen(number))

    async def _question(
        self, talk: Talk, error: WhichNightError, step: NightStep, text: str
    ) -> Message | None:
        store, asker_id = self.directory.services.store, talk.caller.user_id
        own = (await store.people.get(asker_id)).time_zone
        zone = zone_named(own or (await store.guilds.get(talk.guild.id)).time_zone)
        movies = self.directory.movies([n.movie_id for n in error.nights if n.movie_id is not None])
        return which_night(error.nights, movies, zone, (step, text), asker_id)

    async def _do(self, talk: Talk, step: NightStep, snapshot: NightSnapshot, text: str) -> None:
        do = {
            NightStep.SUGGEST: self._suggest,
            NightStep.SHORTLIST: self._shortlist,
            NightStep.VOTE: self._vote,
            NightStep.CLOSE: self._close,
            NightStep.CHANGE: self._change,
            NightStep.PLACE: self._place,
            NightStep.CANCEL: self._cancel,
            NightStep.SHOW: self._show,
        }
        if step not in (NightStep.SUGGEST, NightStep.SHOW):
            await talk.defer()
        await do[step](talk, snapshot, text)

    async def _suggest(self, talk: Talk, snapshot: NightSnapshot, text: str) -> None:
        for said in await self.attendance.suggest_titles(talk.caller, text, snapshot.night):
            await talk.answer(said)

    async def _close(self, talk: Talk, snapshot: NightSnapshot, _: str) -> None:
        await self.lifecycle.close_vote(snapshot.night.night_id)
        if not talk.typed:
            await talk.answer(words.vote_closed(snapshot.night.number))

    async def _change(self, talk: Talk, snapshot: NightSnapshot, text: str) -> None:
        order = TimeOrder(TimePurpose.CHANGE, snapshot.night.night_id)
        if time := await self._time(talk, snapshot, text, order):
            await talk.answer(await self.planning.change_time(snapshot, time))

    async def _place(self, talk: Talk, snapshot: NightSnapshot, text: str) -> None:
        await talk.answer(await self.planning.change_place(snapshot.night, talk.guild, text))

    async def _cancel(self, talk: Talk, snapshot: NightSnapshot, _: str) -> None:
        await self.lifecycle.cancel(snapshot.night)
        await talk.answer(words.cancelled(snapshot.night.number))

    async def _show(self, talk: Talk, snapshot: NightSnapshot, _: str) -> None:
        await self.planning.show_again(talk.answer, talk.channel_id, snapshot)

    async def _shortlist(self, talk: Talk, snapshot: NightSnapshot, text: str) -> None:
        """Make a shortlist; without a word about it, what it was narrowed to before still holds."""
        wanted = self.shortlists.read_wishes(text) if text else snapshot.night.wanted
        await self.shortlists.show(snapshot, wanted, talk.answer)

    async def _vote(self, talk: Talk, snapshot: NightSnapshot, text: str) -> None:
        kind, until = split_vote(text)
        closes: ParsedTime | None = None
        if until and not (closes := await self._closing(talk, snapshot, kind, until)):
            return
        await self.voting.open(snapshot, kind, closes.at if closes else None, talk.answer)
        if closes and (notes := words.time_notes(closes)):
            await talk.answer(" ".join(notes))

    async def _closing(
        self, talk: Talk, snapshot: NightSnapshot, kind: BallotKind | None, until: str
    ) -> ParsedTime | None:
        """Read when a vote closes; None where that was asked about."""
        order = TimeOrder(TimePurpose.VOTE, snapshot.night.night_id, kind)
        try:
            return await self._time(talk, snapshot, until, order)
        except TimeRefusedError as error:
            if kind is None and error.problem is TimeProblem.NOT_UNDERSTOOD:
                raise NeitherKindNorTimeError(until) from error
            raise

    async def _time(
        self, talk: Talk, snapshot: NightSnapshot, text: str, order: TimeOrder
    ) -> ParsedTime | None:
        return await self.times.read(talk.caller, snapshot.settings, text, order, talk.answer)
