"""Plans nights and changes them: time, place, film; and cancels them."""

from dataclasses import dataclass
from datetime import timedelta

import discord

from bot.cogs.nights.announcer import Announcer, Send
from bot.cogs.nights.card_refresher import CardRefresher
from bot.cogs.nights.directory import NightDirectory, require_host
from bot.cogs.nights.events import NO_EVENT, NightEvents
from bot.cogs.nights.lifecycle import NightLifecycle
from bot.cogs.nights.options import CHANNEL, PlanOptions
from bot.cogs.nights.places import NightPlaces
from bot.cogs.nights.series import NightSeriesKeeper
from bot.discord.caller import Caller
from bot.discord.router import Press
from bot.discord.title_questions import FilmRequest, Intent
from bot.discord.writable import demand_writable
from bot.domain.nights.errors import NeitherTimeNorFilmError, NoServerError, WrongStateError
from bot.domain.nights.night import AHEAD, OPEN, Night, NightState
from bot.domain.nights.series import NightSeries, Rhythm
from bot.domain.nights.snapshot import NightSnapshot
from bot.domain.nights.time_question import TimeOrder, TimePurpose
from bot.domain.nights.times import SOONEST, ParsedTime
from bot.domain.settings.guild import GuildSettings
from bot.domain.title_reading import TitleReading
from bot.messages.nights import planning as words
from bot.messages.translation import to_everybody
from bot.messages.wording import bold, clip
from bot.store.nights.nights import NightValues
from bot.ui.limits import EVENT_PLACE
from bot.ui.message import Message
from bot.ui.nights.card import cancel_question, card
from bot.ui.picking import without_pick

FILM_INTENT = "night-film"


@dataclass(frozen=True, slots=True)
class NightOrder:
    """A night that somebody wants, with all that is known of it."""

    guild_id: int
    channel_id: int
    settings: GuildSettings
    order: TimeOrder
    time: ParsedTime
    film: TitleReading | None


