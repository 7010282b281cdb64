"""All that a recommendation needs to know of a person and a place, in one transaction."""

from bot.domain.viewer import Viewer
from bot.store.database import Database
from bot.store.guilds import read_guild_settings
from bot.store.lists.bars import read_barred_films
from bot.store.people import settings_of_person
from bot.store.tastes.profiles import read_profiles
from bot.store.training.model_settings import settings_of_model


class Viewers:
    """Reads viewers; what they are made of is written by the repositories of each part."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, user_id: int, guild_id: int | None) -> Viewer:
        """Return a person in a server; in direct messages adult titles are never shown."""
        async with self._database.read() as connection:
            profile = (await read_profiles(connection, [user_id]))[user_id]
            own = await settings_of_person(connection, user_id)
            model = await settings_of_model(connection)
            if guild_id is None:
                return Viewer(user_id, profile, own.adventure, model.adventure, adult_titles=False)
            there = await read_guild_settings(connection, guild_id)
            barred = await read_barred_films(connection, guild_id)
        adventure = model.adventure if there.adventure is None else there.adventure
        return Viewer(user_id, profile, own.adventure, adventure, there.adult_titles, there, barred)
