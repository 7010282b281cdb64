"""A simulated Discord server with one channel, four members and the real bot in it.

The demo shows it on a page or in a terminal; the journeys in the tests walk through it.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from itertools import takewhile
from typing import cast

import discord
import simcord
from simcord.backend.models import Message

from bot.app import build_bot, open_services
from bot.demo import internals
from bot.demo.slash import SlashOption
from bot.discord.client import Matinee
from bot.messages.demo import server_name
from bot.services import Services
from bot.settings import Settings
from recommender import Movie

ADMIN = "you"
MEMBERS = (ADMIN, "ana", "ben", "chloe")
BOT_NAME = "Matinee"
CHANNEL_NAME = "movies"
# One handler may work this long before an action counts as failed; a retraining is not waited for.
HANDLER_TIMEOUT = 60.0


class SimulatedClock:
    """The server's time: SimCord's, which does not pass until somebody lets it pass."""

    def __init__(self) -> None:
        self.env: simcord.Env | None = None

    def now(self) -> datetime:
        """Return the simulated moment; before there is a server, the machine's."""
        return datetime.now(UTC) if self.env is None else self.env.now()


class SimulatedServer:
    """The simulated server; `open_server` builds one."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = SimulatedClock()
        self._running = AsyncExitStack()
        self._services: Services | None = None
        self.env: internals.PatientEnv
        self.guild: simcord.GuildHandle
        self.channel: simcord.ChannelHandle
        self.members: dict[str, simcord.MemberActor] = {}
        self._owners: set[int] = set(settings.owner_ids)
        # What the page of the demo shows of pictures that a message has the address of.
        self.picture_at: Callable[[str], bytes | None] = lambda _url: None
        self._number_of: Callable[[Movie], int | None] | None = None

    @property
    def services(self) -> Services:
        """What the running bot works with."""
        if self._services is None:
            raise RuntimeError("the server's bot is not running")
        return self._services

    @property
    def you(self) -> simcord.MemberActor:
        """The member who may manage the server."""
        return self.members[ADMIN]

    @property
    def ana(self) -> simcord.MemberActor:
        """A member."""
        return self.members["ana"]

    @property
    def ben(self) -> simcord.MemberActor:
        """A member."""
        return self.members["ben"]

    @property
    def chloe(self) -> simcord.MemberActor:
        """A member."""
        return self.members["chloe"]

    async def build(self, begin: datetime | None) -> None:
        """Build the server and the bot; it is the moment `begin` when the bot joins."""
        self._services = await self._open_services()
        self.env = internals.PatientEnv(
            self._build_bot(self._services),
            check_errors=False,
            settle_timeout=HANDLER_TIMEOUT,
        )
        # Ids come from the moment something is made: all this before the clock moves, so that
        # the same people have the same ids at every start.
        internals.name_bot(self.env, BOT_NAME)
        self.guild = self.env.create_guild(server_name())
        internals.joined_long_ago(self.env, self.guild.id)
        self.channel = self.guild.create_text_channel(CHANNEL_NAME)
        admins = self.guild.create_role(
            "admin", permissions=discord.Permissions(administrator=True)
        )
        for name in MEMBERS:
            user = self.env.create_user(name)
            roles = [admins] if name == ADMIN else []
            self.members[name] = self.guild.add_member(user, roles=roles)
        self._owners.add(self.you.id)
        if begin is not None:
            internals.set_clock(self.env, begin)
        self.clock.env = self.env

    def number_films(self, number_of: Callable[[Movie], int | None]) -> None:
        """Say which numbers films have at TMDB, for data sets that have none."""
        self._number_of = self.services.films.number_of = number_of

    async def join(self) -> None:
        """Let the bot join the server."""
        await self.env.start()

    async def restart(self, after: float = 0.0) -> None:
        """Stop the bot and start another one on the same store, so many seconds later."""
        await self.stop()
        await self.env.advance_time(after)
        self._services = await self._open_services()
        await self.env.restart_bot(self._build_bot(self._services))

    async def finish_training(self) -> None:
        """Wait, in real time, until a training run under way has ended and its message says so."""
        run = self.services.trainer.run
        if run is not None:
            await asyncio.shield(run.outcome)
        await self.env.settle()

    def _build_bot(self, services: Services) -> Matinee:
        """Build the bot; whoever manages the server owns the bot, too."""
        bot = build_bot(services, shard_count=1)
        bot.owner_ids = self._owners
        return bot

    async def let_pass(self, seconds: float) -> None:
        """Let simulated time pass, a day at a time; what falls due happens."""
        while seconds > 0:
            step = min(seconds, 86_400.0)
            await self.env.advance_time(step)
            seconds -= step

    async def stop(self) -> None:
        """Stop what the bot works with; the server is still there to hear what it says to that."""
        self._services = None
        await self._running.aclose()

    async def close(self) -> None:
        """Stop the bot and take the server down."""
        try:
            await self.stop()
        finally:
            if self.clock.env is not None:
                await self.env.shutdown()

    def command_options(self, name: str) -> Sequence[SlashOption]:
        """Return the options of a slash command, named in full ("night plan")."""
        first, *rest = name.split()
        command = self.env.backend.find_command(first, self.guild.id) or {}
        for word in rest:
            inner = command.get("options") or ()
            command = next((option for option in inner if option["name"] == word), {})
        return tuple(command.get("options") or ())

    @property
    def bot(self) -> Matinee:
        """The running bot."""
        return cast("Matinee", self.env.bot)

    @property
    def bot_id(self) -> int:
        """The bot's own id."""
        return self.env.backend.bot_user.id

    def names(self) -> dict[int, str]:
        """Return what mentions show, by the ids in them: members, roles and channels."""
        backend, guild = self.env.backend, self.env.backend.guilds[self.guild.id]
        return {
            self.bot_id: f"@{BOT_NAME}",
            **{member.id: f"@{name}" for name, member in self.members.items()},
            **{role_id: f"@{role.name}" for role_id, role in guild.roles.items()},
            **{channel_id: f"#{each.name}" for channel_id, each in backend.channels.items()},
        }

    def visible(self, name: str) -> Sequence[Message]:
        """Return what this member sees in the channel and in direct messages, newest first."""
        member_id = self.members[name].id
        places = (self.channel.id, self.env.backend.dm_channels.get(member_id))
        seen = (each for each in self.messages() if each.channel_id in places)
        return [message for message in seen if message.visible_to(member_id)][::-1]

    @property
    def newest_message_id(self) -> int:
        """The id of the message that was sent last; 0 when there is none."""
        places = self.env.backend.messages.values()
        return max((next(reversed(place), 0) for place in places), default=0)

    def messages(self, after: int = 0) -> Sequence[Message]:
        """Return every message, in the channel and in direct messages, oldest first.

        Only those that were sent later than the one with the id `after`.
        """
        places = self.env.backend.messages.values()
        found = [
            message
            for place in places
            for message in takewhile(lambda each: each.id > after, reversed(place.values()))
        ]
        return sorted(found, key=lambda message: message.id)

    async def _open_services(self) -> Services:
        opening = open_services(self.settings, self.clock)
        services = await self._running.enter_async_context(opening)
        if self._number_of is not None:
            services.films.number_of = self._number_of
        return services


@asynccontextmanager
async def open_server(
    settings: Settings,
    begin: datetime | None = None,
    prepare: Callable[[SimulatedServer], None] | None = None,
) -> AsyncIterator[SimulatedServer]:
    """Build a server whose bot keeps what it stores where the settings say.

    `prepare` is called before the bot joins.
    """
    server = SimulatedServer(settings)
    try:
        await server.build(begin)
        if prepare is not None:
            prepare(server)
        await server.join()
        yield server
    finally:
        await server.close()
