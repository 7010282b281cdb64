"""Whose language the bot speaks: that of the one person who reads, or that of the server.

A person's own setting comes first, then the locale that Discord tells after a slash and of a
button, then the server's setting, the server's locale, English.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import discord

from bot.clock import Clock
from bot.discord.types import Interaction
from bot.discord.writable import missing_to_write
from bot.domain.languages import language_of
from bot.messages.translation import (
    SOURCE,
    Listeners,
    commands_typed_with,
    listeners,
    speak_to,
    speaking,
)
from bot.services import Services
from bot.store.errors import StoreError

# Where a notice of another process was lost, its change is seen as late as this.
REMEMBERED_FOR = timedelta(minutes=1)
MAX_REMEMBERED = 10_000
# In seconds, of the three in which Discord wants to hear something.
PATIENCE = 0.5

logger = logging.getLogger(__name__)
Read = Callable[[int], Awaitable[str | None]]


class Languages:
    """Knows what people and servers have set, and on whose setting a sentence depends."""

    def __init__(
        self, services: Services, find_guild: Callable[[int], discord.Guild | None]
    ) -> None:
        store, clock = services.store, services.clock
        self._people = _Remembered(store.people.language, clock)
        self._servers = _Remembered(store.guilds.language, clock)
        self._prefix = services.settings.command_prefix
        self._find_guild = find_guild
        store.people.on_languages = self._people.forget_all

    async def hear_message(self, message: discord.Message) -> None:
        """Speak with who typed something: replies are read by everybody, unless nobody else is."""
        guild = message.guild
        alone = guild is None or bool(missing_to_write(message.channel))
        await self._hear(message.author.id, None, guild.id if guild else None, alone=alone)

    async def hear_interaction(self, interaction: Interaction, *, alone: bool = False) -> None:
        """Speak with who used a slash, pressed a button or sent a form.

        `alone`: nobody else reads the answer, as with what Discord completes.
        """
        pressed = interaction.message
        private = pressed is not None and pressed.flags.ephemeral
        guild_id = interaction.guild_id
        await self._hear(
            interaction.user.id,
            str(interaction.locale),
            guild_id,
            alone=alone or private or guild_id is None,
        )

    async def _hear(
        self, user_id: int, locale: str | None, guild_id: int | None, *, alone: bool
    ) -> None:
        own = await self._people.get(user_id) or language_of(locale)
        servers = own or SOURCE if guild_id is None else await self.of_server(guild_id)
        speak_to(Listeners(own or servers, servers, only_person=alone))

    async def of_server(self, guild_id: int) -> str:
        """Return the language of what everybody on a server reads."""
        guild = self._find_guild(guild_id)
        locale = None if guild is None else str(guild.preferred_locale)
        return await self._servers.get(guild_id) or language_of(locale) or SOURCE

    async def of_person(self, user_id: int) -> str:
        """Return the language of a direct message that nothing of the person's preceded."""
        return await self._people.get(user_id) or SOURCE

    async def changed_for_person(self, origin: discord.Message | Interaction) -> None:
        """Speak from now on as a person has just set."""
        author = origin.user if isinstance(origin, discord.Interaction) else origin.author
        self._people.forget(author.id)
        if isinstance(origin, discord.Interaction):
            await self.hear_interaction(origin)
        else:
            await self.hear_message(origin)

    async def changed_for_server(self, guild_id: int) -> None:
        """Speak from now on as has just been set for a server."""
        self._servers.forget(guild_id)
        speak_to(replace(listeners(), everybody=await self.of_server(guild_id)))

    def forget_person(self, user_id: int) -> None:
        """Remember nothing of a person."""
        self._people.forget(user_id)

    @asynccontextmanager
    async def to_server(self, guild_id: int | None) -> AsyncIterator[None]:
        """Inside, everybody on a server reads what is said, whatever the occasion."""
        language = SOURCE if guild_id is None else await self.of_server(guild_id)
        with speaking(language), commands_typed_with(self._prefix):
            yield

    @asynccontextmanager
    async def to_member(self, user_id: int, guild_id: int) -> AsyncIterator[None]:
        """Inside, one member of a server reads what is said, whatever the occasion."""
        language = await self._people.get(user_id) or await self.of_server(guild_id)
        with speaking(language), commands_typed_with(self._prefix):
            yield


class _Remembered:
    """What the store says of a person or a server, kept for a while."""

    def __init__(self, read: Read, clock: Clock) -> None:
        self._read, self._clock = read, clock
        self._readings: set[asyncio.Task[None]] = set()
        self._known: OrderedDict[int, tuple[datetime, str | None]] = OrderedDict()

    async def get(self, key: int) -> str | None:
        """Return what is set; None where nothing is, or where the store does not say."""
        now = self._clock.now()
        read_at, language = self._known.get(key, (None, None))
        if read_at is not None and now - read_at < REMEMBERED_FOR:
            return language
        reading = asyncio.create_task(self._learn(key, now))
        self._readings.add(reading)
        reading.add_done_callback(self._readings.discard)
        await asyncio.wait([reading], timeout=PATIENCE)
        return self._known.get(key, (None, language))[1]

    async def _learn(self, key: int, now: datetime) -> None:
        try:
            self._known[key] = now, await self._read(key)
        except StoreError as error:
            logger.info("the language of %s is not known: %s", key, error)
            return
        self._known.move_to_end(key)
        if len(self._known) > MAX_REMEMBERED:
            self._known.popitem(last=False)

    def forget(self, key: int) -> None:
        """Read it anew the next time."""
        self._known.pop(key, None)

    def forget_all(self) -> None:
        """Read everything anew the next time."""
        self._known.clear()
