"""Where a night speaks: in its channel or thread; where that is closed, elsewhere to its people."""

import logging
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

import discord

from bot.discord.client import Matinee
from bot.discord.sending import (
    CLOSED,
    FAILURES,
    UNKNOWN_CHANNEL,
    code_of,
    is_refusal,
    persist,
    post,
)
from bot.discord.threads import in_open_thread
from bot.discord.writable import missing_to_write
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.series import NightSeries
from bot.messages.nights.announcements import elsewhere
from bot.ui.message import Message
from bot.ui.nights.announcements import is_same

MAX_SEARCHED_MESSAGES = 100
Place = discord.PartialMessageable | discord.TextChannel | discord.DMChannel
# What is said, in the language of the moment: everybody's, or the host's who alone can be told.
Say = Callable[[], Message]
T = TypeVar("T")

logger = logging.getLogger(__name__)


class NightPlaces:
    """Sends what a night has to say, edits it and finds it again."""

    def __init__(self, bot: Matinee) -> None:
        self._bot = bot

    async def post(self, night: Night, say: Say, nonce: str) -> discord.Message | None:
        """Say something where the night is, else elsewhere; None where nobody can be reached.

        Raises what discord.py raises where it fails for now, or where the channel is gone.
        """
        here, said = self._channel(night), await self._to_everybody(night, say)
        try:
            return await self.in_open_thread(night, lambda: post(here, said.parts(), nonce))
        except discord.HTTPException as error:
            if is_gone(error) or code_of(error) not in CLOSED or said.poll is not None:
                raise
            logger.info("night %s writes elsewhere: %s", night.night_id, error)
        return await self.post_elsewhere(night, _elsewhere(night, say), nonce)

    async def tell(self, night: Night, text: str | None) -> None:
        """Say in the channel what is good to know just now, if anything."""
        if not text:
            return
        nonce = f"t{night.night_id}-{zlib.crc32(text.encode())}"
        try:
            await self.post(night, lambda: Message(text), nonce)
        except FAILURES as error:
            logger.warning("night %s cannot be reached: %s", night.night_id, error)

    async def post_elsewhere(
        self, night: Night | NightSeries, say: Say, nonce: str
    ) -> discord.Message | None:
        """Say something in the server's system channel, else to the host; None where neither is."""
        channel = self._system_channel(night)
        if channel is not None:
            said = await self._to_everybody(night, say)
            try:
                return await post(channel, said.parts(), f"{nonce}-s")
            except discord.HTTPException as error:
                if not is_refusal(error):
                    raise
                logger.info("the system channel of server %s is closed: %s", night.guild_id, error)
        host = await self._host(night)
        try:
            if host is not None:
                said = _privately(await self._to_host(night, say))
                return await post(host, said.parts(), f"{nonce}-h")
        except discord.HTTPException as error:
            if not is_refusal(error):
                raise
            logger.info("host %s takes no message: %s", night.host_id, error)
        logger.warning("nobody in server %s can be reached: %s", night.guild_id, nonce)
        return None

    async def edit(self, night: Night, message_id: int, said: Message) -> None:
        """Edit a message of the night; no thread is brought back for a night that is over."""
        shown = self.message(night, message_id)

        async def attempt() -> None:
            await persist(lambda: shown.edit(**said.replacement()))

        if night.state is NightState.FINISHED:
            await attempt()
        else:
            await self.in_open_thread(night, attempt)

    def message(self, night: Night, message_id: int) -> discord.PartialMessage:
        """Return a message of the night's channel, which need not be in sight."""
        return self._channel(night).get_partial_message(message_id)

    async def in_open_thread(self, night: Night, attempt: Callable[[], Awaitable[T]]) -> T:
        """Make an attempt in the night's thread; one that was archived is brought back for it."""
        return await in_open_thread(self._bot, night.channel_id, attempt)

    async def find(
        self, night: Night, say: Say, since: datetime, *, only_elsewhere: bool = False
    ) -> discord.Message | None:
        """Look for a message among what the bot has sent wherever it may have said it."""
        if not only_elsewhere:
            said = await self._to_everybody(night, say)
            if found := await self._found(self._channel(night), said, since):
                return found
            say = _elsewhere(night, say)
        if channel := self._system_channel(night):
            said = await self._to_everybody(night, say)
            if found := await self._found(channel, said, since):
                return found
        host = await self._host(night)
        return (
            None
            if host is None
            else await self._found(host, await self._to_host(night, say), since)
        )

    async def _found(self, place: Place, said: Message, since: datetime) -> discord.Message | None:
        me = self._bot.user
        sent = await _history(place, since)
        mine = (message for message in sent if me is not None and message.author.id == me.id)
        return next((message for message in mine if is_same(message, said)), None)

    async def _to_everybody(self, night: Night | NightSeries, say: Say) -> Message:
        async with self._bot.languages.to_server(night.guild_id):
            return say()

    async def _to_host(self, night: Night | NightSeries, say: Say) -> Message:
        async with self._bot.languages.to_member(night.host_id, night.guild_id):
            return say()

    async def has_gone(self, night: Night | NightSeries) -> bool:
        """Whether Discord says that the channel is deleted; out of sight is not gone."""
        guild = self._bot.get_guild(night.guild_id)
        if guild is None or guild.unavailable:
            return False
        if guild.get_channel_or_thread(night.channel_id) is not None:
            return False
        try:
            await persist(lambda: self._bot.fetch_channel(night.channel_id))
        except (*FAILURES, discord.InvalidData) as error:
            return is_gone(error)
        return False

    def _channel(self, night: Night) -> discord.PartialMessageable:
        # A thread that was archived is in no list of channels, and can be written to all the same.
        return self._bot.get_partial_messageable(night.channel_id, guild_id=night.guild_id)

    def _system_channel(self, night: Night | NightSeries) -> discord.TextChannel | None:
        guild = self._bot.get_guild(night.guild_id)
        channel = guild.system_channel if guild else None
        if channel is None or channel.id == night.channel_id or missing_to_write(channel):
            return None
        return channel

    async def _host(self, night: Night | NightSeries) -> discord.DMChannel | None:
        if not night.host_id:
            return None
        try:
            return await persist(lambda: self._bot.create_dm(discord.Object(night.host_id)))
        except discord.HTTPException as error:
            if not is_refusal(error):
                raise
        return None


def is_gone(error: BaseException) -> bool:
    """Whether Discord says that a channel does not exist any more."""
    return code_of(error) == UNKNOWN_CHANNEL


def _elsewhere(night: Night, say: Say) -> Say:
    def say_elsewhere() -> Message:
        said = say()
        text = f"{elsewhere(night.number, night.channel_id)}\n{said.content or ''}".strip()
        return replace(said, content=text)

    return say_elsewhere


def _privately(said: Message) -> Message:
    """Leave out what works on the server only."""
    return replace(said, view=None, pinged=(), pinged_roles=())


async def _history(place: Place, since: datetime) -> list[discord.Message]:
    try:
        return await persist(lambda: _read(place, since))
    except discord.HTTPException as error:
        if not is_refusal(error):
            raise
        return []


async def _read(place: Place, since: datetime) -> list[discord.Message]:
    return [message async for message in place.history(after=since, limit=MAX_SEARCHED_MESSAGES)]
