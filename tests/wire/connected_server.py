"""The real bot on the fake Discord: a server with four people, a real store, a clock to turn."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yarl
from discord.gateway import DiscordWebSocket

from bot.app import build_bot, open_services
from bot.discord.client import Matinee
from bot.domain.timers import Timer
from bot.services import Services
from bot.settings import Settings
from tests.wire.fake_discord.discord import FakeDiscord, open_discord
from tests.wire.fake_discord.permissions import ORDINARY
from tests.wire.fake_discord.things import Channel, Guild, User
from tests.wire.people import Person

# A Friday. It lies ahead so that no interaction has expired by the machine's clock.
BEGIN = datetime(2030, 3, 1, 12, 0, tzinfo=UTC)
PEOPLE = ("you", "ana", "ben", "chloe")
# Tasks in which the bot works on something that happened; all others go on by themselves.
AT_WORK = ("discord.py: ", "discord-ui-", "CommandTree-invoker", "timer ")
PATIENCE = 20.0
NUDGE = "wire"


class TurnedClock:
    """Stands still until a test turns it."""

    def __init__(self) -> None:
        self._now = BEGIN

    def now(self) -> datetime:
        """Return the present moment."""
        return self._now

    def turn(self, **by: float) -> None:
        """Move on, such as `turn(minutes=10)`."""
        self._now += timedelta(**by)


class ConnectedServer:
    """A server with you (its owner), ana, ben and chloe, and the bot."""

    def __init__(self, settings: Settings, clock: TurnedClock, fake: FakeDiscord) -> None:
        self._settings, self.clock, self.discord = settings, clock, fake
        self._running, self._nudge = AsyncExitStack(), asyncio.Event()
        self._connection: asyncio.Task[None] | None = None
        self._bot: Matinee | None = None
        self._services: Services | None = None
        world = fake.world
        users = {name: world.add_user(name) for name in PEOPLE}
        self.guild: Guild = world.add_guild("Movie night", users["you"])
        self.channel: Channel = world.add_channel(self.guild, "movies")
        self.guild.system_channel = self.channel
        for user in users.values():
            world.add_member(self.guild, user)
        self.role = world.add_role(self.guild, "Matinee", ORDINARY)
        self.role.permissions.update(manage_events=True)
        # For so long that the bot does not introduce itself.
        world.add_member(self.guild, world.bot, self.role).joined_at -= timedelta(days=30)
        self.you, self.ana, self.ben, self.chloe = (self._person(users[name]) for name in PEOPLE)

    def _person(self, user: User) -> Person:
        return Person(self.discord, user, self.channel, self.settle)

    @property
    def bot(self) -> Matinee:
        """The running bot."""
        assert self._bot is not None, "the bot is not running"
        return self._bot

    @property
    def services(self) -> Services:
        """What the running bot works with."""
        assert self._services is not None, "the bot is not running"
        return self._services

    async def start(self) -> None:
        """Start the bot; return when it has dealt with everything its start brings."""
        opening = open_services(self._settings, self.clock)
        self._services = await self._running.enter_async_context(opening)
        self._services.timers.on(NUDGE, self._nudged)
        self._bot = build_bot(self._services)
        # discord.py takes the servers for complete when none came for two seconds. Here they come
        # right behind each other; one that came later would still be heard of as an event.
        self._bot._connection.guild_ready_timeout = 0.2
        await self._bot.login(self.discord.token)
        ready = asyncio.create_task(self._bot.wait_for("ready"))
        self._connection = asyncio.create_task(self._bot.connect())
        done, _ = await asyncio.wait(
            {self._connection, ready}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED
        )
        if self._connection in done:
            self._connection.result()
        assert ready in done, "the bot did not become ready"
        await self.settle()

    async def stop(self) -> None:
        """Stop the bot as at the end of the program."""
        bot, self._bot, self._services = self._bot, None, None
        if bot is None or self._connection is None:
            return
        await bot.close()
        await asyncio.wait({self._connection})
        await self._running.aclose()

    async def restart(self) -> None:
        """Stop the bot and start it anew on the same store."""
        await self.stop()
        await self.start()

    async def crash(self) -> None:
        """End the bot as a kill does: what it does from now on has no effect, and is not stored."""
        kept = self._settings.data_directory
        copy = kept.with_name(kept.name + "-after-crash")
        shutil.copytree(kept, copy, ignore=shutil.ignore_patterns("*.lock"))
        self.discord.token += "+"
        self.discord.gateway.cut()
        self.discord.faults.end()
        self._settings = self._settings.model_copy(update={"data_directory": copy})
        for task in _at_work():
            task.cancel()
        await self.stop()

    async def settle(self) -> None:
        """Wait until the bot has heard all that happened, and has done what it does about it."""
        async with asyncio.timeout(PATIENCE):
            while True:
                await self.discord.gateway.heard()
                working = _at_work()
                if not working and not self.discord.rest.under_way:
                    return
                if working:
                    await asyncio.wait(working, return_when=asyncio.FIRST_COMPLETED)
                else:
                    await self.discord.bell.until(lambda: not self.discord.rest.under_way)

    async def turn(self, *, wait: bool = True, **by: float) -> None:
        """Turn the clock, such as `turn(hours=2)`; what falls due then happens."""
        self.clock.turn(**by)
        self._nudge.clear()
        # The bot sleeps by the machine's clock until the soonest timer is due; one of the test's
        # own, due before all others, wakes it. What else is due is begun together with that.
        await self.services.timers.set(NUDGE, NUDGE, BEGIN - timedelta(days=1))
        async with asyncio.timeout(PATIENCE):
            await self._nudge.wait()
        if wait:
            await self.settle()

    async def _nudged(self, _: Timer) -> None:
        self._nudge.set()


def _at_work() -> set[asyncio.Task[object]]:
    tasks = asyncio.all_tasks()
    return {task for task in tasks if task.get_name().startswith(AT_WORK)}


@asynccontextmanager
async def open_server(
    settings: Settings, patch: pytest.MonkeyPatch, models: Path
) -> AsyncIterator[ConnectedServer]:
    """Run the real bot against a fake Discord of its own."""
    shutil.copytree(models, settings.model_directory)
    clock = TurnedClock()
    async with open_discord(clock.now) as fake:
        settings = settings.model_copy(update={"discord_api": fake.rest_address})
        patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(fake.gateway_address))
        server = ConnectedServer(settings, clock, fake)
        try:
            await server.start()
            yield server
        finally:
            await server.stop()
        assert fake.rest.unknown == []