@dataclass(frozen=True)
class Planning:
    """Plans and changes nights."""

    directory: NightDirectory
    announcer: Announcer
    cards: CardRefresher
    lifecycle: NightLifecycle
    places: NightPlaces
    events: NightEvents
    series: NightSeriesKeeper

    def read(
        self, guild: discord.Guild, options: PlanOptions
    ) -> tuple[TimeOrder, TitleReading | None]:
        """Return what is to be planned, and the film that was typed."""
        questions = self.directory.bot.questions
        reading = questions.read(options.title) if options.title else None
        if reading and not options.when and not reading.clear:
            raise NeitherTimeNorFilmError(options.title)
        movies = (reading.movies or reading.near) if reading else ()
        voice_channel_id, place = _where(guild, options.where)
        order = TimeOrder(
            TimePurpose.PLAN,
            movie_ids=tuple(movie.movie_id for movie in movies),
            clear=reading is not None and reading.clear,
            voice_channel_id=voice_channel_id,
            place=place,
            weeks=options.weeks,
        )
        return order, reading

    async def plan(
        self, caller: Caller, plan: NightOrder, send: Send | None = None
    ) -> list[Message]:
        """Plan a night and post its card; return what else there is to say."""
        order, time = plan.order, plan.time
        series = beginning(plan, caller.user_id) if order.weeks else None
        planned = await self.directory.nights.plan(
            plan.guild_id,
            plan.channel_id,
            caller.user_id,
            series=series,
            starts_at=time.at,
            ends_at=time.at + timedelta(minutes=plan.settings.night_minutes),
            movie_id=order.movie_ids[0] if order.clear else None,
            voice_channel_id=order.voice_channel_id,
            place=order.place,
        )
        night = planned.night
        await self.announcer.say_or_put_off(planned, send)
        await self.lifecycle.go_on(night.night_id, night.guild_id)
        notes = [*words.time_notes(time), *await self._at_the_same_time(night)]
        if night.series_id is not None:
            notes.append(await self.series.began(night.series_id, plan.settings.time_zone))
        if problem := await self.events.bring_up_to_date(night):
            notes.append(problem)
        said = [Message(" ".join(notes))] if notes else []
        if plan.film and not plan.film.clear:
            intent = Intent(FILM_INTENT, str(night.night_id))
            said.append(await self.directory.bot.questions.question(caller, plan.film, intent))
        return said

    async def _at_the_same_time(self, night: Night) -> list[str]:
        """Say which other nights of the channel begin in the same minute."""
        begins = night.starts_at.replace(second=0, microsecond=0)
        others = [
            each.number
            for each in await self.directory.nights.open_in(night.guild_id)
            if each.night_id != night.night_id
            and each.channel_id == night.channel_id
            and each.starts_at.replace(second=0, microsecond=0) == begins
        ]
        return [words.same_time(others)] if others else []

    async def watch_now(self, press: Press) -> None:
        """Plan a night of the film that a button is about, now and in its channel."""
        guild, channel = press.interaction.guild, press.message.channel
        if guild is None:
            raise NoServerError
        demand_writable(channel)
        movie = self.directory.bot.questions.movie(press.number)
        await press.defer()
        settings = await self.directory.services.store.guilds.get(guild.id)
        order = TimeOrder(TimePurpose.PLAN, movie_ids=(movie.movie_id,), clear=True)
        time = ParsedTime(self.directory.clock.now() + SOONEST)
        plan = NightOrder(guild.id, channel.id, settings, order, time, self.film_of(order))
        for said in await self.plan(press.caller, plan):
            await press.say(said)
        await press.edit(without_pick(press.message, movie, press.user_id))

    def film_of(self, order: TimeOrder) -> TitleReading | None:
        """Return the films again that may be meant, when the time is settled."""
        movies = tuple(map(self.directory.bot.questions.movie, order.movie_ids))
        return TitleReading(movies[0].title, movies, clear=order.clear) if movies else None

    async def film_chosen(self, request: FilmRequest) -> Message:
        """Take the host's answer to which film was meant; a vote can still change it."""
        movie, night_id = request.movie, request.intent.number
        night = (await self.directory.nights.in_guild(request.caller.guild_id, night_id)).night
        if night.state is not NightState.PLANNED:
            raise WrongStateError(night.number, night.state)
        settled = await self.directory.nights.settle_film(night.night_id, movie.movie_id)
        self.cards.touch(night.night_id)
        await self.lifecycle.go_on(night.night_id, night.guild_id)
        await self.places.tell(night, await self.events.bring_up_to_date(settled.night))
        return Message(words.film_settled(bold(movie.label)))

    async def change_time(self, snapshot: NightSnapshot, time: ParsedTime) -> str:
        """Move a night to another time; return what to answer."""
        night = snapshot.night
        values = NightValues(
            starts_at=time.at,
            ends_at=time.at + night.length,
            planned_at=self.directory.clock.now(),
        )
        if night.closes_at and night.closes_at > time.at:
            values["closes_at"] = time.at
        changed = await self.directory.nights.change(night.night_id, AHEAD, **values)
        self.cards.touch(night.night_id)
        await self.lifecycle.go_on(night.night_id, night.guild_id)
        problem = await self.events.bring_up_to_date(changed.night)
        said = [words.time_changed(night.number, time.at), *words.time_notes(time)]
        said += await self._at_the_same_time(changed.night)
        return " ".join([*said, *([problem] if problem else [])])

    async def change_place(self, night: Night, guild: discord.Guild, where: str) -> str:
        """Move a night to another place; return what to answer."""
        voice_channel_id, place = _where(guild, where)
        values = NightValues(voice_channel_id=voice_channel_id, place=place)
        other_kind = (voice_channel_id is None) != (night.voice_channel_id is None)
        if other_kind or night.event_id == NO_EVENT:
            values["event_id"] = None
        changed = await self.directory.nights.change(night.night_id, AHEAD, **values)
        if other_kind:
            await self.events.cancel(night)  # an event cannot change its kind
        self.cards.touch(night.night_id)
        problem = await self.events.bring_up_to_date(changed.night)
        said = words.place_changed(night.number, voice_channel_id, place)
        return f"{said} {problem}" if problem else said

    async def show_again(self, send: Send, channel_id: int, snapshot: NightSnapshot) -> None:
        """Post the card of a night again; an open night uses the new one from then on."""
        night = snapshot.night
        said = card(await self.directory.show(snapshot))
        message = await send(said)
        in_its_channel = said.view is not None and channel_id == night.channel_id
        if message and in_its_channel and await self.directory.nights.repost(night, message.id):
            await self.announcer.retire(night, message)

    async def press_cancel(self, press: Press) -> None:
        """Ask before a night is cancelled from its card."""
        night = (await self.directory.nights.in_guild(press.guild_id, press.number)).night
        require_host(night, press.user_id, press.interaction.permissions)
        if night.state not in OPEN:
            raise WrongStateError(night.number, night.state)
        await press.whisper(cancel_question(night))

    async def press_really_cancel(self, press: Press) -> None:
        """Cancel a night from its card."""
        night = (await self.directory.nights.in_guild(press.guild_id, press.number)).night
        require_host(night, press.user_id, press.interaction.permissions)
        await self.lifecycle.cancel(night)
        await press.edit(words.cancelled(night.number))
        with to_everybody():
            await press.say(words.cancelled(night.number))


def beginning(plan: NightOrder, host_id: int) -> NightSeries:
    """Return the series that a night begins; its `next_day` is that of the night after."""
    order, zone = plan.order, plan.settings.time_zone
    rhythm, day = Rhythm.of(order.weeks, plan.time.at, zone)
    return NightSeries(
        0,
        plan.guild_id,
        plan.channel_id,
        host_id,
        rhythm,
        rhythm.after(day),
        voice_channel_id=order.voice_channel_id,
        place=order.place,
    )


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
