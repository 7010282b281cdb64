"""The night as an event of the Discord server; where that is not allowed, it does without."""

import logging
from datetime import datetime, timedelta
from typing import TypedDict

import discord

from bot.cogs.nights.directory import NightDirectory
from bot.discord.sending import FAILURES, UNKNOWN_EVENT, code_of, is_refusal
from bot.domain.nights.night import Night, NightState
from bot.domain.timers import DELETION_TIMER, EVENT_TIMER, Timer
from bot.messages.nights import events as words
from bot.messages.nights.card import name as night_name
from bot.messages.nights.words import film_label
from bot.messages.wording import clip
from bot.timers import NotNowError
from bot.ui.limits import EVENT_NAME, EVENT_PLACE

logger = logging.getLogger(__name__)
# Stands for the event of a night that somebody deleted: it is not made again unasked.
NO_EVENT = 0
FIRST_PAUSE = timedelta(seconds=30)
EVERY_STATE = tuple(NightState)
OVER = (discord.EventStatus.ended, discord.EventStatus.cancelled)
Venue = discord.VoiceChannel | discord.StageChannel | str


class EventFields(TypedDict):
    """What discord.py is given to make an event or to change it, besides its place."""

    name: str
    description: str
    start_time: datetime
    end_time: datetime


class NightEvents:
    """Creates, changes and cancels the event of a night."""

    def __init__(self, directory: NightDirectory) -> None:
        self._directory = directory

    async def bring_up_to_date(self, night: Night) -> str | None:
        """Make the event what the night is; return a sentence when that is not possible now."""
        async with self._directory.bot.languages.to_server(night.guild_id):
            try:
                return await self._bring_up_to_date(night)
            except (NotNowError, *FAILURES) as error:
                await self._put_off(EVENT_TIMER, str(night.night_id), night.guild_id, error)
                return words.no_answer()

    async def catch_up(self, timer: Timer) -> tuple[Night, str | None]:
        """Do what Discord did not take before; raises NotNowError where it still does not."""
        night = (await self._directory.nights.get(int(timer.key))).night
        try:
            if night.state is NightState.STARTED:
                await self._begin(night)
                return night, None
            async with self._directory.bot.languages.to_server(night.guild_id):
                return night, await self._bring_up_to_date(night)
        except FAILURES as error:
            raise NotNowError from error

    async def delete_due(self, timer: Timer) -> None:
        """Delete an event that could not be deleted before."""
        guild_id, event_id, number = map(int, timer.key.split("-"))
        try:
            await self._delete(guild_id, event_id, number)
        except FAILURES as error:
            raise NotNowError from error

    def _server(self, guild_id: int) -> discord.Guild | None:
        """Return a server, None when it removed the bot; raise NotNowError where nobody knows."""
        if self._directory.is_out_of_sight(guild_id):
            raise NotNowError(guild_id)
        return self._directory.bot.get_guild(guild_id)

    async def _put_off(self, kind: str, key: str, guild_id: int, error: Exception) -> None:
        logger.warning("the event of %s is brought up to date later: %s", key, error)
        again = self._directory.clock.now() + FIRST_PAUSE
        await self._directory.services.timers.set(kind, key, again, guild_id)

    async def _bring_up_to_date(self, night: Night) -> str | None:
        """Return a sentence where Discord refuses it; raise where it fails for now."""
        guild = self._server(night.guild_id)
        if night.state is NightState.PLANNED and night.event_id:
            # Every film of a second vote was vetoed: the event of the first has no film any more.
            await self._directory.nights.change(night.night_id, EVERY_STATE, event_id=None)
            await self.cancel(night)
        if guild is None or night.movie_id is None or night.state is not NightState.DECIDED:
            return None
        if night.starts_at <= self._directory.clock.now() or night.event_id == NO_EVENT:
            return None
        try:
            if not await self._store_event(night, guild):
                return await self._without_event(night)
        except discord.Forbidden:
            return words.missing_permission(in_voice_channel=night.voice_channel_id is not None)
        except discord.HTTPException as error:
            if code_of(error) == UNKNOWN_EVENT:
                return await self._without_event(night)
            if not is_refusal(error):
                raise
            logger.warning("no event for night %s: %s", night.night_id, error)
            return words.refused(error.text or str(error.status))
        return None

    async def _without_event(self, night: Night) -> str:
        await self.note_deleted(night)
        return words.deleted(night.number)

    async def begin(self, night: Night) -> None:
        """Start the event in a voice channel; Discord starts the others by itself."""
        try:
            await self._begin(night)
        except (NotNowError, *FAILURES) as error:
            await self._put_off(EVENT_TIMER, str(night.night_id), night.guild_id, error)

    async def _begin(self, night: Night) -> None:
        guild = self._server(night.guild_id)
        if guild is None or not night.event_id or not night.voice_channel_id:
            return
        try:
            event = await guild.fetch_scheduled_event(night.event_id)
            if event.status is discord.EventStatus.scheduled:
                await event.start()
        except discord.HTTPException as error:
            if not is_refusal(error):
                raise
            logger.info("the event of night %s was not started: %s", night.night_id, error)

    async def note_deleted(self, night: Night) -> None:
        """Remember that somebody deleted the event."""
        await self._directory.nights.change(night.night_id, EVERY_STATE, event_id=NO_EVENT)

    async def cancel(self, night: Night) -> None:
        """Take the event of a cancelled or moved night away."""
        if not night.event_id:
            return
        try:
            await self._delete(night.guild_id, night.event_id, night.number)
        except (NotNowError, *FAILURES) as error:
            key = f"{night.guild_id}-{night.event_id}-{night.number}"
            await self._put_off(DELETION_TIMER, key, night.guild_id, error)

    async def _delete(self, guild_id: int, event_id: int, number: int) -> None:
        guild = self._server(guild_id)
        if guild is None:
            return
        try:
            event = guild.get_scheduled_event(event_id)
            event = event or await guild.fetch_scheduled_event(event_id)
            async with self._directory.bot.languages.to_server(guild_id):
                reason = words.cancelled(number)
            await event.delete(reason=reason)
        except discord.HTTPException as error:
            if not is_refusal(error):
                raise
            logger.info("the event of night %s was not deleted: %s", number, error)

    async def _store_event(self, night: Night, guild: discord.Guild) -> bool:
        """Make or change the event; False where somebody called it off."""
        venue = self._venue(night, guild)
        fields = self._fields(night)
        event = await self._existing(night, guild, _type_of(venue))
        if event is None or event.status is discord.EventStatus.ended:
            event = await _created(guild, fields, venue)
        elif event.status is discord.EventStatus.cancelled:
            return False
        else:
            event = await _edited(event, fields, venue)
        if event.id != night.event_id:
            await self._directory.nights.change(night.night_id, EVERY_STATE, event_id=event.id)
        return True

    async def _existing(
        self, night: Night, guild: discord.Guild, kind: discord.EntityType
    ) -> discord.ScheduledEvent | None:
        """Return the event of the night, also one made just before a crash, if there is one."""
        if night.event_id is not None:
            return await guild.fetch_scheduled_event(night.event_id)
        me = self._directory.bot.user
        for event in guild.scheduled_events:
            mine = me is not None and event.creator_id == me.id and event.status not in OVER
            if mine and event.entity_type is kind and event.description == _description(night):
                return event
        return None

    def _fields(self, night: Night) -> EventFields:
        movie_id = night.movie_id or 0
        return EventFields(
            name=clip(film_label(self._directory.movies([movie_id]), movie_id), EVENT_NAME),
            description=_description(night),
            start_time=night.starts_at,
            end_time=night.ends_at,
        )

    def _venue(self, night: Night, guild: discord.Guild) -> Venue:
        """Return the voice or stage channel of a night, else in words where it is."""
        voice = guild.get_channel(night.voice_channel_id or 0)
        if isinstance(voice, discord.VoiceChannel | discord.StageChannel):
            return voice
        here = self._directory.channel(night)
        return clip(night.place or (f"#{here.name}" if here else guild.name), EVENT_PLACE)


def _type_of(venue: Venue) -> discord.EntityType:
    if isinstance(venue, discord.VoiceChannel):
        return discord.EntityType.voice
    if isinstance(venue, discord.StageChannel):
        return discord.EntityType.stage_instance
    return discord.EntityType.external


async def _created(
    guild: discord.Guild, fields: EventFields, venue: Venue
) -> discord.ScheduledEvent:
    members_only = discord.PrivacyLevel.guild_only
    if isinstance(venue, str):
        return await guild.create_scheduled_event(
            **fields,
            entity_type=discord.EntityType.external,
            location=venue,
            privacy_level=members_only,
        )
    return await guild.create_scheduled_event(**fields, channel=venue, privacy_level=members_only)


async def _edited(
    event: discord.ScheduledEvent, fields: EventFields, venue: Venue
) -> discord.ScheduledEvent:
    if isinstance(venue, str):
        return await event.edit(**fields, entity_type=discord.EntityType.external, location=venue)
    return await event.edit(**fields, channel=venue)


def _description(night: Night) -> str:
    return night_name(night.number)
