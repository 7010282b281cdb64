"""Nights that come again: made a week ahead, shown, skipped and ended."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.cogs.nights.announcer import Announcer
from bot.cogs.nights.directory import NightDirectory, departed, require_host
from bot.cogs.nights.lifecycle import NightLifecycle
from bot.cogs.nights.places import NightPlaces
from bot.discord.client import MatineeContext
from bot.discord.router import Press
from bot.discord.sending import FAILURES
from bot.domain.access import OutdatedItemError
from bot.domain.nights.errors import SeriesGoneError, TooManyNightsError
from bot.domain.nights.history import NOBODY
from bot.domain.nights.series import NightSeries
from bot.domain.settings.guild import GuildSettings
from bot.domain.timers import SERIES_TIMER, Timer
from bot.messages.nights import series as words
from bot.timers import NotNowError
from bot.ui.message import Message
from bot.ui.nights.series import end_question, series_list

# A server that has removed the bot may come back; until then its series wait.
LOOK_AGAIN = timedelta(days=1)


class NightSeriesKeeper:
    """Makes the nights of each series, and answers who wants to see or change one."""

    def __init__(
        self,
        directory: NightDirectory,
        announcer: Announcer,
        lifecycle: NightLifecycle,
        places: NightPlaces,
    ) -> None:
        self._directory, self._announcer, self._lifecycle = directory, announcer, lifecycle
        self._places = places
        self._series, self._timers = directory.nights.series, directory.services.timers

    async def began(self, series_id: int, zone: str) -> str:
        """Set the timer of a series that a night began; return what to say about it."""
        series = await self._series.get(series_id)
        await self._set_timer(series, zone)
        day = series.to_make(self._directory.clock.now(), zone)
        return words.began(series.rhythm.weeks, series.rhythm.starts_at(day, zone))

    async def due(self, timer: Timer) -> None:
        """Make the next night of a series; raises NotNowError where Discord fails."""
        try:
            await self._make_next(int(timer.key))
        except SeriesGoneError:
            return  # ended, or somebody else made it
        except (TooManyNightsError, *FAILURES) as error:
            raise NotNowError from error

    async def _make_next(self, series_id: int) -> None:
        series = await self._series.get(series_id)
        if self._directory.is_out_of_sight(series.guild_id):
            raise NotNowError(series.guild_id)
        guild = self._directory.bot.get_guild(series.guild_id)
        now = self._directory.clock.now()
        if guild is None:
            await self._timers.set(SERIES_TIMER, str(series_id), now + LOOK_AGAIN, series.guild_id)
            return
        settings = await self._directory.services.store.guilds.get(series.guild_id)
        if series.due_at(now, settings.time_zone) > now:
            await self._set_timer(series, settings.time_zone)
            return
        if await self._places.has_gone(series):
            await self._series.end(series_id, series.guild_id)
            nonce = f"s{series_id}-lost"
            await self._places.post_elsewhere(series, lambda: Message(words.lost()), nonce)
            return
        if series.host_id and await departed(guild, [series.host_id]):
            series = replace(series, host_id=NOBODY)
        await self._make(series, settings, now)

    async def _make(self, series: NightSeries, settings: GuildSettings, now: datetime) -> None:
        zone, rhythm = settings.time_zone, series.rhythm
        day = series.to_make(now, zone)
        starts_at = rhythm.starts_at(day, zone)
        after = series.advanced(day)
        planned = await self._directory.nights.plan(
            series.guild_id,
            series.channel_id,
            series.host_id,
            series=after,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=settings.night_minutes),
            movie_id=None,
            voice_channel_id=series.voice_channel_id,
            place=series.place,
        )
        await self._set_timer(after, zone)
        await self._announcer.say_or_put_off(planned)
        await self._lifecycle.go_on(planned.night.night_id, series.guild_id)

    async def _set_timer(self, series: NightSeries, zone: str) -> None:
        due_at = series.due_at(self._directory.clock.now(), zone)
        await self._timers.set(SERIES_TIMER, str(series.series_id), due_at, series.guild_id)

    async def show(self, ctx: MatineeContext, guild_id: int) -> None:
        """Show the series of a server, with the dates that can be skipped."""
        await ctx.answer(await self._shown(guild_id))

    async def skip(self, press: Press) -> None:
        """Skip a date of a series, or take it back."""
        number, _, written = press.chosen.partition(".")
        series = await self._changeable(press, press.whole(number))
        try:
            day = date.fromisoformat(written)
        except ValueError:
            raise OutdatedItemError(press.verb) from None
        await self._series.skip(series.series_id, press.guild_id, series.skipped ^ {day})
        series = await self._series.get(series.series_id)
        settings = await self._directory.services.store.guilds.get(series.guild_id)
        await self._set_timer(series, settings.time_zone)
        await press.edit(await self._shown(series.guild_id))

    async def press_end(self, press: Press) -> None:
        """Ask before a series ends."""
        series = await self._changeable(press, press.number)
        await press.whisper(end_question(series))

    async def press_really_end(self, press: Press) -> None:
        """End a series."""
        series = await self._changeable(press, press.number)
        await self._series.end(series.series_id, press.guild_id)
        await self._timers.cancel(SERIES_TIMER, str(series.series_id))
        await press.edit(words.ended())

    async def _changeable(self, press: Press, series_id: int) -> NightSeries:
        series = await self._series.get(series_id)
        if series.guild_id != press.guild_id:
            raise SeriesGoneError
        require_host(series, press.user_id, press.interaction.permissions)
        return series

    async def _shown(self, guild_id: int) -> Message:
        settings = await self._directory.services.store.guilds.get(guild_id)
        found = await self._series.of_guild(guild_id)
        return series_list(found, self._directory.clock.now(), settings)
