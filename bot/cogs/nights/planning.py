"""Plans nights and changes them: time, place, film; and shortlists without a night."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import discord

from bot.cogs.nights.announcer import Announcer
from bot.cogs.nights.cards import Cards
from bot.cogs.nights.desk import Desk, require_host
from bot.cogs.nights.events import NO_EVENT, Events
from bot.cogs.nights.lifecycle import NightLifecycle
from bot.cogs.nights.options import CHANNEL, PlanOptions, ShortlistOptions
from bot.cogs.nights.voting import CAN_VOTE, Ballots
from bot.discord.client import MatineeContext
from bot.discord.router import Press
from bot.discord.title_questions import Intent
from bot.domain.filters import read_list_filter
from bot.domain.nights.errors import (
    NeitherTimeNorFilmError,
    NightGoneError,
    NobodyNamedError,
    ShortlistWishError,
    WrongStateError,
)
from bot.domain.nights.night import AHEAD, OPEN, Night, NightState
from bot.domain.nights.times import Moment, read_time
from bot.messages.wording import clip, plain
from bot.ui.limits import EVENT_PLACE
from bot.ui.nights.card import cancel_question, card, card_view, shortlist_embed
from bot.ui.nights.shortlist import shortlist_notes
from bot.ui.nights.words import time_notes
from recommender import Movie, MovieFilter

FILM_INTENT = "night-film"


@dataclass(frozen=True)
class Planning:
    """Plans and changes nights."""

    desk: Desk
    announcer: Announcer
    cards: Cards
    lifecycle: NightLifecycle
    events: Events

    async def read(self, guild_id: int, text: str) -> Moment:
        """Read a time as the server means it."""
        settings = await self.desk.settings(guild_id)
        return await asyncio.to_thread(
            read_time, text, settings.time_zone, self.desk.clock.now(), settings.locale
        )

    async def plan(self, ctx: MatineeContext, guild: discord.Guild, options: PlanOptions) -> None:
        """Plan a night, post its card, and settle its film if one was named."""
        questions = self.desk.bot.questions
        reading = questions.read(options.title) if options.title else None
        if reading and not options.when and not reading.clear:
            raise NeitherTimeNorFilmError(options.title)
        moment = await self.read(guild.id, options.when)
        settings = await self.desk.settings(guild.id)
        voice_channel_id, place = _where(guild, options.where)
        night = await self.desk.nights.plan(
            guild.id,
            ctx.channel.id,
            ctx.author.id,
            moment.at,
            moment.at + timedelta(minutes=settings.night_minutes),
            voice_channel_id=voice_channel_id,
            place=place,
        )
        if reading and reading.clear:
            night = await self._set_film(night, reading.movie)
        await self.announcer.say(night.night_id, "plan", ctx.send)
        await self.lifecycle.go_on(night.night_id)
        notes = time_notes(moment)
        if problem := await self.events.bring_up_to_date(night):
            notes.append(problem)
        if notes:
            await ctx.send(" ".join(notes))
        if reading and not reading.clear:
            await questions.ask(ctx, reading, _film_intent(night))

    async def _set_film(self, night: Night, movie: Movie) -> Night:
        """Settle the film that the host named; a vote can still change it."""
        await self.desk.nights.people.suggest(
            night.night_id, night.host_id, movie.movie_id, CAN_VOTE
        )
        return await self.desk.nights.move(
            night.night_id, NightState.DECIDED, movie_id=movie.movie_id
        )

    async def film_chosen(self, press: Press, movie: Movie, argument: str) -> None:
        """Take the host's answer to which film was meant."""
        night = await self.desk.pressed(press.guild_id, int(argument))
        if night.state is not NightState.PLANNED:
            raise WrongStateError(night.number, night.state)
        night = await self._set_film(night, movie)
        await press.edit(content=f"{plain(movie.label)} it is.", view=None)
        self.cards.touch(night.night_id)
        await self.lifecycle.go_on(night.night_id)
        await self.lifecycle.tell(night, await self.events.bring_up_to_date(night))

    async def change_time(self, night: Night, when: str) -> str:
        """Move a night to another time; return what to answer."""
        moment = await self.read(night.guild_id, when)
        values: dict[str, Any] = {
            "starts_at": moment.at,
            "ends_at": moment.at + night.length,
            "planned_at": self.desk.clock.now(),
        }
        if night.closes_at and night.closes_at > moment.at:
            values["closes_at"] = moment.at
        changed = await self.desk.nights.change(night.night_id, tuple(AHEAD), **values)
        self.cards.touch(night.night_id)
        await self.lifecycle.go_on(night.night_id)
        problem = await self.events.bring_up_to_date(changed)
        said = f"Movie night {night.number} is now {discord.utils.format_dt(moment.at, 'F')}."
        return " ".join([said, *time_notes(moment), *([problem] if problem else [])])

    async def change_place(self, night: Night, guild: discord.Guild, where: str) -> str:
        """Move a night to another place; return what to answer."""
        voice_channel_id, place = _where(guild, where)
        values: dict[str, Any] = {"voice_channel_id": voice_channel_id, "place": place}
        other_kind = (voice_channel_id is None) != (night.voice_channel_id is None)
        if other_kind or night.event_id == NO_EVENT:
            values["event_id"] = None
        changed = await self.desk.nights.change(night.night_id, tuple(AHEAD), **values)
        if other_kind:
            await self.events.cancel(night)  # an event cannot change its kind
        self.cards.touch(night.night_id)
        problem = await self.events.bring_up_to_date(changed)
        there = f"in <#{voice_channel_id}>" if voice_channel_id else f"at {plain(place or '')}"
        said = f"Movie night {night.number} is {there}."
        return f"{said} {problem}" if problem else said

    async def show_again(self, ctx: MatineeContext, night: Night) -> None:
        """Post the card of a night again; an open night goes on with the new one."""
        shown = await self.desk.show(night)
        view = card_view(shown)
        parts: dict[str, Any] = {"view": view} if view else {}
        message = await ctx.send(embed=card(shown), **parts)
        in_its_channel = ctx.channel.id == night.channel_id
        if view and in_its_channel and await self.desk.nights.repost(night, message.id):
            await self.announcer.retire(night, message)

    async def press_cancel(self, press: Press) -> None:
        """Ask before a night is cancelled from its card."""
        night = await self.desk.pressed(press.guild_id, int(press.data))
        require_host(night, press.user_id, press.interaction.permissions)
        if night.state not in OPEN:
            raise WrongStateError(night.number, night.state)
        await press.whisper(
            f"Cancel movie night {night.number} for everybody?", view=cancel_question(night)
        )

    async def press_really_cancel(self, press: Press) -> None:
        """Cancel a night from its card."""
        night = await self.desk.pressed(press.guild_id, int(press.data))
        require_host(night, press.user_id, press.interaction.permissions)
        await self.lifecycle.cancel(night)
        said = f"Movie night {night.number} is cancelled."
        await press.edit(content=said, view=None)
        await press.say(said)

    async def shortlist(
        self,
        ctx: MatineeContext,
        guild: discord.Guild,
        options: ShortlistOptions,
        ballots: Ballots,
    ) -> None:
        """Show a shortlist for a night, for the people mentioned, or for a voice channel."""
        wanted = self._wanted(options.wishes)
        named = await self._named(ctx, guild, options)
        if named is None:
            night = await self.desk.find(
                guild.id, ctx.channel.id, ctx.author.id, options.night, CAN_VOTE
            )
            # Without a word about it, what the night was narrowed to before still holds.
            wanted = wanted if options.wishes else night.wanted
            await ballots.show_shortlist(night, ctx.send, wanted)
            return
        settings, owed = await self.desk.settings(guild.id), await self.desk.owed(guild.id)
        chosen = await ballots.choose(named, settings, owed, {}, (), wanted)
        because = {f.reason.because for f in chosen.films if f.reason and f.reason.because}
        shown_ids = {film.movie_id for film in chosen.films} | because
        movies = self.desk.movies(shown_ids)
        notes = shortlist_notes(chosen, owed, named, movies)
        await ctx.send(embed=shortlist_embed("Shortlist", chosen.films, movies, notes))

    def _wanted(self, typed: str) -> MovieFilter | None:
        """Read genres and years; refuse wishes that a shortlist cannot keep."""
        wanted = read_list_filter(typed, self.desk.services.registry.current.genres)
        if wanted.count is not None or wanted.adventure is not None:
            raise ShortlistWishError
        return wanted.movie_filter

    async def _named(
        self, ctx: MatineeContext, guild: discord.Guild, options: ShortlistOptions
    ) -> tuple[int, ...] | None:
        """Return for whom, where not for a night: those mentioned, else the voice channel."""
        bots = {member.id for member in ctx.message.mentions if member.bot}
        if mentioned := [u for u in options.user_ids if u not in bots]:
            return tuple(mentioned)
        try:
            await self.desk.find(guild.id, ctx.channel.id, ctx.author.id, options.night, CAN_VOTE)
        except NightGoneError:
            if options.night:
                raise
        else:
            return None
        people = _in_voice_with(ctx.author)
        if not people:
            raise NobodyNamedError
        return people


def _in_voice_with(caller: discord.Member | discord.User) -> tuple[int, ...]:
    """Return who is in the caller's voice channel, without bots."""
    voice = caller.voice if isinstance(caller, discord.Member) else None
    if voice is None or voice.channel is None:
        return ()
    bots = {member.id for member in voice.channel.members if member.bot}
    return tuple(user_id for user_id in voice.channel.voice_states if user_id not in bots)


def _where(guild: discord.Guild, text: str) -> tuple[int | None, str | None]:
    """Return the voice channel that is meant, or the words for another place."""
    text = " ".join(text.split())
    found = CHANNEL.fullmatch(text)
    name = text.removeprefix("#").casefold()
    for channel in (*guild.voice_channels, *guild.stage_channels):
        if (found and channel.id == int(found[1])) or channel.name.casefold() == name:
            return channel.id, None
    if found and (other := guild.get_channel(int(found[1]))) is not None:
        text = f"#{other.name}"
    return None, clip(text, EVENT_PLACE) or None


def _film_intent(night: Night) -> Intent:
    return Intent(FILM_INTENT, str(night.night_id))
