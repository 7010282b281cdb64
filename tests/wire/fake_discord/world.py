"""All there is on the fake Discord, who is told of it, and how it is found again."""

import secrets
from collections.abc import Callable
from datetime import datetime
from itertools import count

from discord import ChannelType, Permissions

from tests.wire.fake_discord.payloads import channel_json, event_json, guild_json
from tests.wire.fake_discord.permissions import ORDINARY
from tests.wire.fake_discord.refusals import (
    UNKNOWN_CHANNEL,
    UNKNOWN_GUILD,
    UNKNOWN_MESSAGE,
    UNKNOWN_USER,
    RefusedError,
)
from tests.wire.fake_discord.things import (
    Channel,
    Guild,
    Interaction,
    Json,
    Member,
    Message,
    Overwrite,
    Role,
    ScheduledEvent,
    User,
)

EPOCH_MILLISECONDS = 1_420_070_400_000
ENDED, CALLED_OFF = 3, 4
# (name of the event, what it says, the guild it happened in)
Emit = Callable[[str, Json, Guild | None], None]


class World:
    """Everything, with what it takes to make and find it."""

    def __init__(self, now: Callable[[], datetime], emit: Emit) -> None:
        self.now, self.emit = now, emit
        self._numbers = count()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.private: dict[int, Channel] = {}
        self.interactions: dict[str, Interaction] = {}
        self.commands: list[Json] = []
        # How many guilds Discord says the application is in, whoever serves them.
        self.approximate_guild_count = 1
        # How many sessions Discord still allows, and how often it was told of commands.
        self.session_starts_left, self.commands_told = 999, 0
        self.bot = self.add_user("Matinee", bot=True)

    def new_id(self) -> int:
        """Make an id that tells when, as Discord's do."""
        milliseconds = int(self.now().timestamp() * 1000) - EPOCH_MILLISECONDS
        return (milliseconds << 22) | next(self._numbers) % (1 << 22)

    def add_user(self, name: str, *, bot: bool = False) -> User:
        """Let somebody sign up."""
        user = User(self.new_id(), name, bot)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, owner: User) -> Guild:
        """Found a guild; who is in it has to be added."""
        guild_id = self.new_id()
        everyone = Role(guild_id, "@everyone", ORDINARY)
        guild = Guild(guild_id, name, owner, everyone, {guild_id: everyone})
        self.guilds[guild_id] = guild
        self.add_member(guild, owner)
        return guild

    def add_role(self, guild: Guild, name: str, permissions: Permissions) -> Role:
        """Add a role."""
        role = Role(self.new_id(), name, permissions)
        guild.roles[role.id] = role
        return role

    def add_member(self, guild: Guild, user: User, *roles: Role) -> Member:
        """Let somebody join; when it is the bot, it is told of the guild."""
        member = Member(user, list(roles), self.now())
        guild.members[user.id] = member
        if user is self.bot:
            self.emit("GUILD_CREATE", guild_json(guild, user), guild)
        return member

    def add_channel(self, guild: Guild, name: str, kind: ChannelType = ChannelType.text) -> Channel:
        """Add a channel."""
        channel = Channel(self.new_id(), kind.value, name, guild)
        return self._added(guild, channel, "CHANNEL_CREATE")

    def add_thread(self, parent: Channel, name: str, *, private: bool = False) -> Channel:
        """Add a thread; the bot is in no private one, and is not told of it."""
        guild = parent.guild
        assert guild is not None
        kind = ChannelType.private_thread if private else ChannelType.public_thread
        thread = Channel(self.new_id(), kind.value, name, guild, parent)
        if private:
            guild.channels[thread.id] = thread
            return thread
        return self._added(guild, thread, "THREAD_CREATE")

    def _added(self, guild: Guild, channel: Channel, event: str) -> Channel:
        guild.channels[channel.id] = channel
        if self.bot.id in guild.members:
            self.emit(event, channel_json(channel), guild)
        return channel

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel or a thread."""
        assert channel.guild is not None
        del channel.guild.channels[channel.id]
        event = "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE"
        self.emit(event, channel_json(channel), channel.guild)

    def deny(self, channel: Channel, whom: Role | User, *names: str) -> None:
        """Deny somebody permissions in a channel."""
        self._overwrite(channel, whom, deny=Permissions(**dict.fromkeys(names, True)))

    def allow(self, channel: Channel, whom: Role | User, *names: str) -> None:
        """Allow somebody what may be denied others; what was denied them is forgotten."""
        self._overwrite(channel, whom, allow=Permissions(**dict.fromkeys(names, True)))

    def _overwrite(
        self,
        channel: Channel,
        whom: Role | User,
        allow: Permissions | None = None,
        deny: Permissions | None = None,
    ) -> None:
        nothing = Permissions.none()
        channel.overwrites = [each for each in channel.overwrites if each.target_id != whom.id]
        channel.overwrites.append(
            Overwrite(whom.id, isinstance(whom, User), allow or nothing, deny or nothing)
        )
        self.emit("CHANNEL_UPDATE", channel_json(channel), channel.guild)

    def archive(self, thread: Channel, *, archived: bool = True) -> None:
        """Archive a thread, or bring it back."""
        thread.archived, thread.archived_at = archived, self.now()
        self.emit("THREAD_UPDATE", channel_json(thread), thread.guild)

    def end_event(self, event: ScheduledEvent, status: int = ENDED) -> None:
        """Let somebody end an event, or call it off; Discord does not find it any more."""
        event.status = status
        del event.guild.events[event.id]
        self.emit("GUILD_SCHEDULED_EVENT_UPDATE", event_json(event), event.guild)

    def guild(self, guild_id: int) -> Guild:
        """Return a guild that the bot is in."""
        guild = self.guilds.get(guild_id)
        if guild is None or self.bot.id not in guild.members:
            raise RefusedError(UNKNOWN_GUILD)
        return guild

    def channel(self, channel_id: int) -> Channel:
        """Return a channel of any kind."""
        places = (self.private, *(guild.channels for guild in self.guilds.values()))
        for channels in places:
            if channel_id in channels:
                return channels[channel_id]
        raise RefusedError(UNKNOWN_CHANNEL)

    def message(self, channel: Channel, message_id: int) -> Message:
        """Return a message that is not ephemeral."""
        message = channel.messages.get(message_id)
        if message is None or message.only_for is not None:
            raise RefusedError(UNKNOWN_MESSAGE)
        return message

    def private_channel(self, user_id: int) -> Channel:
        """Return the direct messages between the bot and a person, made where there are none."""
        user = self.users.get(user_id)
        if user is None or user is self.bot:
            raise RefusedError(UNKNOWN_USER)
        for channel in self.private.values():
            if channel.recipient is user:
                return channel
        kind = ChannelType.private.value
        channel = Channel(self.new_id(), kind, "", recipient=user)
        self.private[channel.id] = channel
        self.emit("CHANNEL_CREATE", channel_json(channel), None)
        return channel

    def add_interaction(
        self, kind: int, user: User, channel: Channel, data: Json, message: Message | None = None
    ) -> Interaction:
        """Note that a person did something; the gateway has to tell it."""
        token = secrets.token_urlsafe(24)
        made = Interaction(self.new_id(), token, kind, user, channel, data, self.now(), message)
        self.interactions[token] = made
        return made

    def channels(self) -> list[Channel]:
        """Return every channel there is."""
        public = [each for guild in self.guilds.values() for each in guild.channels.values()]
        return [*public, *self.private.values()]
