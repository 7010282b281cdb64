"""A whole conversation, with a restart, on PostgreSQL."""

from pathlib import Path

from bot.demo.town import open_town
from bot.settings import Settings
from tests.bot.store.conftest import empty_postgres
from tests.journeys.talk import press, tell


async def test_the_bot_works_on_postgres_as_on_sqlite(town_settings: Settings) -> None:
    url = await empty_postgres()
    directory: Path = town_settings.data_directory
    settings = Settings.load(None, data_directory=directory, database_url=url)
    async with open_town(settings) as town:
        assert town.services.store.database.engine.dialect.name == "postgresql"
        assert "7 Umbrellas" in await tell(
            town, town.ana, "!like 7 umbrellas, marzipan conspiracy ii"
        )
        assert "because you liked" in await tell(town, town.ana, "!recommend")
        await town.restart()
        await press(town, town.ana, "Undo")
        assert await town.services.store.tastes.of(town.ana.id) == []
        await tell(town, town.ana, "!rate 5 7 umbrellas")
        await tell(town, town.you, "!schedule every 6h")
        await tell(town, town.you, "!night plan friday 8pm")
        await town.restart()
        assert "every 6h" in await tell(town, town.you, "!schedule show")
        assert "7 Umbrellas" in await tell(town, town.ana, "!likes")
        await tell(town, town.ana, "!forget")
        await press(town, town.ana, "Erase everything")
        assert await town.services.store.tastes.of(town.ana.id) == []
