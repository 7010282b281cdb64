"""A whole conversation, with a restart, on PostgreSQL."""

from pathlib import Path

from bot.demo.simulated_server import open_server
from bot.settings import Settings
from tests.journeys.conversation import press, tell
from tests.postgres import empty_postgres


async def test_the_bot_works_on_postgres_as_on_sqlite(server_settings: Settings) -> None:
    url = await empty_postgres()
    directory: Path = server_settings.data_directory
    settings = Settings.load(None, data_directory=directory, database_url=url, base="off")
    async with open_server(settings) as server:
        assert server.services.store.database.engine.dialect.name == "postgresql"
        assert "7 Umbrellas" in await tell(
            server, server.ana, "!like 7 umbrellas, marzipan conspiracy ii"
        )
        assert "because you liked" in await tell(server, server.ana, "!recommend")
        await server.restart()
        await press(server, server.ana, "Undo")
        assert await server.services.store.tastes.of(server.ana.id) == []
        await tell(server, server.ana, "!rate 5 7 umbrellas")
        await tell(server, server.you, "!schedule every 6h")
        await tell(server, server.you, "!night plan friday 8pm")
        await server.restart()
        assert "every 6h" in await tell(server, server.you, "!schedule show")
        assert "7 Umbrellas" in await tell(server, server.ana, "!likes")
        await tell(server, server.ana, "!forget")
        await press(server, server.ana, "Erase everything")
        assert await server.services.store.tastes.of(server.ana.id) == []
