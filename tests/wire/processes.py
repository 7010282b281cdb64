"""Several real processes of one bot: a fake Discord with a server a shard, a real PostgreSQL."""

import asyncio
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.domain.nights.agenda import REMINDER_LEAD
from bot.settings import Settings
from tests.postgres import new_postgres
from tests.wire.connected_server import TurnedClock
from tests.wire.fake_discord.discord import FakeDiscord, open_discord
from tests.wire.fake_discord.permissions import ORDINARY
from tests.wire.fake_discord.things import Channel, User
from tests.wire.people import Person
from tests.wire.running import environment

# For a machine that is busy with other things.
PATIENCE = 600.0
LOOK_EVERY = 0.2


class RealClock(TurnedClock):
    """The machine's own time, in which the processes live, too."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)


@dataclass
class Member:
    """One process of the bot, and what it has logged."""

    process: asyncio.subprocess.Process
    lines: list[str] = field(default_factory=list)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def read(self) -> None:
        """Keep what the process logs until it ends."""
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            async with self._changed:
                self.lines.append(line.decode())
                self._changed.notify_all()
        async with self._changed:
            self._changed.notify_all()

    @property
    def log(self) -> str:
        """All that it has logged."""
        return "".join(self.lines)

    @property
    def traceback(self) -> str:
        """What it has logged from the first traceback on; nothing without one."""
        _, found, rest = self.log.partition("Traceback")
        return found + rest

    async def logs(self, words: str) -> None:
        """Wait until a line has some words."""
        async with asyncio.timeout(PATIENCE), self._changed:
            await self._changed.wait_for(lambda: words in self.log)

    async def kill(self) -> None:
        """End it as `kill -9` does."""
        self.process.kill()
        await self.process.wait()

    async def stop(self) -> int:
        """Tell it to end; return its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return await self.ended()

    async def ended(self) -> int:
        """Wait for its end; return its exit status."""
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()


