"""What a question costs on PostgreSQL: how often the bot waits for the network."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import URL, make_url

from bot.domain.tastes import TasteChange
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock
from tests.postgres import empty_postgres


class Wire:
    """Stands between the bot and its database, and counts how often the bot has to wait."""

    def __init__(self, server: URL) -> None:
        self._server = server
        self.round_trips = 0
        self._bot_spoke_last = False

    async def connect(self, from_bot: asyncio.StreamReader, to_bot: asyncio.StreamWriter) -> None:
        """Pass everything on, in both directions."""
        folder = self._server.query.get("host")
        if isinstance(folder, str) and folder.startswith("/"):
            socket = Path(folder) / f".s.PGSQL.{self._server.port or 5432}"
            opened = await asyncio.open_unix_connection(str(socket))
        else:
            opened = await asyncio.open_connection(self._server.host, self._server.port or 5432)
        from_server, to_server = opened
        await asyncio.gather(
            self._pass(from_bot, to_server, from_the_bot=True),
            self._pass(from_server, to_bot, from_the_bot=False),
        )

    async def _pass(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, from_the_bot: bool
    ) -> None:
        while data := await source.read(65536):
            self.round_trips += from_the_bot and not self._bot_spoke_last
            self._bot_spoke_last = from_the_bot
            target.write(data)
            await target.drain()
        target.close()


@asynccontextmanager
async def wired() -> AsyncIterator[tuple[Wire, str]]:
    """Return a wire to this worker's database, and the address of its near end."""
    url = make_url(await empty_postgres())
    wire = Wire(url)
    async with await asyncio.start_server(wire.connect, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        near = url.set(host="127.0.0.1", port=port).difference_update_query(["host"])
        yield wire, near.render_as_string(hide_password=False)


async def test_a_profile_costs_the_round_trip_of_its_query_and_no_more_than_one_beside(
    clock: TickingClock,
) -> None:
    async with wired() as (wire, url), await Store.open(url, clock) as store:
        await store.tastes.record(1, 1, [TasteChange.like(1)])
        await store.tastes.profile(1)
        before = wire.round_trips
        profile = await store.tastes.profile(1)
        assert wire.round_trips - before <= 2
        assert set(profile.likes) == {1}
