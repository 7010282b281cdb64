"""The fake Discord as a whole: REST and gateway on two ports of the loopback."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from aiohttp import web

from tests.bell import Bell
from tests.wire.fake_discord.faults import Faults
from tests.wire.fake_discord.files import Files
from tests.wire.fake_discord.gateway import Gateway
from tests.wire.fake_discord.posting import Posting
from tests.wire.fake_discord.rest import PREFIX, Rest
from tests.wire.fake_discord.routes_channels import ChannelRoutes
from tests.wire.fake_discord.routes_guilds import GuildRoutes
from tests.wire.fake_discord.routes_interactions import InteractionRoutes
from tests.wire.fake_discord.things import Json
from tests.wire.fake_discord.world import World

LOOPBACK = "127.0.0.1"


class FakeDiscord:
    """A Discord for one bot, that does what tests want of it; `open_discord` starts one."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.token = "wire-token"  # noqa: S105 - of nobody
        self.bell, self.faults, self._files = Bell(), Faults(), Files()
        self.gateway = Gateway(lambda: self.world, self._accepts, self.bell)
        self.world = World(now, self.gateway.emit)
        self.posting = Posting(self.world)
        self.rest: Rest
        self.rest_address = ""
        self._gateway_runner: web.AppRunner
        self._gateway_site: web.TCPSite | None = None
        self._gateway_port = 0

    def _accepts(self, token: str) -> bool:
        return token == self.token

    @property
    def gateway_address(self) -> str:
        """Where the gateway is."""
        return self.gateway.address

    async def start(self) -> tuple[web.AppRunner, web.AppRunner]:
        """Begin to answer; return what has to be cleaned up."""
        application = web.Application()
        application.router.add_get("/", self.gateway.serve)
        self._gateway_runner = await _runner(application)
        await self.restore_gateway()
        self.gateway.address = f"ws://{LOOPBACK}:{self._gateway_port}/"
        routes = (
            ChannelRoutes(self.world, self.posting).routes()
            | GuildRoutes(self.world, self.gateway.address).routes()
            | InteractionRoutes(self.world, self.posting).routes()
        )
        self.rest = Rest(routes, self._files, self.faults, self._accepts, self.bell)
        runner = await _runner(self.rest.application)
        await web.TCPSite(runner, LOOPBACK, 0).start()
        self._files.address = f"http://{LOOPBACK}:{runner.addresses[0][1]}"
        self.rest_address = f"{self._files.address}{PREFIX}"
        return runner, self._gateway_runner

    def upload(self, name: str, content: bytes) -> Json:
        """Take a file that somebody attaches to a message; return what the message says of it."""
        return self._files.keep(name, content)

    async def take_gateway_away(self) -> None:
        """Break all connections to the gateway, and refuse new ones."""
        if self._gateway_site is not None:
            await self._gateway_site.stop()
            self._gateway_site = None
        self.gateway.cut()

    async def restore_gateway(self) -> None:
        """Take connections to the gateway, at the same address as before."""
        self._gateway_site = web.TCPSite(self._gateway_runner, LOOPBACK, self._gateway_port)
        await self._gateway_site.start()
        self._gateway_port = self._gateway_runner.addresses[0][1]


async def _runner(application: web.Application) -> web.AppRunner:
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    return runner


@asynccontextmanager
async def open_discord(now: Callable[[], datetime]) -> AsyncIterator[FakeDiscord]:
    """Run a fake Discord whose time is what `now` says."""
    discord = FakeDiscord(now)
    runners = await discord.start()
    try:
        yield discord
    finally:
        discord.faults.end()
        discord.gateway.cut()
        for runner in runners:
            await runner.cleanup()
