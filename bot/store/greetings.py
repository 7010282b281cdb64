"""Which servers the bot has introduced itself to, so that it does so once."""

from sqlalchemy import delete

from bot.clock import Clock
from bot.store import dialect
from bot.store.database import Database
from bot.store.tables import greeted_guilds


class Greetings:
    """Notes each server that was greeted."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def claim(self, guild_id: int) -> bool:
        """Note that a server is being greeted; False where it has been."""
        row = {"guild_id": guild_id, "greeted_at": self._clock.now()}
        async with self._database.write(serialise=guild_id) as connection:
            return await dialect.insert_new(connection, greeted_guilds, row)

    async def give_back(self, guild_id: int) -> None:
        """Note that a server could not be greeted after all."""
        ours = greeted_guilds.c.guild_id == guild_id
        async with self._database.write(serialise=guild_id) as connection:
            await connection.execute(delete(greeted_guilds).where(ours))