@dataclass
class Processes:
    """The processes, the servers by shard, and one person who is in all of them."""

    discord: FakeDiscord
    url: str
    folder: Path
    models: Path
    shards: int
    channels: list[Channel] = field(default_factory=list)
    ana: User = field(init=False)
    members: list[Member] = field(default_factory=list)
    _readers: list[asyncio.Task[None]] = field(default_factory=list)
    _engine: AsyncEngine = field(init=False)

    def __post_init__(self) -> None:
        self._engine = create_async_engine(self.url, isolation_level="AUTOCOMMIT")
        world = self.discord.world
        self.ana = world.add_user("ana")
        while len(self.channels) < self.shards:
            guild = world.add_guild("Movie night", self.ana)
            if (guild.id >> 22) % self.shards != len(self.channels):
                del world.guilds[guild.id]
                continue
            channel = guild.system_channel = world.add_channel(guild, "movies")
            # For so long that the bot does not introduce itself.
            role = world.add_role(guild, "Matinee", ORDINARY)
            world.add_member(guild, world.bot, role).joined_at = datetime(2020, 1, 1, tzinfo=UTC)
            self.channels.append(channel)

    def of_group(self, folder: Path, movielens: Path) -> tuple[tuple[str, ...], dict[str, str]]:
        """Return the command of a process of `matinee cluster`, and its environment."""
        settings = Settings.load(None, data_directory=folder, movielens=str(movielens))
        shutil.copytree(self.models, settings.model_directory)
        database = {"MATINEE_DATABASE_URL": self.url.replace("+asyncpg", "")}
        variables = environment(self.discord, settings) | database | {"MATINEE_BASE": "off"}
        command = (sys.executable, "-m", "tests.wire.running", self.discord.gateway_address)
        return command, variables

    async def begin(self, number: int, of: int, *options: str, **more: str) -> Member:
        """Start a bot with its part of the shards; it is not connected yet."""
        kept = self.folder / str(number)
        if not kept.exists():
            shutil.copytree(self.models, kept / "models")
        settings = Settings.load(None, data_directory=kept)
        part = {
            "MATINEE_DATABASE_URL": self.url.replace("+asyncpg", ""),
            "MATINEE_DATABASE_CONNECTIONS": "4",
            "MATINEE_ROLE": "bot",
            "MATINEE_SHARDS": str(self.shards),
            "MATINEE_CLUSTER": f"{number}/{of}",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.wire.running",
            self.discord.gateway_address,
            *options,
            env=environment(self.discord, settings) | part | more,
            stderr=asyncio.subprocess.PIPE,
        )
        member = Member(process)
        self.members.append(member)
        self._readers.append(asyncio.create_task(member.read()))
        return member

    async def start(self, number: int, of: int, **more: str) -> Member:
        """Start a bot and wait until it is connected."""
        member = await self.begin(number, of, **more)
        await member.logs("ready as")
        return member

    async def succeed(self, number: int, of: int) -> Member:
        """Start a bot in place of one that runs, and wait until it has taken over."""
        member = await self.begin(number, of, "--take-over")
        await member.logs("took over")
        return member

    def person(self, shard: int) -> Person:
        """Return ana in the server of a shard."""
        return Person(self.discord, self.ana, self.channels[shard], _settled)

    def said(self, shard: int) -> list[str]:
        """Return what the bot has said in the server of a shard."""
        return [message.text for message in self.person(shard).sees()]

    async def asks(self, shard: int, text: str) -> str:
        """Type something in the server of a shard; return what it is answered with."""
        channel = self.channels[shard]
        asked = self.discord.posting.person(self.ana, channel, text)

        def answers() -> list[str]:
            heard = channel.messages.values()
            return [message.text for message in heard if message.reply_to == asked.id]

        await self.until(lambda: bool(answers()))
        return answers()[0]

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is true on Discord."""
        await self.discord.bell.until(true, PATIENCE)

    async def plan_night(self, shard: int, reminder_in: float) -> None:
        """Plan a night that the bot reminds of in so many seconds, by the database's clock."""
        guild_id = self.guild_id(shard)
        known = {number for (number,) in await self.sql("SELECT night_id FROM nights")}
        await self.person(shard).types("!night plan in 3 hours 7 umbrellas")
        planned = (
            "SELECT night_id FROM nights WHERE guild_id = :guild AND NOT night_id = ANY(:known)"
            " AND EXISTS (SELECT 1 FROM timers WHERE kind = 'night' AND key = night_id::text)"
        )
        await self.stored(planned, guild=guild_id, known=list(known))
        [(night_id,)] = await self.sql(planned, guild=guild_id, known=list(known))
        await self.sql(
            "UPDATE nights SET planned_at = now() - interval '1 hour', starts_at = now() +"
            " make_interval(secs => :ahead) WHERE night_id = :night",
            night=night_id,
            ahead=REMINDER_LEAD.total_seconds() + reminder_in,
        )
        await self.sql(
            "UPDATE timers SET due_at = now() + make_interval(secs => :wait)"
            " WHERE kind = 'night' AND key = :night",
            night=str(night_id),
            wait=reminder_in,
        )

    def guild_id(self, shard: int) -> int:
        """Return the server of a shard."""
        guild = self.channels[shard].guild
        assert guild is not None
        return guild.id

    async def hears(self, shard: int, words: str, times: int = 1) -> None:
        """Wait until the bot has said some words so often in the server of a shard."""

        def heard() -> bool:
            return sum(words in message for message in self.said(shard)) >= times

        await self.until(heard)

    async def sql(self, statement: str, **values: object) -> list[tuple[object, ...]]:
        """Do something to the database behind the processes' backs."""
        async with self._engine.connect() as connection:
            result = await connection.execute(text(statement), values)
            return [tuple(row) for row in result] if result.returns_rows else []

    async def stored(
        self, statement: str, look_every: float = LOOK_EVERY, **values: object
    ) -> None:
        """Wait until a query finds something; a database rings no bell."""
        for _ in range(round(PATIENCE / look_every)):
            if await self.sql(statement, **values):
                return
            await asyncio.sleep(look_every)
        raise AssertionError(f"nothing is found by {statement}")

    async def close(self) -> None:
        """Kill what still runs."""
        for member in self.members:
            if member.process.returncode is None:
                await member.kill()
        await asyncio.gather(*self._readers)
        await self._engine.dispose()


async def _settled() -> None:
    """Wait for nothing: what processes have done is seen from outside alone."""


@asynccontextmanager
async def open_processes(
    folder: Path, models: Path, *, shards: int = 2, url: str | None = None
) -> AsyncIterator[Processes]:
    """Make a Discord and an empty PostgreSQL for processes; end them all in the end.

    `url` is of an empty database to take instead.
    """
    async with open_discord(RealClock().now) as discord:
        url = url or await new_postgres()
        processes = Processes(discord, url, folder, models, shards)
        try:
            yield processes
        finally:
            await processes.close()
